// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The peers by name. */
final class Peers {
    private static final Map<String, Supplier<Peer>> ALL = new TreeMap<>(Map.of(
            "engine", Engine::new,
            "dmn-context", Dmn::byContext,
            "dmn-decisions", Dmn::byDecision,
            "drools-fresh", Drools::fresh,
            "drools-lasting", Drools::lasting,
            "decimal", HandWrittenDecimal::new,
            "double", HandWrittenDouble::new,
            "jexl-items", Jexl::byItem,
            "jexl-script", Jexl::byScript,
            "poi", Poi::new));

    private Peers() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Peer of(String name) {
        return ALL.get(name).get();
    }
}
