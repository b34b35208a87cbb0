// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.shifan.api.intake.ImportContext;

/**
 * Records as they go into the tables, before anybody looked whether they are new: all that can be done without the database,
 * and so while it takes the chunk before.
 *
 * @param <R> the record of the table
 */
public final class Prepared<R> {
    private final List<Recorder.Candidate<R>> candidates;
    private final Deltas deltas;
    private final NewRows rows;
    private final Set<Integer> years = new TreeSet<>();
    private final Set<String> enterprises = new TreeSet<>();
    private final NumberTexts numbers;

    /** @param dialect null when the records will not be inserted as they are */
    Prepared(Dialect dialect, RecordTable<R> table, ImportContext context, List<Recorder.Candidate<R>> candidates) {
        this.candidates = candidates;
        deltas = new Deltas(context.importId(), context.bureau().value(), table.sums());
        rows = dialect == null ? null : dialect.rows(table.written());
        numbers = dialect == Dialect.POSTGRESQL && !table.number().isEmpty() ? new NumberTexts(table.number()) : null;
        Set<String> named = new HashSet<>();
        for (Recorder.Candidate<R> candidate : candidates) {
            R record = candidate.record();
            table.count(record, deltas);
            years.add(table.year(record));
            if (table.givenOtherwise() != null) {
                named.add(table.enterprise(record));
            }
            if (rows != null) {
                rows.add(table.values(context, record));
            }
            if (numbers != null) {
                numbers.add(table.number(record));
            }
        }
        enterprises.addAll(named);
        if (context.synthetic()) {
            deltas.markSynthetic();
        }
        if (rows != null) {
            deltas.arrange();
        }
    }

    List<Recorder.Candidate<R>> candidates() {
        return candidates;
    }

    Deltas deltas() {
        return deltas;
    }

    NewRows rows() {
        return rows;
    }

    Set<Integer> years() {
        return years;
    }

    /** In order; none where an enterprise's year may be given by several tables. */
    Set<String> enterprises() {
        return enterprises;
    }

    /** Null where the database itself sees to it that a number is given once. */
    NumberTexts numbers() {
        return numbers;
    }
}
