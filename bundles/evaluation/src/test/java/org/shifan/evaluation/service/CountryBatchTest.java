// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.osgi.framework.Constants;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.ItemStrength;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A country of five hundred zones by a set of sixty indicators; the build runs it in a heap of 256 MiB. */
public class CountryBatchTest {
    private static final int ZONES = 500;
    private static final int ITEMS = 60;

    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);

    /** A fact that no zone has left out. */
    private static final int REPORTED_BY_ALL = 48;

    private static final String RANKED =
            "rank: {fact: own.f48, unit: count, among: country, best: highest, as: percentile,"
                    + " linear: {from: {at: 0, points: 0}, to: {at: 100, points: 2}}}";

    private static final String BONUS_AND_VETO = """
            bonus:
              cap: 3
              items:
                - id: more
                  title: {zh: 加分, en: more}
                  clause: 四(一)
                  weight: 5
                  rule: {linear: {fact: own.f01, unit: count, from: {at: 0, points: 0}, to: {at: 100, points: 5}}}
            vetoes:
              - id: malice
                title: {zh: 恶意, en: malice}
                clause: 六(六)
                when: {fact: own.f02, unit: count, above: 80}
            """;

    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones();
    private final FakeProvider provider = new FakeProvider();
    private Evaluations service;

    @BeforeClass
    public static void migrate() {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void open() {
        jpa.clear();
        for (int i = 0; i < ZONES; i++) {
            zones.with("%06d-01".formatted(320100 + i), i % 2 == 0 ? "jiangsu" : "zhejiang");
        }
        for (int i = 0; i < ITEMS; i++) {
            provider.fact(fact(i), CountryBatchTest::value);
        }
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
        registry.start(7, "1.0.0", document().getBytes(StandardCharsets.UTF_8));
        service = new Evaluations(
                "1.0.0.SNAPSHOT",
                registry.criteria,
                Snapshots.over(registry.facts, zones),
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                new JpaResultArchive(() -> "evaluation", jpa),
                (operation, place, actor) -> java.util.Optional.empty(),
                Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC));
    }

    private static String fact(int item) {
        return "own.f%02d".formatted(item);
    }

    /** Synthetic: different for every zone, fact and year; every eleventh zone has not reported everything. */
    private static FactValue value(FactRequest request) {
        int zone = Integer.parseInt(request.subject().key().substring(0, 6));
        int fact = Integer.parseInt(request.fact().value().substring(5));
        if (zone % 11 == 0 && fact == zone % ITEMS) {
            return FactValue.missing(new Message("test.missing", new Text("未报", "not reported"), List.of()));
        }
        return FakeProvider.number(Math.floorMod(zone * 31L + fact * 17L + request.year() * 7L, 100));
    }

    private static String document() {
        StringBuilder out = new StringBuilder(String.join(
                "\n",
                "format: shifan-criteria/1",
                "id: country",
                "authority: aqsiq",
                "subject: zone",
                "level: national",
                "version: 1.0.0",
                "title: {zh: 全国标准, en: national criteria}",
                "demonstration: true",
                "status: {zh: 仅供测试, en: for tests only}",
                "in-force: {from: 2014-01-01}",
                "total: 120",
                "pass: 60",
                "rounding: {item: 2, total: 2, mode: half-up}",
                "parts:",
                ""));
        for (int part = 0; part < 6; part++) {
            out.append("  - id: part-%d%n    title: {zh: 第%d类, en: part %d}%n    items:%n".formatted(part, part, part));
            for (int i = part * 10; i < part * 10 + 10; i++) {
                out.append(
                        "      - {id: i%02d, title: {zh: 指标%d, en: indicator %d}, clause: 四(二), weight: 2, rule: {%s}}%n"
                                .formatted(i, i, i, rule(i)));
            }
        }
        return out.toString();
    }

    private static String rule(int item) {
        String named = "{fact: " + fact(item) + ", unit: count, ";
        return switch (item % 4) {
            case 0 -> "linear: " + named + "from: {at: 0, points: 0}, to: {at: 100, points: 2}}";
            case 1 ->
                "bands: " + named + "bands: [{to: 30, points: 0}, {from: 30, to: 60, points: 1},"
                        + " {from: 60, points: 2}]}";
            case 2 -> "threshold: " + named + "at-least: 50, points: 2, otherwise: 0.5}";
            default -> "deduction: " + named + "each: 0.02, floor: 0}";
        };
    }

    private CountryEvaluation country(EvaluationProgress progress) {
        return service.evaluateCountry(Level.NATIONAL, 2015, DAY, true, "officer", progress);
    }

    @Test
    public void theCountryIsOneQuestionToAProviderAndTwoStatementsAZone() {
        long before = jpa.statements();
        CountryEvaluation country = country(null);
        assertThat(provider.askedInBulk).hasSize(1).allMatch(question -> question.endsWith(" x500 2015"));
        // The row, and the question for its number.
        assertThat(jpa.statements() - before).isEqualTo(2L * ZONES);
        assertThat(country.uncovered()).isEmpty();
        assertThat(country.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(ZONES);
        assertThat(country.counts().get(Verdict.ERROR)).isZero();
        theSummaryLeavesOutTheUndecided(country);
    }

    private static void theSummaryLeavesOutTheUndecided(CountryEvaluation country) {
        List<ItemStrength> items = ItemStrength.of(country.evaluations());
        assertThat(items)
                .hasSize(ITEMS)
                .allSatisfy(item -> assertThat(
                                item.places().size() + item.undecided().size())
                        .isEqualTo(ZONES));
        long open =
                country.evaluations().stream().filter(e -> e.total() == null).count();
        assertThat(open).isPositive();
        assertThat(items.stream().mapToInt(item -> item.undecided().size()).sum())
                .isEqualTo((int) open);
    }

    @Test
    public void zonesHaveTheBytesThatTheyHaveAlone() {
        assertThat(theSameAlone()).extracting(Evaluation::total).containsNull();
    }

    @Test
    public void zonesHaveTheBytesThatTheyHaveAloneAlsoWhereTheyAreRankedHaveABonusOrAVeto() {
        registry.start(
                8,
                "2.0.0",
                document()
                        .replace("version: 1.0.0", "version: 2.0.0")
                        .replace("{" + rule(REPORTED_BY_ALL) + "}", "{" + RANKED + "}")
                        .concat(BONUS_AND_VETO)
                        .getBytes(StandardCharsets.UTF_8));
        List<Evaluation> batch = theSameAlone();
        assertThat(batch).allSatisfy(e -> assertThat(e.receipt().version()).isEqualTo("2.0.0"));
        assertThat(batch).extracting(Evaluation::verdict).contains(Verdict.FAIL_VETO, Verdict.PASS);
        assertThat(batch.stream()
                        .flatMap(e -> e.parts().stream())
                        .flatMap(part -> part.items().stream())
                        .filter(item -> item.id().equals("i48"))
                        .map(Evaluation.Item::points)
                        .distinct()
                        .count())
                .as("places")
                .isGreaterThan(50);
    }

    /** The country in a batch, after every seventh of its zones has been evaluated alone: of each bureau, and with facts left out and not. */
    private List<Evaluation> theSameAlone() {
        List<Evaluation> batch = country(null).evaluations();
        assertThat(batch).hasSize(ZONES);
        for (int i = 0; i < ZONES; i += 7) {
            Evaluation one = batch.get(i);
            Evaluation alone = service.evaluate(one.request());
            assertThat(alone.numbered(one.id()).written()).isEqualTo(one.written());
            assertThat(row(alone.id())).isEqualTo(row(one.id()));
        }
        return batch;
    }

    /** What the archive holds, without number. */
    private static List<?> row(long id) {
        return List.of((Object[]) jpa.txExpr(em -> em.createNativeQuery(
                        "select SUBJECT, VERDICT, EVALUATION, FACTS, FACTS_DIGEST from EVAL_RESULT where ID = " + id)
                .getSingleResult()));
    }

    @Test
    public void anInterruptAtTheVeryEndLeavesNothing() {
        List<Integer> told = new ArrayList<>();
        assertThatThrownBy(() -> country((done, all) -> {
                    told.add(done);
                    if (done == all) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("stopped on request after 500 of 500; nothing was kept");
        assertThat(told).hasSize(ZONES + 1);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(service.history(Subject.of("zone:320100-01"))).isEmpty();
    }
}
