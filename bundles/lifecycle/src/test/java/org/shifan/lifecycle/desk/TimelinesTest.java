// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Title;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;

/**
 * What was found of real zones is a way through the procedures: each known day is a step on that day, and what is not
 * known in between happens on the day that follows it.
 */
@Category(EachDatabase.class)
public class TimelinesTest {
    private static final Path FILE = Path.of("src/test/resources/timelines/zones.csv");

    private record Event(String zone, String what, LocalDate day, String known, String grade) {}

    @Test
    public void r4EveryRealTimelineIsAWayThroughTheProcedures() throws IOException {
        Map<String, List<Event>> zones = new LinkedHashMap<>();
        for (String line :
                Files.readAllLines(FILE).subList(1, Files.readAllLines(FILE).size())) {
            String[] cells = line.split(",", -1);
            Event event = new Event(cells[0], cells[1], LocalDate.parse(cells[2]), cells[3], cells[4]);
            assertThat(event.grade()).as(line).isIn("E", "I");
            assertThat(event.known()).as(line).isNotBlank();
            zones.merge(
                    event.zone(),
                    List.of(event),
                    (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                            .toList());
        }
        assertThat(zones).hasSize(9);
        zones.forEach(TimelinesTest::walk);
    }

    /** Chengdu was assessed on 2015-12-15 and announced on 2016-04-13: passed on site and not announced is a state. */
    private static void walk(String zone, List<Event> events) {
        Office office = new Office();
        long national = 0;
        Grant renewed = null;
        for (Event event : events) {
            office.today(event.day().toString());
            switch (event.what()) {
                case "provincial" -> designate(office, "provincial-designation", "officer", Level.PROVINCIAL, 1);
                case "on-site" -> {
                    national = assess(office, "national-designation", "aqsiq", Level.NATIONAL, 2);
                    assertThat(office.cases.require(national).state()).as(zone).isEqualTo("assessed");
                }
                case "national" -> {
                    if (national == 0) {
                        national = assess(office, "national-designation", "aqsiq", Level.NATIONAL, 2);
                    }
                    office.decide(national, "designate", "announced " + event.day());
                }
                case "renewed" -> renewed = renew(office);
                default -> throw new AssertionError(event);
            }
        }
        LocalDate last = events.get(events.size() - 1).day();
        boolean isNational = events.stream().anyMatch(e -> e.what().equals("national"));
        assertThat(office.grants.level(KUNSHAN.zoneId(), last))
                .as(zone)
                .isEqualTo(isNational ? Level.NATIONAL : Level.PROVINCIAL);
        if (renewed != null) {
            assertThat(renewed.period().from()).as(zone).isEqualTo(last);
            assertThat(office.grants.level(KUNSHAN.zoneId(), last.minusDays(1)))
                    .as(zone)
                    .isEqualTo(Level.NATIONAL);
        }
    }

    private static void designate(Office office, String procedure, String authority, Level level, long evaluation) {
        long number = assess(office, procedure, authority, level, evaluation);
        office.decide(number, "designate", "recognised");
    }

    private static long assess(Office office, String procedure, String authority, Level level, long evaluation) {
        office.evaluated(evaluation, KUNSHAN, level, Verdict.PASS, true);
        long number = office.open(procedure, KUNSHAN, "county").number();
        office.submit(number);
        if (level.equals(Level.NATIONAL)) {
            office.attach(number, "recommendation", "head");
            office.step(number, "recommend", "head");
        }
        office.step(number, "accept", authority);
        office.cases.evaluation(number, evaluation, office.by(authority));
        office.panel(number);
        office.step(number, "pass", authority);
        return number;
    }

    private static Grant renew(Office office) {
        office.evaluated(3, KUNSHAN, Level.NATIONAL, Verdict.PASS, true);
        Case c = office.cases.open(KUNSHAN, "renewal", Title.NATIONAL, null, 0, office.by("county"));
        office.attach(c.number(), "application", "county");
        office.attach(c.number(), "self-assessment", "county");
        office.step(c.number(), "submit", "county");
        office.cases.evaluation(c.number(), 3, office.by("aqsiq"));
        office.panel(c.number());
        office.step(c.number(), "pass", "aqsiq");
        office.decide(c.number(), "renew", "renewed");
        List<Grant> all = office.grants.history(KUNSHAN);
        return all.get(all.size() - 1);
    }
}
