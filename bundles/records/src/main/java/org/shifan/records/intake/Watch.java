// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;

import org.shifan.api.intake.ImportProgress;

import static org.shifan.records.intake.IntakeMessages.refuse;

/** Whoever waits for an import: is told how it goes on, and may stop it by interrupting its thread. */
final class Watch {
    private static final long STEP = 8L << 20;

    private final Path file;
    private final ImportProgress progress;
    private long told;

    /** @param progress may be null */
    Watch(Path file, ImportProgress progress) {
        this.file = file;
        this.progress = progress;
    }

    /**
     * Says how far the file is checked, before a row of it is stored.
     *
     * @throws org.shifan.api.text.ShifanException {@code intake.interrupted.check} when it shall stop
     */
    void checked(long position, long size) {
        if (interrupted()) {
            throw refuse("intake.interrupted.check", file.getFileName());
        }
        // A second pass begins at the beginning.
        if (progress != null && (position >= told + STEP || position < told)) {
            told = position;
            progress.checked(position, size);
        }
    }

    void imported(long rows, long position, long size) {
        if (progress != null) {
            progress.at(rows, Math.min(position, size), size);
        }
    }

    /** Whether the thread was interrupted; it no longer is afterwards, so that the end can still be noted. */
    static boolean interrupted() {
        return Thread.interrupted();
    }
}
