// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The events of a year make the same facts in whatever order they come in. */
@Category(EachDatabase.class)
public class RecordOrderTest {
    private static final List<String> CAUSES = List.of("QUALITY", "NOT_QUALITY", "UNDETERMINED", "FOREIGN_RULES");
    private static final List<String> KINDS = List.of("NOTIFICATION", "RECALL", "RETURN");
    private static final List<String> FACTS = List.of(
            "export.value",
            "incident.rate",
            "incident.count",
            "incident.returns.count",
            "incident.returns.all.count",
            "incident.undetermined.count",
            "inspection.batches",
            "inspection.fail-rate",
            "leaders.share",
            "export.per-exporter");

    @Test
    public void theOrderOfEventsChangesNothing() {
        for (int seed = 0; seed < 5; seed++) {
            List<Consumer<DeliveredRecords>> events = events(new Random(seed));
            List<String> one = told(events);
            assertThat(one).as("seed " + seed).noneMatch(told -> told.startsWith("missing"));
            Collections.shuffle(events, new Random(seed + 100));
            assertThat(told(events)).as("seed " + seed).isEqualTo(one);
        }
    }

    private static List<String> told(List<Consumer<DeliveredRecords>> events) {
        DeliveredRecords records = new DeliveredRecords();
        records.before();
        events.forEach(event -> event.accept(records));
        return FACTS.stream().map(fact -> records.zone(fact, 2014)).toList();
    }

    /** Of members and of others, in both halves of the year, between which members came and went. */
    private static List<Consumer<DeliveredRecords>> events(Random random) {
        List<Consumer<DeliveredRecords>> out = new ArrayList<>();
        for (int enterprise = 1; enterprise <= 5; enterprise++) {
            int who = enterprise;
            String value = String.valueOf(1 + random.nextInt(200_000_000));
            out.add(records -> records.export(who, 2014, value));
        }
        for (int i = 0; i < 12; i++) {
            String name = "N" + i;
            int who = 1 + random.nextInt(5);
            String kind = KINDS.get(random.nextInt(3));
            String cause = CAUSES.get(random.nextInt(4));
            String attributed = random.nextBoolean() ? "yes" : "no";
            String incident = "2014-0" + (1 + random.nextInt(9)) + "-15";
            String inspection = "2014-0" + (1 + random.nextInt(9)) + "-16";
            String result = random.nextInt(3) == 0 ? "FAIL" : "PASS";
            out.add(records -> records.incident(name, kind, who, incident, cause, attributed));
            out.add(records -> records.inspection("B" + name, who, inspection, result));
        }
        return out;
    }
}
