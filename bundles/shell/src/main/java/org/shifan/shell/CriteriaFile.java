// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.shifan.api.text.ShifanException;

/** A criteria document in a file. */
final class CriteriaFile {
    /** As much as the reader of criteria takes, and one byte more by which a longer file is known and refused. */
    private static final int MOST_BYTES = 2 * 1024 * 1024 + 1;

    private CriteriaFile() {}

    /** @throws ShifanException {@code shell.file.unreadable} */
    static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new ShifanException(ShellMessages.M.message("shell.file.unreadable", file), e);
        }
    }

    /**
     * Writes it at once, for the folder may be one that is watched.
     *
     * @throws ShifanException {@code criteria.sheet.unwritable}
     */
    static void write(Path target, byte[] content) {
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ShifanException(
                    ShellMessages.M.message("criteria.sheet.unwritable", target, String.valueOf(e.getMessage())), e);
        }
    }
}
