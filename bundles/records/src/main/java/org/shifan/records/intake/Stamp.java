// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

import static org.shifan.records.intake.IntakeMessages.refuse;

/**
 * How a file lay there when it was opened first. It is opened by its path again for its rows: while somebody still copies it, they are
 * not those that were checked, and the last may end within a number.
 */
record Stamp(Path file, long size, Instant changed) {

    static Stamp of(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(file, found.size(), found.lastModifiedTime().toInstant());
    }

    /** @throws org.shifan.api.text.ShifanException {@code intake.file.changed} when it is another file by now */
    void check() throws IOException {
        Stamp now;
        try {
            now = of(file);
        } catch (NoSuchFileException e) {
            throw refuse("intake.file.gone", file.getFileName());
        }
        if (!now.equals(this)) {
            throw refuse("intake.file.changed", file.getFileName(), size, changed, now.size, now.changed);
        }
    }
}
