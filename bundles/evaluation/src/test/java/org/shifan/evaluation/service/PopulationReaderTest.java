// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Constants;

import org.shifan.api.core.Level;
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

/** Who is compared with whom. */
public class PopulationReaderTest {
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final Subject KUNSHAN = Subject.of("zone:320583-01");
    private static final Subject NINGBO = Subject.of("zone:330206-01");

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones()
            .with("320583-01", "jiangsu")
            .with("320583-02", "jiangsu")
            .with("330102-01", "zhejiang")
            .with("330206-01", "ningbo");
    private final FakeGrants grants =
            new FakeGrants().with(KUNSHAN, Level.NATIONAL).with(NINGBO, Level.NATIONAL);
    private int reads;

    @Before
    public void deliver() {
        FakeProvider provider = new FakeProvider().fact("own.count", request -> {
            reads++;
            return request.subject().key().endsWith("-02")
                    ? FactValue.missing(new Message("test.missing", Text.same("none"), List.of()))
                    : FakeProvider.number(
                            Integer.parseInt(request.subject().key().substring(0, 6)));
        });
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
    }

    @Test
    public void theAuthoritysZonesAreThoseOfItsBureau() {
        assertThat(told("authority", KUNSHAN))
                .contains("zone:320583-01\",\"value\":320583}")
                .contains("{\"subject\":\"zone:320583-02\"}")
                .doesNotContain("zone:3301");
    }

    @Test
    public void theZonesOfAProvinceMayBelongToSeveralBureaus() {
        assertThat(told("province", NINGBO))
                .contains("zone:330102-01")
                .contains("zone:330206-01")
                .doesNotContain("\"subject\":\"zone:3205");
        assertThat(told("province", KUNSHAN)).contains("江苏省的示范区").doesNotContain("zone:3301");
    }

    @Test
    public void zonesOfTheSameLevelHoldWhatTheSubjectHolds() {
        assertThat(told("level", KUNSHAN))
                .contains("national")
                .contains("zone:330206-01")
                .doesNotContain("zone:330102");
        assertThat(told("level", Subject.of("zone:330102-01")))
                .contains("cultivating")
                .contains("zone:320583-02")
                .doesNotContain("zone:330206");
    }

    @Test
    public void theCountryHasAllZones() {
        assertThat(told("country", KUNSHAN))
                .contains("zone:320583-02")
                .contains("zone:330102-01")
                .contains("zone:330206-01");
    }

    @Test
    public void aloneAndInABatchItIsTheSameAndEachValueIsReadOnce() {
        Plan plan = plan("province");
        List<Subject> all = List.of(KUNSHAN, NINGBO, Subject.of("zone:320583-02"), Subject.of("zone:330102-01"));
        SnapshotReader reader = Snapshots.over(registry.facts, zones, grants);
        Map<Subject, FactSnapshot> batch = reader.read(plan, all, 2015, DAY);
        assertThat(reads).isEqualTo(8);
        for (Subject subject : all) {
            FactSnapshot alone = reader.read(plan, List.of(subject), 2015, DAY).get(subject);
            assertThat(alone.canonical()).isEqualTo(batch.get(subject).canonical());
            assertThat(plan.evaluate(alone)).isEqualTo(plan.evaluate(batch.get(subject)));
        }
    }

    private String told(String among, Subject subject) {
        FactSnapshot snapshot = Snapshots.over(registry.facts, zones, grants)
                .read(plan(among), List.of(subject), 2015, DAY)
                .get(subject);
        return new String(snapshot.canonical(), StandardCharsets.UTF_8);
    }

    private Plan plan(String among) {
        String rule = "rank: {fact: own.count, unit: count, among: " + among
                + ", best: highest, linear: {from: {at: 1, points: 100}, to: {at: 3, points: 0}}}";
        return Compiler.compile(
                        DocumentReader.read(
                                        "rank.yaml",
                                        SampleDocument.version("1.0.0")
                                                .fact("own.count")
                                                .rule(rule)
                                                .bytes())
                                .document()
                                .orElseThrow(),
                        registry.facts::definition,
                        name -> Optional.empty())
                .plan()
                .orElseThrow();
    }
}
