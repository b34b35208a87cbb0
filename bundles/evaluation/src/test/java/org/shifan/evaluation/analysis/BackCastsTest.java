// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.analysis.BackCasting;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Standing;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.evaluation.replay.ArchivedPlans;
import org.shifan.evaluation.service.FakeEnterprises;
import org.shifan.evaluation.service.FakeZones;
import org.shifan.evaluation.service.SampleService;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class BackCastsTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC);
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final LocalDate OLD_DAY = LocalDate.of(2015, 6, 30);
    private static final LocalDate NEW_DAY = LocalDate.of(2015, 7, 1);

    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private JpaResultArchive results;
    private final TableOfRoles roles = new TableOfRoles();
    private EvaluationService service;
    private BackCasts casts;

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
        results = new JpaResultArchive(() -> "evaluation", jpa);
        service = SampleService.of(registry, results, NOW);
        casts = new BackCasts(
                "1",
                registry.criteria,
                new ArchivedPlans(registry.contents(), registry.bundles(), results, registry.facts, PlugIns.ordinary()),
                SampleService.facts(registry),
                SampleService.subjects(),
                new Reading(roles, new FakeZones().with("320583-01", "jiangsu"), new FakeEnterprises()),
                NOW);
        // Until the end of June 2015 the first version, from July on the second; in both a threshold that is raised.
        registry.start(7, "1.0.0", set("1.0.0", "2014-04-22", ", to: 2015-06-30", 10, 60, 80));
        registry.start(8, "2.0.0", set("2.0.0", "2015-07-01", "", 20, 65, 75));
        assertThat(registry.criteria.sets()).allMatch(set -> set.problems().isEmpty());
    }

    private static byte[] set(String version, String from, String to, int otherwise, int first, int second) {
        return (SampleDocument.version(version)
                                .rule(
                                        "threshold: {fact: own.count, unit: count, at-least: {parameter: least}, points: 100,"
                                                + " otherwise: " + otherwise + "}")
                                .text()
                                .replace("in-force: {from: 2014-04-22}", "in-force: {from: " + from + to + "}")
                        + "parameters:\n  least: {title: {zh: 最低数, en: least}, unit: count, values: [{value: " + first
                        + ", from: 2014-01-01, ref: No. 1}, {value: " + second
                        + ", from: 2016-01-01, ref: No. 2}]}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static EvaluationRequest request(LocalDate day, boolean official) {
        return new EvaluationRequest(ZONE, Level.PROVINCIAL, 2014, day, official, "officer");
    }

    private String official(LocalDate day) {
        Evaluation made = service.evaluate(request(day, true));
        return made.receipt().version() + " " + made.total();
    }

    private String cast(String version, LocalDate day) {
        Evaluation made = casts.backCast(request(day, true), "jiangsu-zone", version);
        return made.receipt().version() + " " + made.total();
    }

    @Test
    public void theDayPicksTheVersionAndTheValueOfTheParameter() {
        assertThat(official(OLD_DAY)).isEqualTo("1.0.0 100.00");
        assertThat(official(NEW_DAY)).isEqualTo("2.0.0 100.00");
        assertThat(official(LocalDate.of(2015, 12, 31))).isEqualTo("2.0.0 100.00");
        assertThat(official(LocalDate.of(2016, 1, 1))).isEqualTo("2.0.0 20.00");
    }

    @Test
    public void aBackCastTakesAnotherVersionWithTheParametersOfTheDayThatIsAskedFor() {
        assertThat(cast("2.0.0", OLD_DAY)).isEqualTo("2.0.0 100.00");
        assertThat(cast("1.0.0", LocalDate.of(2016, 1, 1))).isEqualTo("1.0.0 10.00");
        assertThat(cast(null, OLD_DAY)).isEqualTo("2.0.0 100.00");
    }

    @Test
    public void aDayBeforeTheFirstIsRefusedWithBothUnlessABackCastIsAskedFor() {
        assertThatThrownBy(() -> casts.trial(request(OLD_DAY, true), "jiangsu-zone", null))
                .isInstanceOfSatisfying(ShifanException.class, e -> {
                    assertThat(e.code()).isEqualTo("analysis.backcast.early");
                    assertThat(e.message().in(Language.EN))
                            .contains("jiangsu-zone 2.0.0", "from 2015-07-01 on", "2015-06-30 lies before");
                    assertThat(e.message().in(Language.ZH)).contains("2015-07-01", "2015-06-30");
                });
        assertThat(cast("2.0.0", OLD_DAY)).isEqualTo("2.0.0 100.00");
        assertThat(casts.trial(request(NEW_DAY, true), "jiangsu-zone", "2.0.0").total())
                .isEqualByComparingTo("100");
        assertThat(casts.trial(request(NEW_DAY, true), "jiangsu-zone", "1.0.0").total())
                .isEqualByComparingTo("100");
    }

    @Test
    public void itSaysWhatItIsAndIsKeptNowhere() {
        Evaluation cast = casts.backCast(request(OLD_DAY, true), "jiangsu-zone", "2.0.0");
        assertThat(cast.receipt().standing()).isEqualTo(Standing.BACK_CAST);
        assertThat(cast.id()).isZero();
        assertThat(cast.request().official()).isFalse();
        assertThat(cast.demonstration()).isTrue();
        assertThat(cast.reasons().get(0).in(Language.EN)).contains("Back-cast, not official", "2.0.0", "2015-06-30");
        assertThat(cast.status().in(Language.ZH)).contains("追溯试算");
        assertThat(results.text(cast)).contains("\"standing\":\"BACK_CAST\"");
        assertThat(results.history(ZONE)).isEmpty();
        assertThat(results.latest(ZONE, Level.PROVINCIAL)).isEmpty();
    }

    @Test
    public void anOfficialResultIsADecisionAndATrialADraft() {
        assertThat(service.evaluate(request(OLD_DAY, true)).receipt().standing())
                .isEqualTo(Standing.DECISION);
        assertThat(service.evaluate(request(OLD_DAY, false)).receipt().standing())
                .isEqualTo(Standing.DRAFT);
    }

    @Test
    public void aVersionWhoseBundleIsGoneIsTakenFromTheArchive() {
        registry.uninstall(7, "1.0.0");
        assertThat(cast("1.0.0", OLD_DAY)).isEqualTo("1.0.0 100.00");
    }

    @Test
    public void o1EveryRoleBackCastsWhatItMayMakeDraftsOf() {
        roles.everyRole(
                        BackCasting.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), ZoneId.of("320583-01"), null))
                .read("trial", () -> casts.trial(request(NEW_DAY, true), "jiangsu-zone", "2.0.0"))
                .read("backCast", () -> casts.backCast(request(OLD_DAY, true), "jiangsu-zone", "2.0.0"))
                .isAsDocumented(() -> service.history(ZONE));
    }

    @Test
    public void whatIsUnknownOrAnothersIsRefused() {
        assertThatThrownBy(() -> cast("9.0.0", OLD_DAY)).hasMessageContaining("jiangsu-zone 9.0.0");
        registry.start(
                9,
                "1.0.0",
                SampleDocument.version("1.0.0")
                        .id("zhejiang-zone")
                        .authority("zhejiang")
                        .fact("own.count"));
        assertThatThrownBy(() -> casts.backCast(request(OLD_DAY, false), "zhejiang-zone", null))
                .hasMessageContaining("cross-evaluate");
    }
}
