// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.api.operations.DevelopmentWatch.Turn;
import org.shifan.api.operations.LogReference;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;

import static org.shifan.deployer.DeployerMessages.M;

/** Looks at a source five times a second; what is the same in two looks is whole and goes into the container. */
final class SourceWatch implements DevelopmentWatch.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
    private static final long LOOK_MILLIS = 200;
    /** A set whose function or fact does not come is waiting, and that is said then. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration APPROVAL = Duration.ofSeconds(1);

    private final BundleContext context;
    private final CriteriaRegistry registry;
    private final Source source;
    private final String location;
    private final Consumer<Turn> heard;
    private final Runnable closed;
    private final ScheduledExecutorService clock;
    private Map<Path, Source.Stamp> installed = Map.of();
    private Map<Path, Source.Stamp> seen = Map.of();
    private Bundle bundle;

    SourceWatch(
            BundleContext context,
            CriteriaRegistry registry,
            Source source,
            String location,
            Consumer<Turn> heard,
            Runnable closed) {
        this.context = context;
        this.registry = registry;
        this.source = source;
        this.location = location;
        this.heard = heard;
        this.closed = closed;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "shifan-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    void begin() {
        clock.scheduleWithFixedDelay(this::turn, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What one turn logs is found under a reference of its own. */
    private void turn() {
        try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
            look();
        }
    }

    private void look() {
        try {
            Map<Path, Source.Stamp> now = source.files();
            boolean whole = now.equals(seen);
            seen = now;
            if (whole && !now.equals(installed)) {
                installed = now;
                heard.accept(turn(saved(now)));
            }
        } catch (IOException | UncheckedIOException e) {
            // A build deletes and writes files while we look; the next look sees what became of it.
            LOG.debug("Looking at {}", location, e);
        } catch (RuntimeException e) {
            LOG.warn("The watch of {} goes on after {}", location, e.toString(), e);
        }
    }

    private static Instant saved(Map<Path, Source.Stamp> files) {
        return Instant.ofEpochMilli(
                files.values().stream().mapToLong(Source.Stamp::modified).max().orElse(0));
    }

    private Turn turn(Instant saved) {
        Message failure;
        try {
            byte[] content = source.bundle();
            install(content);
            List<CriteriaSet> sets = settled();
            return new Turn(Duration.between(saved, Instant.now()), sets, null);
        } catch (ShifanException e) {
            failure = e.message();
        } catch (IOException | BundleException e) {
            failure = M.message("watch.failed", String.valueOf(e.getMessage()));
        }
        return new Turn(Duration.between(saved, Instant.now()), List.of(), failure);
    }

    private void install(byte[] content) throws BundleException {
        if (bundle == null || bundle.getState() == Bundle.UNINSTALLED) {
            bundle = context.installBundle(location, new ByteArrayInputStream(content));
        } else {
            bundle.update(new ByteArrayInputStream(content));
        }
        bundle.start();
    }

    /**
     * The sets of the bundle, once the registry has looked at them. What was accepted before is held from the update on,
     * until then.
     */
    private List<CriteriaSet> settled() {
        long begun = System.nanoTime();
        List<CriteriaSet> sets = ours();
        while (System.nanoTime() - begun < PATIENCE.toNanos()
                && sets.stream().noneMatch(set -> isSettled(set, begun))) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS / 10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return sets;
            }
            sets = ours();
        }
        return sets;
    }

    private List<CriteriaSet> ours() {
        String named = bundle.getSymbolicName() + " " + bundle.getVersion();
        return registry.sets().stream()
                .filter(set -> set.bundle().equals(named))
                .toList();
    }

    private static boolean isSettled(CriteriaSet set, long begun) {
        return switch (set.state()) {
            case HELD, WAITING -> false;
            // On its way into force, unless a second person has to approve.
            case CHECKED -> System.nanoTime() - begun > APPROVAL.toNanos();
            case REFUSED, SHADOW, STAGED, HALTED, ACTIVE, RETIRED -> true;
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (bundle != null && bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        } catch (BundleException e) {
            LOG.warn("The bundle of {} stays", location, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.run();
        }
    }
}
