// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.shifan.api.text.ShifanException;

/** Writes a file whole or not at all: a reader never meets half a report. */
final class ReportFile {
    private ReportFile() {}

    /** What fills the file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws ShifanException {@code report.write}, which names the file and the reason */
    static Path write(Path folder, String name, Content content) {
        Path file = folder.resolve(name);
        Path half = null;
        try {
            Files.createDirectories(folder);
            // Not a temporary file of the JDK: nobody but its owner could read that.
            half = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(half, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            move(half, file);
            return file;
        } catch (IOException e) {
            throw new ShifanException(Words.M.message("report.write", file, String.valueOf(e.getMessage())), e);
        } finally {
            discard(half);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path half) {
        if (half != null) {
            // What could not be removed is a hidden file that nothing reads.
            half.toFile().delete();
        }
    }
}
