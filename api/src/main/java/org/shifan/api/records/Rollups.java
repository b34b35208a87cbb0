// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.records;

import java.math.BigDecimal;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** The sums that are kept of the records, from which facts are made; Shifan implements it. */
@ProviderType
public interface Rollups {
    /**
     * A sum that is not what the records add up to.
     *
     * @param table which sums: {@code sums}, {@code markets} or {@code coverage}
     * @param key whose: enterprise, year and heading or market; bureau, year and kind
     * @param measure what is summed
     * @param missing by how much it is too small; negative when it is too large
     */
    record Difference(String table, String key, String measure, BigDecimal missing) {}

    /**
     * What a check found.
     *
     * @param years the years with records or sums
     * @param records how many records they hold
     * @param wrong how many sums were wrong
     * @param first the first of them, at most a hundred
     * @param repaired whether they are right now
     */
    record Check(List<Integer> years, long records, long wrong, List<Difference> first, boolean repaired) {
        public Check {
            years = List.copyOf(years);
            first = List.copyOf(first);
        }
    }

    /**
     * Adds all records up anew in the database and compares. Imports may go on meanwhile: a difference counts only when it
     * is there in a state of the year that nobody changes.
     *
     * @param repair whether wrong sums are set right, year by year, each in one transaction
     * @param by who asks for it
     */
    Check check(boolean repair, String by);
}
