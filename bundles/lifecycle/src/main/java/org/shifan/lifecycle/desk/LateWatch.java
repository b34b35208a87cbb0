// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.operations.Looks;
import org.shifan.lifecycle.due.Deadlines;
import org.shifan.lifecycle.watch.Lookout;

/**
 * Enters each deadline that has passed once in its case, which tells whoever listens. What became late while the server
 * was down is entered when it is up again.
 */
@Component(service = LateWatch.class, immediate = true)
public final class LateWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LateWatch.class);

    /** Days change at midnight in China; half a minute later is soon enough. */
    private static final int EVERY_SECONDS = 30;

    private static final int TICKS_OF_AN_HOUR = 3600 / EVERY_SECONDS;

    private final Deadlines deadlines;
    private final Ledger ledger;
    private final Lateness lateness;
    private final Looks looks;
    private final List<Lookout> lookouts = new CopyOnWriteArrayList<>();
    private LocalDate looked = LocalDate.MIN;
    private int ticks;

    @Activate
    public LateWatch(@Reference Deadlines deadlines, @Reference Ledger ledger, @Reference Lateness lateness) {
        this(deadlines, ledger, lateness, new Looks("shifan-deadlines", MDC::putCloseable));
        looks.begin(
                1,
                EVERY_SECONDS,
                TimeUnit.SECONDS,
                this::tick,
                e -> LOG.warn("The deadlines could not be looked at; it is tried again", e));
    }

    /** Without a clock of its own: whoever makes it so calls {@link #tick}. */
    LateWatch(Deadlines deadlines, Ledger ledger, Lateness lateness, Looks looks) {
        this.deadlines = deadlines;
        this.ledger = ledger;
        this.lateness = lateness;
        this.looks = looks;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addLookout(Lookout lookout) {
        lookouts.add(lookout);
    }

    void removeLookout(Lookout lookout) {
        lookouts.remove(lookout);
    }

    @Deactivate
    void stop() {
        looks.end();
    }

    /** Looks when the day has changed, and every hour, since a step may be entered for a day long past. */
    void tick() {
        LocalDate today = ledger.today();
        ticks++;
        if (today.equals(looked) && ticks % TICKS_OF_AN_HOUR != 0) {
            return;
        }
        look(today);
        lookouts.forEach(lookout -> look(lookout, today));
        looked = today;
    }

    private static void look(Lookout lookout, LocalDate today) {
        try {
            int entered = lookout.look(today);
            if (entered > 0) {
                LOG.warn("{} lines were entered in cases; shifan:deadlines lists what is owed", entered);
            }
        } catch (RuntimeException e) {
            // One that cannot look keeps no other from it.
            LOG.warn("{} could not look; it is tried again", lookout.getClass().getSimpleName(), e);
        }
    }

    private void look(LocalDate today) {
        List<Deadline> late = deadlines.list(null, today, today.minusDays(1));
        int entered = 0;
        for (Deadline deadline : late) {
            try {
                entered += lateness.enter(deadline) ? 1 : 0;
            } catch (RuntimeException e) {
                // One that cannot be entered keeps no other from it.
                LOG.warn(
                        "Deadline {} of case {} cannot be entered: {}",
                        deadline.key(),
                        deadline.caseNumber(),
                        e.getMessage());
            }
        }
        if (entered > 0) {
            LOG.warn("{} deadlines have passed; shifan:deadlines --late lists them", entered);
        }
    }
}
