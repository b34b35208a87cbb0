// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The peers by name. */
final class Peers {
    private static final Map<String, Supplier<Peer>> ALL = new TreeMap<>(Map.ofEntries(
            entry("engine", Engine::fromInputs),
            entry("engine-snapshot", Engine::fromSnapshot),
            entry("engine-words", Engine::withWords),
            entry("service", Service::sitting),
            entry("service-single", Service::single),
            entry("dmn-context", Dmn::byContext),
            entry("dmn-decisions", Dmn::byDecision),
            entry("dmn-tables", Dmn::byTable),
            entry("drools-fresh", Drools::fresh),
            entry("drools-lasting", Drools::lasting),
            entry("decimal", HandWrittenDecimal::new),
            entry("double", HandWrittenDouble::new),
            entry("jexl-items", Jexl::byItem),
            entry("jexl-script", Jexl::byScript),
            entry("poi", Poi::new)));

    private Peers() {}

    private static Map.Entry<String, Supplier<Peer>> entry(String name, Supplier<Peer> peer) {
        return Map.entry(name, peer);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    static Peer of(String name) {
        return ALL.get(name).get();
    }
}
