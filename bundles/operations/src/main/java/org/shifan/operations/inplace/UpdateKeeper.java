// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.operations.BundleJar;

/**
 * Keeps what a criteria bundle of a feature was updated to in place. The features service takes such a bundle back to the version that
 * its feature names at the next operation, whichever feature it is about; so the new content is installed once more, beside it, as a
 * bundle that belongs to no feature, and the higher version is in force. It goes when it is refused, and when the feature goes, names
 * a version as high, or somebody takes the bundle back by hand.
 */
@Component(service = UpdateKeeper.class)
public final class UpdateKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateKeeper.class);

    private final BundleContext context;
    private final FeaturesService features;
    private final CriteriaRegistry registry;
    /** What was installed and did not start yet: its bundle may have been taken back by then. */
    private final Undecided undecided;

    /** @param registry null while there is none: nothing that is kept is started or cleared away for what it says */
    @Activate
    public UpdateKeeper(
            BundleContext context,
            @Reference FeaturesService features,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    CriteriaRegistry registry) {
        this.context = context;
        this.features = features;
        this.registry = registry;
        this.undecided = new Undecided(context);
    }

    /**
     * Somebody updated this bundle just now: its content is kept at once, since the next command may be one about features. It does not
     * start before it is known what becomes of it.
     */
    void updated(Bundle bundle) {
        FeatureBundles.of(features).ifPresent(brought -> keep(bundle, brought, context.getBundles()));
    }

    /** Whether what this bundle was updated to is kept. */
    boolean keeps(Bundle bundle) {
        return context.getBundle(Kept.location(bundle)) != null;
    }

    /** Somebody stopped this bundle: so stops what keeps the same. */
    void stopped(Bundle bundle) {
        Bundle kept = context.getBundle(Kept.location(bundle));
        if (kept != null && !isAutostart(bundle)) {
            // Decided, also where nobody had looked at it yet.
            undecided.remove(kept);
            try {
                kept.stop();
            } catch (BundleException e) {
                LOG.error("{}, kept as bundle {}, does not stop: {}", name(kept), kept.getBundleId(), e.getMessage());
            }
        }
    }

    /** Somebody uninstalled this bundle: so goes what is kept of it. */
    void uninstalled(Bundle bundle) {
        Arrays.stream(context.getBundles())
                .filter(kept -> Kept.isOf(kept, bundle))
                .forEach(kept -> remove(kept, "somebody uninstalled bundle " + bundle.getBundleId()));
    }

    /**
     * Starts what is kept and accepted, and clears away what is kept for nothing; does nothing where all is as it should be.
     *
     * @param byHand the bundles that somebody updated since the last time
     * @return whether all is decided; otherwise it should be asked again in a moment
     */
    boolean tidy(Set<Long> byHand) {
        Optional<FeatureBundles> brought = FeatureBundles.of(features);
        if (brought.isEmpty()) {
            return false;
        }
        boolean decided = true;
        List<CriteriaSet> sets = registry == null ? List.of() : registry.sets();
        Bundle[] all = context.getBundles();
        Arrays.stream(all)
                .filter(bundle ->
                        state(bundle, sets).filter(UpdateKeeper::isSound).isPresent())
                .forEach(bundle -> keep(bundle, brought.get(), all));
        for (Bundle kept : context.getBundles()) {
            if (Kept.is(kept)) {
                Optional<String> over = over(kept, brought.get(), sets, byHand);
                if (over.isPresent()) {
                    remove(kept, over.get());
                } else {
                    decided &= start(kept, sets);
                }
            }
        }
        return decided;
    }

    private void keep(Bundle updated, FeatureBundles brought, Bundle[] all) {
        Set<Version> named = Kept.bringsCriteria(updated) && !Kept.is(updated) ? brought.named(updated, all) : Set.of();
        if (named.isEmpty() || Collections.max(named).compareTo(updated.getVersion()) >= 0) {
            return;
        }
        try {
            Bundle kept = context.getBundle(Kept.location(updated));
            if (kept == null) {
                kept = context.installBundle(Kept.location(updated), jar(updated));
                BundleStartLevel own = kept.adapt(BundleStartLevel.class);
                int level = updated.adapt(BundleStartLevel.class).getStartLevel();
                if (own.getStartLevel() != level) {
                    own.setStartLevel(level);
                }
                undecided.add(kept);
                LOG.info(
                        "{} was updated in place of {}, which a feature brought: bundle {} keeps it when that comes back",
                        name(updated),
                        Collections.max(named),
                        kept.getBundleId());
            } else if (!BundleJar.contents(kept).equals(BundleJar.contents(updated))) {
                kept.update(jar(updated));
            }
        } catch (BundleException | IOException e) {
            LOG.error(
                    "{} was updated in place and cannot be kept: the next feature that comes or goes brings {} back: {}",
                    name(updated),
                    Collections.max(named),
                    e.getMessage());
        }
    }

    private static ByteArrayInputStream jar(Bundle bundle) throws IOException {
        return new ByteArrayInputStream(BundleJar.of(bundle));
    }

    /** Why it need not be kept any longer; empty while it has to be. */
    private Optional<String> over(Bundle kept, FeatureBundles brought, List<CriteriaSet> sets, Set<Long> byHand) {
        String origin = Kept.origin(kept.getLocation()).orElseThrow();
        Set<Version> named = brought.named(kept.getSymbolicName(), origin);
        if (named.isEmpty()) {
            return Optional.of("its feature is gone");
        }
        return Arrays.stream(context.getBundles())
                .filter(other -> other != kept && kept.getSymbolicName().equals(other.getSymbolicName()))
                .map(other -> over(kept, other, named, sets, byHand))
                .filter(why -> !why.isEmpty())
                .findFirst();
    }

    private static String over(
            Bundle kept, Bundle other, Set<Version> named, List<CriteriaSet> sets, Set<Long> byHand) {
        int order = other.getVersion().compareTo(kept.getVersion());
        if (Kept.is(other)) {
            boolean serves = isAutostart(other)
                    && state(other, sets).filter(UpdateKeeper::isSound).isPresent();
            return order > 0 && serves ? name(other) + " is kept since" : "";
        }
        if (named.contains(other.getVersion())) {
            if (order >= 0) {
                return "its feature brings " + other.getVersion();
            }
            return byHand.contains(other.getBundleId()) && Kept.isOf(kept, other)
                    ? "somebody took bundle " + other.getBundleId() + " back to " + other.getVersion()
                    : "";
        }
        boolean refused = order == 0
                && Kept.isOf(kept, other)
                && state(other, sets).filter(CriteriaState.REFUSED::equals).isPresent();
        return refused ? "it is refused" : "";
    }

    /** Starts it when its content is accepted, or its bundle was taken back before that was known; false while it is not. */
    private boolean start(Bundle kept, List<CriteriaSet> sets) {
        if (isAutostart(kept)) {
            return true;
        }
        Optional<Bundle> updated = Arrays.stream(context.getBundles())
                .filter(other -> Kept.isOf(kept, other) && other.getVersion().equals(kept.getVersion()))
                .findFirst();
        if (updated.isPresent() && updated.get().getState() != Bundle.ACTIVE) {
            return true; // it is looked at when somebody starts that one
        }
        if (updated.isPresent() && state(updated.get(), sets).isEmpty()) {
            return false;
        }
        if (updated.isEmpty() && !undecided.has(kept)) {
            return true; // somebody stopped it
        }
        try {
            kept.start();
            undecided.remove(kept);
        } catch (BundleException e) {
            LOG.error("{} is kept as bundle {} and does not start: {}", name(kept), kept.getBundleId(), e.getMessage());
        }
        return true;
    }

    private static boolean isAutostart(Bundle bundle) {
        return bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    /** What became of what the bundle brings now; empty while it is not examined. */
    private static Optional<CriteriaState> state(Bundle bundle, List<CriteriaSet> sets) {
        return sets.stream()
                .filter(set -> set.bundle().equals(name(bundle)))
                .map(CriteriaSet::state)
                .findFirst();
    }

    private static boolean isSound(CriteriaState state) {
        return state != CriteriaState.REFUSED && state != CriteriaState.WAITING;
    }

    /** As a criteria set names its bundle. */
    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private void remove(Bundle kept, String why) {
        try {
            kept.uninstall();
            undecided.remove(kept);
            LOG.info("Bundle {}, which kept {}, is gone: {}", kept.getBundleId(), name(kept), why);
        } catch (BundleException e) {
            LOG.warn("Bundle {} keeps {} for nothing: {}", kept.getBundleId(), name(kept), e.getMessage());
        }
    }
}
