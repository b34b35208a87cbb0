// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * A copy of what the server would need on another machine: database, settings, folder {@code deploy/}, and the bundles
 * that were installed besides those of the distribution.
 *
 * @param folder where it lies; its last part is its name, such as {@code shifan-20150630-174500}
 * @param taken when it was begun; the database is as it was at one moment after that
 * @param version of the server that took it
 * @param database name and version of the database
 * @param files how many files it has, its own list not counted
 * @param bytes size of these files
 */
public record Backup(Path folder, Instant taken, String version, String database, int files, long bytes) {

    public Backup {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(taken, "taken");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(database, "database");
    }

    /** The last part of the folder. */
    public String name() {
        return String.valueOf(folder.getFileName());
    }
}
