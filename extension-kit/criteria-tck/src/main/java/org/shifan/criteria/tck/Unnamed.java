// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.code.ArchivedBundle;
import org.shifan.evaluation.plugin.PlugIns;

/**
 * Functions that a component of the bundle registers and the author's test does not name: they are made from the bundle, as a
 * server makes them from its archive. Not before they are called: code that must not run is not run.
 */
final class Unnamed {
    private final Supplier<byte[]> bundle;
    private final PlugIns server;
    private final Map<String, ScoringFunction> made = new ConcurrentHashMap<>();

    Unnamed(Supplier<byte[]> bundle, PlugIns server) {
        this.bundle = bundle;
        this.server = server;
    }

    /**
     * The function, which is made when it is called first.
     *
     * @param set that it is of
     */
    ScoringFunction function(String set, String name) {
        return input -> made.computeIfAbsent(name, it -> make(set, it)).score(input);
    }

    /** @throws ShifanException when it cannot be made; {@code code.archive} says so too */
    private ScoringFunction make(String set, String name) {
        return server.archived(
                        set, name, () -> ArchivedBundle.open(bundle.get()).function(name))
                .orElseThrow(() -> new IllegalStateException(name));
    }
}
