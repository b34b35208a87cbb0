// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.share;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.archive.ContentArchive;
import org.shifan.evaluation.archive.SharedBundles;
import org.shifan.evaluation.code.BundleBytes;
import org.shifan.evaluation.trail.Trail;

/**
 * Lets a bundle of criteria that is installed, updated or uninstalled on one node be so on all that share the database. Only there
 * with its file of settings. What was there when a node started is its own affair: the group has only what was changed
 * while a node ran, and a node that starts takes that over.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = BundleSharing.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BundleSharing.Configuration.class)
public final class BundleSharing implements BundleListener {
    static final String PID = "org.shifan.cluster";

    private static final Logger LOG = LoggerFactory.getLogger(BundleSharing.class);
    private static final String LOCATION = "shifan-shared:";
    private static final long EVERY_SECONDS = 2;

    /** A node of a group. */
    @ObjectClassDefinition(name = "Shifan: node of a group / 集群节点")
    public @interface Configuration {
        @AttributeDefinition(
                description = "The name of this node in logs and tables; the host's if empty / 节点名称；留空为主机名")
        String node() default "";
    }

    private final BundleContext context;
    private final SharedBundles shared;
    private final ContentArchive contents;
    private final String node;
    private final ScheduledExecutorService executor;
    /** Installed or updated since this node runs, and not started yet. */
    private final Set<Long> fresh = ConcurrentHashMap.newKeySet();
    /** The digests of the bundles that are here, by number; touched, as what follows, by the executor's one thread only. */
    private final Map<Long, String> digests = new HashMap<>();

    /** What bundles were last taken over as, by number: that they start then is no news to the group. */
    private final Map<Long, String> taken = new HashMap<>();

    private final Map<String, SharedBundles.Wanted> failed = new HashMap<>();
    private long seen;

    @Activate
    public BundleSharing(
            BundleContext context,
            @Reference SharedBundles shared,
            @Reference ContentArchive contents,
            Configuration configuration) {
        this(
                context,
                shared,
                contents,
                configuration.node().isBlank() ? host() : configuration.node().strip(),
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shifan-sharing")));
        executor.scheduleWithFixedDelay(() -> Trail.own(this::turn), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    BundleSharing(
            BundleContext context,
            SharedBundles shared,
            ContentArchive contents,
            String node,
            ScheduledExecutorService executor) {
        this.context = context;
        this.shared = shared;
        this.contents = contents;
        this.node = node;
        this.executor = executor;
        executor.execute(this::look);
        context.addBundleListener(this);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This host does not know its name", e);
            return "node";
        }
    }

    @Deactivate
    void close() {
        context.removeBundleListener(this);
        executor.shutdownNow();
    }

    /** What is here, so that it is known when it is gone. */
    private void look() {
        criteriaBundles().forEach(bundle -> digests.put(bundle.getBundleId(), digest(bundle)));
    }

    private List<Bundle> criteriaBundles() {
        return Arrays.stream(context.getBundles())
                .filter(BundleSharing::bringsCriteria)
                .toList();
    }

    private static boolean bringsCriteria(Bundle bundle) {
        return bundle.getHeaders("").get(CriteriaBundle.HEADER) != null;
    }

    /** Keeps the bytes of a bundle, and gives their digest. */
    private String digest(Bundle bundle) {
        try {
            return contents.keep(ContentArchive.Kind.BUNDLE, BundleBytes.of(bundle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        long id = bundle.getBundleId();
        if (!bringsCriteria(bundle)) {
            return;
        }
        switch (event.getType()) {
            case BundleEvent.INSTALLED, BundleEvent.UPDATED -> fresh.add(id);
            case BundleEvent.STARTED -> {
                if (fresh.remove(id)) {
                    executor.execute(() -> Trail.own(() -> guarded(bundle, () -> came(bundle))));
                }
            }
            case BundleEvent.UNINSTALLED ->
                executor.execute(() -> Trail.own(() -> guarded(bundle, () -> went(bundle))));
            default -> {
                // Stopping and resolving say nothing of what is here.
            }
        }
    }

    private void came(Bundle bundle) {
        String digest = digest(bundle);
        digests.put(bundle.getBundleId(), digest);
        if (digest.equals(taken.get(bundle.getBundleId()))) {
            // The group may have gone on since: to tell it what it said itself would undo that.
            return;
        }
        taken.remove(bundle.getBundleId());
        if (shared.came(bundle.getSymbolicName(), digest, node)) {
            LOG.info("Bundle {} {} is shared with the group", bundle.getSymbolicName(), bundle.getVersion());
        }
    }

    private void went(Bundle bundle) {
        String digest = digests.remove(bundle.getBundleId());
        taken.remove(bundle.getBundleId());
        if (digest != null && shared.went(bundle.getSymbolicName(), digest, node)) {
            LOG.info("Bundle {} {} is taken from the group", bundle.getSymbolicName(), bundle.getVersion());
        }
    }

    private static void guarded(Bundle bundle, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Bundle {} could not be shared with the group; install it on the other nodes", bundle, e);
        }
    }

    /** Takes over what was changed on other nodes; what cannot be is tried again. */
    void turn() {
        try {
            for (SharedBundles.Wanted wanted : shared.after(seen)) {
                failed.put(wanted.name(), wanted);
                seen = wanted.revision();
            }
        } catch (RuntimeException e) {
            LOG.warn("The bundles of the group cannot be read; it is tried again: {}", e.toString());
            return;
        }
        failed.values().removeIf(this::takenOver);
    }

    private boolean takenOver(SharedBundles.Wanted wanted) {
        try {
            takeOver(wanted);
            return true;
        } catch (RuntimeException | BundleException e) {
            LOG.error("Bundle {} of node {} cannot be taken over; it is tried again", wanted.name(), wanted.node(), e);
            return false;
        }
    }

    private void takeOver(SharedBundles.Wanted wanted) throws BundleException {
        List<Bundle> here = criteriaBundles().stream()
                .filter(bundle -> wanted.name().equals(bundle.getSymbolicName()))
                .toList();
        Optional<Bundle> same = here.stream()
                .filter(bundle ->
                        wanted.digest().equals(digests.computeIfAbsent(bundle.getBundleId(), id -> digest(bundle))))
                .findFirst();
        if (!wanted.there()) {
            if (same.isPresent()) {
                digests.remove(same.get().getBundleId());
                same.get().uninstall();
                LOG.info("Bundle {} was uninstalled, as on node {}", wanted.name(), wanted.node());
            }
            return;
        }
        if (same.isPresent()) {
            return;
        }
        byte[] bytes = contents.content(wanted.digest())
                .orElseThrow(() -> new IllegalStateException("bundle " + wanted.digest() + " is not in the archive"));
        Bundle bundle;
        if (here.isEmpty()) {
            bundle = context.installBundle(LOCATION + wanted.name(), new ByteArrayInputStream(bytes));
        } else {
            bundle = here.get(0);
            bundle.update(new ByteArrayInputStream(bytes));
        }
        digests.put(bundle.getBundleId(), wanted.digest());
        taken.put(bundle.getBundleId(), wanted.digest());
        bundle.start();
        LOG.info("Bundle {} {} was taken over from node {}", wanted.name(), bundle.getVersion(), wanted.node());
    }
}
