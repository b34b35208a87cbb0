// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;

/**
 * Reads CSV, XLSX, JSON and XML files into the registered {@link ImportTarget}s: good rows in, bad rows in a reject
 * file; the same file twice changes nothing; Shifan implements it.
 */
@ProviderType
public interface ImportService {
    /** The kinds that can be imported now, by name. */
    List<ImportTarget> targets();

    /**
     * Imports a file, corrects or deletes records by it, or tells what would become of it. Interrupting the thread stops it
     * after the chunk under way.
     *
     * @param progress told of the work as it goes; may be null
     * @throws org.shifan.api.text.ShifanException when nothing can be read at all: {@code
     *     intake.kind.unknown}, {@code intake.file.missing}, {@code intake.file.kind}, {@code
     *     intake.file.broken}, {@code intake.archive.*}, {@code intake.header.missing}, {@code intake.header.merged},
     *     {@code intake.columns.*}; {@code intake.mode} and {@code intake.preview} when the kind does not allow it,
     *     {@code intake.reason}; {@code intake.interrupted}
     */
    ImportResult run(ImportRequest request, ImportProgress progress);

    /** Imports the new records of a file; see {@link #run}. */
    default ImportResult importFile(String kind, Path file, BureauCode bureau, String by, ImportProgress progress) {
        return run(ImportRequest.add(kind, file, bureau, by), progress);
    }
}
