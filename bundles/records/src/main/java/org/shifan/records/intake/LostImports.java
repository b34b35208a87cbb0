// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.identity.Server;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.operations.LogReference;
import org.shifan.api.text.ShifanException;
import org.shifan.records.store.Database;
import org.shifan.records.store.ImportLog;

/**
 * Finishes imports of the group whose node was lost, one node each. An import counts as lost when its node has not said for a while
 * that it runs, by this node's own time. Should its node live after all, both take the same rows, which is no harm: each is stored once.
 */
@Component(service = LostImports.class, immediate = true)
public final class LostImports {
    private static final Logger LOG = LoggerFactory.getLogger(LostImports.class);
    private static final int EVERY_SECONDS = 5;
    /** A node says every five seconds that an import runs; a long collection or a slow commit shall not look like its end. */
    static final Duration PATIENCE = Duration.ofSeconds(45);

    /** When an import was first seen with so many beats. */
    private record Seen(long beats, long since) {}

    private final Intake intake;
    private final GroupNode here;
    private final ImportLog log;
    private final LongSupplier nanos;
    private final ScheduledExecutorService executor;
    private final Map<Long, Seen> seen = new HashMap<>();
    private final Set<Long> tried = new HashSet<>();

    @Activate
    public LostImports(@Reference Intake intake, @Reference GroupNode here, @Reference Database database) {
        this(
                intake,
                here,
                new ImportLog(database, Clock.systemUTC()),
                System::nanoTime,
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shifan-imports-lost")));
        executor.scheduleWithFixedDelay(this::turn, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Without a clock of its own: whoever makes it so calls {@link #look}. */
    LostImports(Intake intake, GroupNode here, ImportLog log, LongSupplier nanos, ScheduledExecutorService executor) {
        this.intake = intake;
        this.here = here;
        this.log = log;
        this.nanos = nanos;
        this.executor = executor;
    }

    @Deactivate
    void close() {
        executor.shutdownNow();
    }

    private void turn() {
        try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
            // Whoever began it was asked whether he may.
            Server.runs(this::look);
        } catch (RuntimeException e) {
            LOG.warn("Lost imports of the group could not be looked for; it is tried again: {}", e.toString());
        }
    }

    /** Finishes what is lost by now. */
    void look() {
        List<ImportLog.Unfinished> unfinished = log.unfinished();
        Set<Long> ids = unfinished.stream().map(ImportLog.Unfinished::id).collect(Collectors.toSet());
        seen.keySet().retainAll(ids);
        tried.retainAll(ids);
        for (ImportLog.Unfinished each : unfinished) {
            if (isLost(each) && tried.add(each.id())) {
                finish(each);
            }
        }
    }

    private boolean isLost(ImportLog.Unfinished each) {
        if (here.isRunning(each.id())) {
            return false;
        }
        long now = nanos.getAsLong();
        Seen before = seen.get(each.id());
        if (before == null || before.beats() != each.beats()) {
            seen.put(each.id(), new Seen(each.beats(), now));
            return false;
        }
        return now - before.since() >= PATIENCE.toNanos();
    }

    private void finish(ImportLog.Unfinished lost) {
        try {
            ImportResult result = intake.finish(lost);
            LOG.warn(
                    "Import {} of node {} was lost; import {} has finished its file {}: {} rows, {} new, {} were stored before",
                    lost.id(),
                    lost.node(),
                    result.importId(),
                    lost.begun().file(),
                    result.rows(),
                    result.stored(),
                    result.unchanged());
        } catch (ShifanException e) {
            // Another node may be able to.
            LOG.warn(
                    "Import {} of node {} was lost and is not finished here: {}",
                    lost.id(),
                    lost.node(),
                    e.getMessage());
        }
    }
}
