// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.operations.Containment;
import org.shifan.api.operations.Plugin;
import org.shifan.api.operations.Plugins;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.operations.hand.Asking;
import org.shifan.operations.hand.Hands;
import org.shifan.operations.inplace.Kept;

import static org.shifan.operations.OperationsMessages.M;

/** Puts together what the registry, the container and Karaf's features know of a bundle. */
@Component
public final class PluginBook implements Plugins {
    private static final Set<String> EXTENSIONS =
            Set.of(FactProvider.class.getName(), ScoringFunction.class.getName(), ImportTarget.class.getName());

    private final BundleContext context;
    private final Causes causes;
    private final CriteriaRegistry registry;
    private final FeaturesService features;
    private final Containment containment;
    private final Hands hands;
    private final Asking asking;

    /**
     * @param registry null while there is none
     * @param features null where there is no Karaf
     * @param containment null while there is none
     */
    @Activate
    public PluginBook(
            BundleContext context,
            @Reference Causes causes,
            @Reference Hands hands,
            @Reference Asking asking,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    CriteriaRegistry registry,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    FeaturesService features,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Containment containment) {
        this.context = context;
        this.causes = causes;
        this.hands = hands;
        this.asking = asking;
        this.registry = registry;
        this.features = features;
        this.containment = containment;
    }

    @Override
    public List<Plugin> list() {
        asking.look();
        List<CriteriaSet> sets = sets();
        return causes.bundles()
                .map(bundle -> plugin(bundle, sets))
                .filter(plugin -> !plugin.provides().isEmpty())
                .toList();
    }

    private List<CriteriaSet> sets() {
        return registry == null ? List.of() : registry.sets();
    }

    private Plugin plugin(Bundle bundle, List<CriteriaSet> sets) {
        List<CriteriaSet> brought =
                sets.stream().filter(set -> set.bundle().equals(named(bundle))).toList();
        List<String> provides = new ArrayList<>();
        brought.forEach(set -> provides.add("criteria " + set.id() + " " + set.version()));
        provides.addAll(extensions(bundle));
        Optional<CriteriaSet> first = brought.stream().findFirst();
        return new Plugin(
                bundle.getBundleId(),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                state(bundle.getState()),
                first.map(CriteriaSet::key).map(key -> key.authority()).orElse(null),
                first.map(CriteriaSet::digest).orElse(null),
                provides,
                Instant.ofEpochMilli(bundle.getLastModified()),
                by(bundle),
                hands.of(bundle, brought));
    }

    /** As a criteria set names its bundle. */
    private static String named(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static List<String> extensions(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services == null) {
            return List.of();
        }
        return Arrays.stream(services)
                .flatMap(service -> Arrays.stream((String[]) service.getProperty(Constants.OBJECTCLASS)))
                .filter(EXTENSIONS::contains)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .distinct()
                .sorted()
                .toList();
    }

    private String by(Bundle bundle) {
        String location = bundle.getLocation();
        return Origin.file(Origin.folder(context), location)
                .map(file -> "folder deploy/" + file)
                .or(() -> Origin.feature(features, location).map(name -> "feature " + name))
                .or(() -> Kept.origin(location).map(origin -> "kept beside " + origin))
                .orElse(location);
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.ACTIVE -> "ACTIVE";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.INSTALLED -> "INSTALLED";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            default -> "UNINSTALLED";
        };
    }

    @Override
    public List<Message> why(String name) {
        asking.look();
        List<CriteriaSet> sets =
                sets().stream().filter(set -> set.id().equals(name)).toList();
        if (!sets.isEmpty()) {
            return sets.stream().flatMap(set -> why(set).stream()).toList();
        }
        Optional<Bundle> bundle = Arrays.stream(context.getBundles())
                .filter(b -> name.equals(b.getSymbolicName()) || name.equals(String.valueOf(b.getBundleId())))
                .findFirst();
        if (bundle.isPresent()) {
            List<Message> found = new ArrayList<>(causes.of(bundle.get()));
            found.addAll(misbehaviour(bundle.get()));
            return orWell(found, bundle.get().getSymbolicName());
        }
        if (causes.knowsService(name)) {
            return orWell(causes.ofService(name), name);
        }
        throw new ShifanException(M.message("operations.unknown", name));
    }

    /** What code of the bundle is out, hangs, or left threads behind. */
    private List<Message> misbehaviour(Bundle bundle) {
        return containment == null
                ? List.of()
                : containment.plugins().stream()
                        .filter(plugin -> plugin.bundle() == bundle.getBundleId())
                        .flatMap(plugin -> ContainmentCheck.troubles(plugin).stream())
                        .toList();
    }

    private static List<Message> orWell(List<Message> causes, String name) {
        return causes.isEmpty() ? List.of(M.message("why.well", name)) : causes;
    }

    private List<Message> why(CriteriaSet set) {
        List<Message> out = new ArrayList<>();
        // Of what could not be read as a whole nobody knows the period.
        Object period = set.inForce() == null ? "-" : set.inForce();
        out.add(M.message("why.set." + set.state(), set.id(), set.version(), set.bundle(), period));
        for (Problem problem : set.problems()) {
            out.add(M.message("why.problem", problem.file(), problem.line(), problem.column(), problem.message()));
        }
        Arrays.stream(context.getBundles())
                .filter(bundle -> set.bundle().equals(named(bundle)))
                .forEach(bundle -> out.addAll(misbehaviour(bundle)));
        set.notices().forEach(notice -> out.add(M.message("criteria.notice", set.id(), set.version(), notice)));
        if (set.state() == CriteriaState.STAGED && set.key() != null) {
            winner(set).ifPresent(w -> out.add(M.message("why.winner", w.id(), w.version(), w.inForce())));
        }
        return out;
    }

    private Optional<CriteriaSet> winner(CriteriaSet set) {
        return sets().stream()
                .filter(other -> set.key().equals(other.key()) && other.state() == CriteriaState.ACTIVE)
                .findFirst();
    }
}
