// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
