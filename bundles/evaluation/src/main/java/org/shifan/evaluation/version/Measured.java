// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a piece measures: the facts that its rule or condition reads, each with its unit. */
final class Measured {
    private Measured() {}

    static Set<String> by(Piece piece) {
        Set<String> out = new TreeSet<>();
        collect(piece.fields(), out);
        return out;
    }

    private static void collect(Object value, Set<String> out) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("fact") instanceof String fact) {
                out.add(map.get("unit") instanceof String unit ? fact + " (" + unit + ")" : fact);
            }
            if (map.get("peer") instanceof String peer) {
                out.add(peer);
            }
            map.forEach((key, each) -> {
                if (key.equals("facts") && each instanceof List<?> facts) {
                    facts.stream().filter(String.class::isInstance).forEach(fact -> out.add((String) fact));
                }
                collect(each, out);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, out));
        }
    }
}
