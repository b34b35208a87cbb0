// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which rules a treatment was decided by, to the letter.
 *
 * @param name of the rules; empty where there were none
 * @param version of the bundle that brought them
 * @param digest SHA-256 over all tables, in hexadecimal digits
 * @param tables SHA-256 of each table, by its name: rules and reference data alike
 */
public record RulesVersion(String name, String version, String digest, SortedMap<String, String> tables) {
    /** Where there are no rules. */
    public static final RulesVersion NONE = new RulesVersion("", "", "", Collections.emptySortedMap());

    public RulesVersion {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** The same with these tables. */
    public static RulesVersion of(String name, String version, String digest, Map<String, String> tables) {
        return new RulesVersion(name, version, digest, new TreeMap<>(tables));
    }
}
