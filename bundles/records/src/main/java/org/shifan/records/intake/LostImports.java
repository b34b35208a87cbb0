// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.identity.Server;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.operations.Looks;
import org.shifan.api.operations.LostWork;
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

    private final Intake intake;
    private final GroupNode here;
    private final ImportLog log;
    private final LostWork lost;
    private final Looks looks = new Looks("shifan-imports-lost", MDC::putCloseable);
    private final Set<Long> tried = new HashSet<>();

    @Activate
    public LostImports(@Reference Intake intake, @Reference GroupNode here, @Reference Database database) {
        this(intake, here, new ImportLog(database, Clock.systemUTC()), System::nanoTime);
        looks.begin(
                EVERY_SECONDS,
                EVERY_SECONDS,
                TimeUnit.SECONDS,
                // Whoever began it was asked whether he may.
                () -> Server.runs(this::look),
                e -> LOG.warn(
                        "Lost imports of the group could not be looked for; it is tried again: {}", e.toString()));
    }

    /** Without a clock of its own: whoever makes it so calls {@link #look}. */
    LostImports(Intake intake, GroupNode here, ImportLog log, LongSupplier nanos) {
        this.intake = intake;
        this.here = here;
        this.log = log;
        lost = new LostWork(nanos);
    }

    @Deactivate
    void close() {
        looks.end();
    }

    /** Finishes what is lost by now. */
    void look() {
        Map<Long, Long> running = log.running();
        List<ImportLog.Unfinished> unfinished = log.unfinished();
        Map<Long, Long> beats = new TreeMap<>(running);
        unfinished.forEach(each -> beats.put(each.id(), each.beats()));
        lost.keep(beats.keySet());
        tried.retainAll(beats.keySet());
        beats.entrySet()
                .removeIf(each -> here.isRunning(each.getKey()) || !lost.isLost(each.getKey(), each.getValue()));
        for (ImportLog.Unfinished each : unfinished) {
            if (beats.containsKey(each.id()) && tried.add(each.id())) {
                finish(each);
            }
        }
        running.keySet().retainAll(beats.keySet());
        running.forEach(this::note);
    }

    /** What nobody took up, as it cannot be finished here or is not to be, runs no more: results are compared with what is stored of it. */
    private void note(long id, long beats) {
        if (log.lost(id, beats)) {
            LOG.warn("Import {} is noted as lost; what is stored of it stays, and shifan:check names it", id);
        }
    }

    private void finish(ImportLog.Unfinished theirs) {
        try {
            ImportResult result = intake.finish(theirs);
            LOG.warn(
                    "Import {} of node {} was lost; import {} has finished its file {}: {} rows, {} new, {} were stored before",
                    theirs.id(),
                    theirs.node(),
                    result.importId(),
                    theirs.begun().file(),
                    result.rows(),
                    result.stored(),
                    result.unchanged());
        } catch (ShifanException e) {
            // Another node may be able to.
            LOG.warn(
                    "Import {} of node {} was lost and is not finished here: {}",
                    theirs.id(),
                    theirs.node(),
                    e.getMessage());
        }
    }
}
