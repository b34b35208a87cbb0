// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.evaluation.service.SampleService;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class JpaDecisionsTest {
    private static final Subject ONE = Subject.of("zone:320583-01");
    private static final Subject TWO = Subject.of("zone:320583-02");
    private static final LocalDate BEFORE = LocalDate.of(2015, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2015, 7, 1);
    private static final Instant NOW = Instant.parse("2016-03-01T08:00:00Z");

    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private EvaluationService service;
    private Decisions decisions;

    @BeforeClass
    public static void migrate() throws Exception {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void open() {
        jpa.clear();
        registry.facts.addProvider(
                new FakeProvider().fact("own.count", r -> FakeProvider.number(70)),
                Map.of(Constants.SERVICE_ID, 1000L));
        service = SampleService.of(
                registry, new JpaResultArchive(() -> "evaluation", jpa), Clock.fixed(NOW, ZoneOffset.UTC));
        decisions = new JpaDecisions(() -> "evaluation", jpa, SampleService.reading());
        install("1.0.0", 50);
    }

    /** A set whose threshold was raised to 60 on 1 July 2015; the registry keeps it in memory, so it is archived here. */
    private void install(String version, int first) {
        byte[] document = (SampleDocument.version(version)
                                .rule(
                                        "threshold: {fact: own.count, unit: count, at-least: {parameter: least}, points: 100,"
                                                + " otherwise: 0}")
                                .text()
                        + "parameters:\n  least: {title: {zh: 最低数, en: least count}, unit: count, values: [{value: "
                        + first
                        + ".0, from: 2014-01-01, ref: No. 1}, {value: 60, from: 2015-07-01, ref: No. 2}]}\n")
                .getBytes(StandardCharsets.UTF_8);
        registry.start(7, version, document);
        assertThat(registry.criteria.sets().get(0).problems()).isEmpty();
        JpaCriteriaArchive archive = new JpaCriteriaArchive(() -> "evaluation", jpa);
        registry.contents().contents("jiangsu-zone", version).forEach(content -> archive.keep(content, NOW));
    }

    private void evaluate(Subject subject, LocalDate day) {
        service.evaluate(new EvaluationRequest(subject, Level.PROVINCIAL, 2014, day, true, "officer"));
    }

    private static Decisions.Query parameter(String name, String value) {
        BigDecimal is = value == null ? null : new BigDecimal(value);
        return new Decisions.Query(null, null, name, is, null, null, null, null, null, false);
    }

    private List<String> found(Decisions.Query query) {
        List<Decisions.Decision> out = decisions.find(query, Long.MAX_VALUE, 100);
        assertThat(decisions.count(query)).isEqualTo(out.size());
        return out.stream()
                .map(d -> d.summary().subject().key() + " " + d.summary().asOf() + " " + d.value())
                .toList();
    }

    @Test
    public void aParameterFindsTheDecisionsOfTheDaysOnWhichItHadThatValue() {
        evaluate(ONE, BEFORE);
        evaluate(ONE, AFTER);
        evaluate(TWO, AFTER);
        assertThat(found(parameter("least", null)))
                .containsExactly("320583-02 2015-07-01 60", "320583-01 2015-07-01 60", "320583-01 2015-06-30 50");
        assertThat(found(parameter("least", "50"))).containsExactly("320583-01 2015-06-30 50");
        assertThat(found(parameter("least", "60.00"))).hasSize(2);
        assertThat(found(parameter("least", "70"))).isEmpty();
        assertThat(found(parameter("most", null))).isEmpty();
    }

    @Test
    public void aVersionFindsItsOwnDecisionsOnly() {
        evaluate(ONE, AFTER);
        install("2.0.0", 40);
        evaluate(ONE, AFTER);
        assertThat(found(new Decisions.Query("jiangsu-zone", "2.0.0", null, null, null, null, null, null, null, false)))
                .hasSize(1);
        assertThat(found(new Decisions.Query("jiangsu-zone", null, null, null, null, null, null, null, null, false)))
                .hasSize(2);
        assertThat(found(new Decisions.Query("other", null, null, null, null, null, null, null, null, false)))
                .isEmpty();
    }

    @Test
    public void bureauZoneDaysAndVerdictNarrowItDown() {
        evaluate(ONE, BEFORE);
        evaluate(TWO, AFTER);
        BureauCode jiangsu = BureauCode.of("jiangsu");
        assertThat(found(
                        new Decisions.Query(null, null, null, null, jiangsu, ONE, BEFORE, BEFORE, Verdict.PASS, false)))
                .hasSize(1);
        assertThat(found(new Decisions.Query(null, null, null, null, null, null, AFTER, null, null, false)))
                .hasSize(1);
        assertThat(found(new Decisions.Query(null, null, null, null, null, null, null, BEFORE, null, false)))
                .hasSize(1);
        assertThat(found(new Decisions.Query(
                        null, null, null, null, BureauCode.of("zhejiang"), null, null, null, null, false)))
                .isEmpty();
        assertThat(found(new Decisions.Query(null, null, null, null, null, null, null, null, null, true)))
                .isEmpty();
    }

    @Test
    public void pagesFollowEachOtherWithoutGapAndWithoutOverlap() {
        for (int i = 0; i < 5; i++) {
            evaluate(ONE, AFTER);
        }
        Decisions.Query all = parameter("least", null);
        List<Decisions.Decision> first = decisions.find(all, Long.MAX_VALUE, 3);
        List<Decisions.Decision> second =
                decisions.find(all, first.get(2).summary().id(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2);
        assertThat(second.get(0).summary().id())
                .isLessThan(first.get(2).summary().id());
    }

    @Test
    public void whatWasArchivedBeforeThereWasTheListIsFoundToo() {
        evaluate(ONE, BEFORE);
        jpa.tx(em -> {
            em.createQuery("delete from ParameterEntity p").executeUpdate();
            em.createNativeQuery("update EVAL_CRITERIA set LISTED = false").executeUpdate();
            em.createNativeQuery("update EVAL_RESULT set BUREAU = null").executeUpdate();
        });
        assertThat(found(parameter("least", "50"))).hasSize(1);
        assertThat(found(new Decisions.Query(
                        null, null, null, null, BureauCode.of("jiangsu"), null, null, null, null, false)))
                .hasSize(1);
    }
}
