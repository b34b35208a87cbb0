// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.identity.Server;

/**
 * Has the measures looked at as soon as something is declared or ended that they rest on or fall by, so that those concerned are told
 * before the next turn of the watch. It takes the watch when it looks and not before: the watch asks for treatments, these for the
 * register that calls here.
 */
@Component(service = StopsAtOnce.class)
public final class StopsAtOnce {
    private static final Logger LOG = LoggerFactory.getLogger(StopsAtOnce.class);
    /** What is declared within a transaction is committed by then; what is not the watch finds. */
    private static final long DELAY_MILLIS = 500;

    private final BundleContext context;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "shifan-facilitation-at-once");
        thread.setDaemon(true);
        return thread;
    });
    /** Whose look is to come; empty for all. */
    private final Set<Optional<OrganisationCode>> waiting = ConcurrentHashMap.newKeySet();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile ServiceReference<MeasureStops> watch;

    @Activate
    public StopsAtOnce(BundleContext context) {
        this.context = context;
    }

    /** @param enterprise whose measures may stop or come back; null for everybody's */
    public void soon(OrganisationCode enterprise) {
        Optional<OrganisationCode> whose = Optional.ofNullable(enterprise);
        if (waiting.add(whose)) {
            looks.schedule(() -> look(whose), DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look(Optional<OrganisationCode> whose) {
        waiting.remove(whose);
        ServiceReference<MeasureStops> found = watch;
        MeasureStops stops = found == null ? null : context.getService(found);
        if (stops == null) {
            // It is being replaced; its first look finds what changed.
            return;
        }
        try {
            Server.runs(() -> whose.ifPresentOrElse(stops::look, stops::look));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Looking for measures that a declared ground stops failed; the watch looks again: {}",
                    e.toString());
        } finally {
            context.ungetService(found);
        }
    }

    @Deactivate
    public void stop() {
        looks.shutdownNow();
    }
}
