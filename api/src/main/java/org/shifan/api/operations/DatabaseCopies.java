// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Moves the data of the running server into another database, such as from Derby to PostgreSQL and back. */
@ProviderType
public interface DatabaseCopies {

    /** Hears how far a copy is. */
    @ConsumerType
    @FunctionalInterface
    interface Progress {
        /**
         * Called now and then.
         *
         * @param done rows that are copied or compared
         * @param all rows to copy and to compare
         */
        void at(long done, long all);
    }

    /**
     * Copies every table as it is at one moment, and compares the copy with it row by row. It is all there in the end, or
     * nothing: a copy that was killed is begun anew by the next one. From Derby, whoever writes meanwhile has to wait.
     *
     * @param settings a file as {@code etc/org.ops4j.datasource-shifan.cfg} that describes the other database
     * @throws org.shifan.api.text.ShifanException {@code copy.running} while another is under way, {@code
     *     copy.database.none}, {@code copy.settings.*} when the file cannot be used, {@code copy.connect} when the other
     *     database does not answer, {@code copy.filled} when it is not empty, {@code copy.tables} when the database has
     *     tables of a module that is not here, {@code copy.busy} when somebody writes for too long, {@code copy.differs}
     *     when the copy is not what was copied, {@code copy.failed}
     */
    DatabaseCopy copy(Path settings, Progress progress);
}
