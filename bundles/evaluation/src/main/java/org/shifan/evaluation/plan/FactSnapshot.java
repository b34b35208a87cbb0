// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.time.LocalDate;
import java.util.Map;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactValue;

/**
 * The facts of one subject as an evaluation found them.
 *
 * @param year the year that is evaluated
 * @param asOf the day of the evaluation
 * @param values what the plan needs; a need without an entry is missing
 */
public record FactSnapshot(Subject subject, int year, LocalDate asOf, Map<FactNeed, FactValue> values) {
    public FactSnapshot {
        values = Map.copyOf(values);
    }

    /** Canonical JSON in UTF-8: independent of the order in which the facts came, exact in every digit. */
    public byte[] canonical() {
        return SnapshotCanon.bytes(this);
    }

    /** SHA-256 over {@link #canonical()}, in hexadecimal. */
    public String digest() {
        return SnapshotCanon.sha256(canonical());
    }
}
