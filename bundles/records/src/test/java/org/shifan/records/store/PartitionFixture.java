// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import org.shifan.records.TestTables;

/** What happens at a start of the server, on 1 June 2015: partitions are kept. */
public final class PartitionFixture {
    public static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("shifan.test.database"));

    private PartitionFixture() {}

    /** Lets markets of before be moved, as at a start of the server. */
    public static void keepMarkets(TestTables tables) {
        new OldMarkets(tables.database()).move();
    }

    /** Makes the partition of a year as an import does that is about to store records of it. */
    public static void expect(TestTables tables, String table, int year) {
        new Partitions(tables.database()).expect(table, Set.of(year));
    }

    public static void keepYears(TestTables tables) {
        new YearKeeper(tables.database(), Clock.fixed(Instant.parse("2015-06-01T00:00:00Z"), ZoneOffset.UTC)).keep();
    }
}
