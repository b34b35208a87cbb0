// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongConsumer;

import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.evaluation.plugin.Offered;
import org.shifan.evaluation.plugin.PlugIns;

/**
 * The scoring functions that are registered now, bundle by bundle: a set uses those of its own bundle only, so
 * that two bureaus may use the same name and none depends on another's code.
 */
@Component(service = ScoringFunctionRegistry.class)
public final class ScoringFunctionRegistry {
    /** The service property that {@link org.shifan.api.criteria.ScoringFunctionName} writes. */
    static final String NAME = "shifan.scoring.function.name";

    private static final Logger LOG = LoggerFactory.getLogger(ScoringFunctionRegistry.class);

    /** By the order of their registration; of two with one name the first counts. */
    private final TreeMap<Long, Offer> offers = new TreeMap<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LongConsumer onBarred = this::barred;
    private volatile Map<Long, Map<String, ScoringFunction>> byBundle = Map.of();

    private final PlugIns plugIns;
    private final Offered<ScoringFunction> offered;

    @Activate
    public ScoringFunctionRegistry(@Reference PlugIns plugIns) {
        this.plugIns = plugIns;
        this.offered = new Offered<>(plugIns);
        plugIns.barring().listen(onBarred);
    }

    @Deactivate
    void close() {
        plugIns.barring().forget(onBarred);
    }

    /** Of a bundle whose set a guard refuses nobody uses functions, the version in force before neither. */
    private void barred(long bundle) {
        synchronized (offers) {
            if (offers.values().stream().noneMatch(offer -> offer.bundle() == bundle)) {
                return;
            }
            publish();
        }
        listeners.forEach(Runnable::run);
    }

    private record Offer(long bundle, String name, ScoringFunction function) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "went")
    void came(ComponentServiceObjects<ScoringFunction> offer, Map<String, Object> properties) {
        offered.come(offer).ifPresent(function -> addFunction(function, properties));
    }

    void went(ComponentServiceObjects<ScoringFunction> offer, Map<String, Object> properties) {
        offered.go(offer, properties).ifPresent(function -> removeFunction(function, properties));
    }

    public void addFunction(ScoringFunction function, Map<String, Object> properties) {
        Object name = properties.get(NAME);
        if (!(name instanceof String)) {
            LOG.error(
                    "Scoring function {} has no service property {} and is left out",
                    function.getClass().getName(),
                    NAME);
            return;
        }
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        Offer offer = new Offer(bundle, (String) name, plugIns.guarded(function, bundle, (String) name));
        synchronized (offers) {
            offers.put((Long) properties.get(Constants.SERVICE_ID), offer);
            publish();
        }
        listeners.forEach(Runnable::run);
    }

    public void removeFunction(ScoringFunction function, Map<String, Object> properties) {
        synchronized (offers) {
            Offer gone = offers.remove((Long) properties.get(Constants.SERVICE_ID));
            if (gone == null) {
                return;
            }
            plugIns.forget(gone.bundle(), gone.name());
            publish();
        }
        listeners.forEach(Runnable::run);
    }

    /** Runs the listener, in the thread that brought the news, whenever functions came or went. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The functions of one bundle, as they are now. */
    Function<String, Optional<ScoringFunction>> of(long bundle) {
        Map<String, ScoringFunction> now = byBundle.getOrDefault(bundle, Map.of());
        return name -> Optional.ofNullable(now.get(name));
    }

    /** The names of one bundle's functions, as they are now. */
    Set<String> names(long bundle) {
        return Set.copyOf(byBundle.getOrDefault(bundle, Map.of()).keySet());
    }

    /** The functions of all bundles, as they are now: for a document that is in no bundle yet. */
    Function<String, Optional<ScoringFunction>> any() {
        Map<Long, Map<String, ScoringFunction>> now = byBundle;
        return name -> now.values().stream()
                .map(functions -> functions.get(name))
                .filter(function -> function != null)
                .findFirst();
    }

    private void publish() {
        Map<Long, Map<String, ScoringFunction>> now = new HashMap<>();
        for (Offer offer : offers.values()) {
            if (plugIns.barring().isBarred(offer.bundle())) {
                continue;
            }
            now.computeIfAbsent(offer.bundle(), b -> new HashMap<>()).putIfAbsent(offer.name(), offer.function());
        }
        byBundle = Collections.unmodifiableMap(now);
    }
}
