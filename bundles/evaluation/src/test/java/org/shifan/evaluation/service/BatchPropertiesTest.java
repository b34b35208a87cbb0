// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.runner.RunWith;
import org.osgi.framework.Constants;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;

import static org.assertj.core.api.Assertions.assertThat;

/** A zone gets the same alone, in whatever batch and in whatever order of batch and register. */
@RunWith(JUnitQuickcheck.class)
public class BatchPropertiesTest {
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final String LINE = "linear: {from: {at: 1, points: 100}, to: {at: 6, points: 0}}";
    private static final List<String> ZONES = List.of(
            "320583-01", "320583-02", "320584-01", "330102-01", "330102-02", "330206-01", "350212-01", "350212-02");

    @Property(trials = 60)
    public void aloneAndInABatchInAnyOrderItIsTheSame(long seed) {
        Random random = new Random(seed);
        Registry registry = new Registry();
        registry.facts.addProvider(
                new FakeProvider().fact("own.count", request -> value(seed, request.subject(), request.year())),
                Map.of(Constants.SERVICE_ID, 1000L));
        Plan plan = plan(registry, rule(random));
        List<String> ids = new ArrayList<>(ZONES);
        Map<Subject, FactSnapshot> alone = new LinkedHashMap<>();
        for (String id : ids) {
            Subject subject = Subject.of("zone:" + id);
            alone.putAll(reader(registry, ids).read(plan, List.of(subject), 2015, DAY));
        }
        Collections.shuffle(ids, random);
        SnapshotReader reader = reader(registry, ids);
        List<Subject> batch =
                new ArrayList<>(ids.stream().map(id -> Subject.of("zone:" + id)).toList());
        Collections.shuffle(batch, random);
        batch = batch.subList(0, 2 + random.nextInt(ZONES.size() - 1));
        Map<Subject, FactSnapshot> together = reader.read(plan, batch, 2015, DAY);
        assertThat(together.keySet()).containsExactlyElementsOf(batch);
        together.forEach((subject, facts) -> {
            assertThat(facts.digest()).isEqualTo(alone.get(subject).digest());
            assertThat(plan.evaluate(facts)).isEqualTo(plan.evaluate(alone.get(subject)));
        });
    }

    private static String rule(Random random) {
        String group = List.of("authority", "province", "level", "country", "industry", "industry-province")
                .get(random.nextInt(6));
        return switch (random.nextInt(4)) {
            case 0 -> "growth: {fact: own.count, unit: count, years: 1, " + LINE + "}";
            case 1 -> "linear: {fact: own.count, unit: count, from: {at: 0, points: 0}, to: {at: 5, points: 100}}";
            default ->
                "rank: {fact: own.count, unit: count, among: " + group + ", best: highest, ties: middle, " + LINE + "}";
        };
    }

    /** Many zones share a value, some have none; each always the same one. */
    private static FactValue value(long seed, Subject subject, int year) {
        Random random = new Random(seed * 31 + subject.key().hashCode() * 7L + year);
        random.nextInt();
        return random.nextInt(5) == 0
                ? FactValue.missing(new Message("test.missing", Text.same("none"), List.of()))
                : FakeProvider.number(random.nextInt(5));
    }

    private static SnapshotReader reader(Registry registry, List<String> ids) {
        FakeZones zones = new FakeZones();
        ids.forEach(
                id -> zones.with(id, id.startsWith("32") ? "jiangsu" : id.startsWith("33") ? "zhejiang" : "xiamen"));
        ids.forEach(id -> zones.headings(id, id.endsWith("1") ? "8712" : "9503", "8714"));
        return Snapshots.over(registry.facts, zones);
    }

    private static Plan plan(Registry registry, String rule) {
        byte[] document =
                SampleDocument.version("1.0.0").fact("own.count").rule(rule).bytes();
        return Compiler.compile(
                        DocumentReader.read("batch.yaml", document).document().orElseThrow(),
                        registry.facts::definition,
                        name -> Optional.empty())
                .plan()
                .orElseThrow();
    }
}
