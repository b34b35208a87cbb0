// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.facts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.FactWindow;
import org.shifan.api.metrics.Metrics;
import org.shifan.evaluation.plugin.Offered;
import org.shifan.evaluation.plugin.PlugIns;

/**
 * The facts of all providers that are registered now. Of two providers that bring a fact of the same name, the
 * one that was registered first delivers it, as long as it is there; the other one is reported once.
 *
 * <p>It asks nobody's permission: that does the catalogue which is offered to others ({@code AskedFacts}). Who reads takes the snapshot once and finishes on it. Providers and listeners are called outside the lock,
 * which guards nothing but the list of providers.
 */
@Component(service = FactRegistry.class)
public final class FactRegistry implements FactCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(FactRegistry.class);

    /** By the order of their registration. */
    private final TreeMap<Long, Offer> offers = new TreeMap<>();

    private final PlugIns plugIns;
    private final Offered<FactProvider> offered;
    private final Set<String> reported = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LongConsumer onBarred = this::barred;
    private volatile Map<FactId, Owned> facts = Map.of();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Metrics metrics;

    private record Offer(FactProvider provider, String name, List<FactDefinition> definitions, long bundle) {}

    /** A fact and who delivers it. */
    record Owned(FactDefinition definition, FactProvider provider, String name, long bundle) {}

    @Activate
    public FactRegistry(@Reference PlugIns plugIns) {
        this.plugIns = plugIns;
        this.offered = new Offered<>(plugIns);
        plugIns.barring().listen(onBarred);
    }

    @Deactivate
    void close() {
        plugIns.barring().forget(onBarred);
    }

    /** What a bundle delivers whose set a guard refuses is nobody's fact. */
    private void barred(long bundle) {
        synchronized (offers) {
            if (offers.values().stream().noneMatch(offer -> offer.bundle() == bundle)) {
                return;
            }
            publish();
        }
        listeners.forEach(Runnable::run);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "went")
    void came(ComponentServiceObjects<FactProvider> offer, Map<String, Object> properties) {
        offered.come(offer).ifPresent(provider -> addProvider(provider, properties));
    }

    void went(ComponentServiceObjects<FactProvider> offer, Map<String, Object> properties) {
        offered.go(offer, properties).ifPresent(provider -> removeProvider(provider, properties));
    }

    public void addProvider(FactProvider provider, Map<String, Object> properties) {
        FactProvider called;
        List<FactDefinition> definitions;
        try {
            called = keepsRecords(provider) ? provider : plugIns.guarded(provider, bundle(properties));
            definitions = List.copyOf(called.facts());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Fact provider {} does not tell its facts and is left out", name(provider), e);
            return;
        }
        synchronized (offers) {
            offers.put(order(properties), new Offer(called, name(provider), definitions, bundle(properties)));
            publish();
        }
        listeners.forEach(Runnable::run);
    }

    public void removeProvider(FactProvider provider, Map<String, Object> properties) {
        synchronized (offers) {
            Offer gone = offers.remove(order(properties));
            if (gone == null) {
                return;
            }
            plugIns.forget(gone.bundle(), gone.name());
            publish();
        }
        listeners.forEach(Runnable::run);
    }

    /** Runs the listener, in the thread that brought the news, whenever facts came or went; it should be quick. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The fact of that name, also one over a window, which who delivers the whole fact delivers; null when there is none. */
    static Owned owned(Map<FactId, Owned> facts, FactId id) {
        Owned itself = facts.get(id);
        return itself != null
                ? itself
                : FactWindow.definition(
                                id,
                                whole -> Optional.ofNullable(facts.get(whole)).map(Owned::definition))
                        .map(definition -> {
                            Owned whole =
                                    facts.get(FactWindow.parse(id).orElseThrow().fact());
                            return new Owned(definition, whole.provider(), whole.name(), whole.bundle());
                        })
                        .orElse(null);
    }

    /** Who delivers the fact. */
    public Optional<FactProvider> provider(FactId fact) {
        return Optional.ofNullable(owned(facts, fact)).map(Owned::provider);
    }

    /** Who delivers the fact, if it is a service of that bundle. */
    public Optional<FactProvider> provider(FactId fact, long bundle) {
        return Optional.ofNullable(owned(facts, fact))
                .filter(owned -> owned.bundle() == bundle)
                .map(Owned::provider);
    }

    /** The facts that a plug-in of this bundle and name delivers now. */
    public Set<FactId> factsOf(long bundle, String name) {
        return facts.values().stream()
                .filter(owned -> owned.bundle() == bundle && owned.name().equals(name))
                .map(owned -> owned.definition().id())
                .collect(Collectors.toSet());
    }

    /** A module that keeps records reads as long as it takes, a country at once; a bureau's bundle keeps none. */
    private static boolean keepsRecords(FactProvider provider) {
        if (!(provider instanceof BulkFactProvider)) {
            return false;
        }
        Bundle bundle = FrameworkUtil.getBundle(provider.getClass());
        return bundle == null || bundle.getHeaders("").get(CriteriaBundle.HEADER) == null;
    }

    private static long bundle(Map<String, Object> properties) {
        return properties.get(Constants.SERVICE_BUNDLEID) instanceof Long id ? id : -1;
    }

    @Override
    public List<FactDefinition> definitions() {
        return facts.values().stream().map(Owned::definition).toList();
    }

    @Override
    public Optional<FactDefinition> definition(FactId id) {
        return Optional.ofNullable(owned(facts, id)).map(Owned::definition);
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> read(
            Set<FactId> wanted, List<Subject> subjects, int year, LocalDate asOf) {
        return new Reading(facts, asOf, Metrics.orNone(metrics)).all(wanted, subjects, year);
    }

    /** The states of all providers that tell one: another text whenever records changed, or providers came and went. */
    public String revision() {
        Map<String, String> states = new TreeMap<>();
        List<Offer> all;
        synchronized (offers) {
            all = List.copyOf(offers.values());
        }
        for (Offer offer : all) {
            if (plugIns.barring().isBarred(offer.bundle())) {
                continue;
            }
            String state;
            try {
                state = offer.provider().revision();
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("Fact provider {} does not tell its state", offer.name(), e);
                state = "?";
            }
            if (state != null && !state.isEmpty()) {
                states.merge(offer.name(), state, (one, other) -> one + "," + other);
            }
        }
        return states.isEmpty() ? "" : states.toString();
    }

    private void publish() {
        TreeMap<FactId, Owned> now = new TreeMap<>();
        for (Offer offer : offers.values()) {
            if (plugIns.barring().isBarred(offer.bundle())) {
                continue;
            }
            for (FactDefinition definition : offer.definitions()) {
                Owned first = now.putIfAbsent(
                        definition.id(), new Owned(definition, offer.provider(), offer.name(), offer.bundle()));
                if (first != null && first.provider() != offer.provider()) {
                    report(definition.id(), first.name(), offer.name());
                }
            }
        }
        facts = Collections.unmodifiableMap(now);
    }

    private void report(FactId fact, String first, String second) {
        if (reported.add(fact + " " + second)) {
            LOG.error(
                    "The fact '{}' is delivered by {}, which was registered first; the one of {} is not used",
                    fact,
                    first,
                    second);
        }
    }

    private static Long order(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }

    static String name(FactProvider provider) {
        return provider.getClass().getName();
    }
}
