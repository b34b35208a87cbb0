// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;

/** What records were before they were corrected or deleted; Shifan implements it. */
@ProviderType
public interface RecordHistory {
    /**
     * A former state of a record.
     *
     * @param kind the kind of import, such as {@code exports}
     * @param key the record's key as messages name it
     * @param revision counts the changes of the record from 1
     * @param action {@code correct} or {@code delete}
     * @param former its content before the change, by column
     * @param formerImport the import that it came from
     * @param changedImport the import that changed it
     * @param changedAt when
     * @param by who
     * @param reason why
     */
    record Change(
            String kind,
            String key,
            int revision,
            String action,
            Map<String, String> former,
            long formerImport,
            long changedImport,
            Instant changedAt,
            String by,
            String reason) {}

    /**
     * The changes of a bureau's records of one kind, the latest first.
     *
     * @param key only of the record with this key; empty for all
     * @param limit at most so many
     */
    List<Change> changes(BureauCode bureau, String kind, String key, int limit);

    /**
     * What one import changed, by key.
     *
     * @param limit at most so many
     */
    List<Change> ofImport(long importNumber, int limit);
}
