// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

import javax.persistence.Query;

import org.shifan.api.facilitation.MeasureLedger.Checks;

/** Adds up what the checks of a period found, by measure; each measure's results stand in the register that it has. */
final class Checked {
    private static final String COUNT = "select u.measure, count(u) from UseEntity u";
    private static final String BY_MEASURE = " group by u.measure";

    private final BiFunction<String, String, Query> query;
    private final Map<String, long[]> sums = new TreeMap<>();

    /** @param query of lines: what is selected, and what stands behind the conditions of the period */
    Checked(BiFunction<String, String, Query> query) {
        this.query = query;
    }

    List<Checks> all() {
        add(0, "", " and (u.drawn = 1 or u.measure = 'F9a')");
        String check = " and x.treatment = u.treatment and x.measure = u.measure";
        add(1, ", CheckEntity x", check);
        add(2, ", CheckEntity x", check + " and x.failed = 1");
        String ofDeclaration = " and u.drawn = 1 and x.declaration = u.declaration";
        String proof = " and u.measure = 'F6'" + ofDeclaration;
        add(1, ", ProofEntity x", proof + " and x.outcome <> 'OPEN'");
        add(2, ", ProofEntity x", proof + " and x.outcome = 'FAILED'");
        String sample = " and u.measure = 'F2'" + ofDeclaration;
        add(1, ", SampleEntity x", sample + " and x.outcome <> 'OPEN'");
        add(2, ", SampleEntity x", sample + " and x.outcome = 'FAILED'");
        return sums.entrySet().stream()
                .map(each -> new Checks(each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
                .toList();
    }

    private void add(int place, String beside, String where) {
        for (Object each : query.apply(COUNT + beside, where + BY_MEASURE).getResultList()) {
            Object[] row = (Object[]) each;
            sums.computeIfAbsent((String) row[0], none -> new long[3])[place] += ((Number) row[1]).longValue();
        }
    }
}
