// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.text.ShifanException;

/**
 * Makes the partitions of this year and of the next ahead, and moves records into the partitions of their years that came in
 * otherwise: with a copy of another database, or before tables were parted. A year is one transaction.
 */
@Component(service = YearKeeper.class, immediate = true)
public final class YearKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(YearKeeper.class);

    private static final long PATIENCE_MILLIS = 5000;

    private final Partitions partitions;
    private final Clock clock;
    private final Thread thread = new Thread(this::keep, "shifan-records-by-year");

    @Activate
    public YearKeeper(@Reference Database database) {
        this(database, Clock.system(ZoneId.of("Asia/Shanghai")));
        thread.setDaemon(true);
        thread.start();
    }

    YearKeeper(Database database, Clock clock) {
        this.partitions = database.partitions();
        this.clock = clock;
    }

    void keep() {
        int year = LocalDate.now(clock).getYear();
        try {
            for (String table : Partitions.tables()) {
                Set<Integer> years = new TreeSet<>(partitions.strays(table));
                if (!years.isEmpty()) {
                    LOG.info("{}: records of {} go into partitions by year", table, years);
                }
                years.add(year);
                years.add(year + 1);
                for (Integer each : years) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    expect(table, each);
                }
            }
        } catch (ShifanException e) {
            LOG.warn("Partitions by year are not all made; imports make those that they need: {}", e.getMessage());
        }
    }

    /** A year that cannot be made leaves the others be. */
    private void expect(String table, int year) {
        try {
            partitions.expect(table, Set.of(year));
        } catch (ShifanException e) {
            LOG.warn("The partition of {} for {} is not made: {}", table, year, e.getMessage());
        }
    }

    @Deactivate
    void stop() throws InterruptedException {
        thread.interrupt();
        // A year that is under way goes on in the database; nobody has to wait for it.
        thread.join(PATIENCE_MILLIS);
    }
}
