// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.Constants;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.BureauEvaluation;
import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.JpaDecisions;
import org.shifan.evaluation.archive.JpaOverrideArchive;
import org.shifan.evaluation.archive.JpaResultArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.registry.FakeBureaus;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class EvaluationsTest {
    private static final Instant NOW = Instant.parse("2016-03-01T08:00:00.123456789Z");
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final Subject ZONE = Subject.of("zone:320583-01");

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones()
            .with("320583-01", "jiangsu")
            .with("320583-02", "jiangsu")
            .with("320583-03", "jiangsu")
            .with("330102-01", "zhejiang");
    private final FakeProvider provider =
            new FakeProvider().fact("own.count", this::value).fact("own.other", r -> FakeProvider.number(1));
    private Runnable whileReading = () -> {};

    private static LocalJpa jpa;

    private final TableOfRoles roles = new TableOfRoles();

    private JpaResultArchive archive;
    private EvaluationService service;

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
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
        jpa.clear();
        archive = new JpaResultArchive(() -> "evaluation", jpa);
        service = new Evaluations(
                "1.0.0.SNAPSHOT",
                registry.criteria,
                Snapshots.over(registry.facts, zones),
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                archive,
                roles,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Zone 01 counts 70, 02 counts 90, 03 has not reported; in 2014 all counted 50. */
    private FactValue value(FactRequest request) {
        whileReading.run();
        if (request.year() == 2014) {
            return FakeProvider.number(50);
        }
        return switch (request.subject().key().substring(7)) {
            case "01" -> FakeProvider.number(70);
            case "02" -> FakeProvider.number(90);
            default -> FactValue.missing(new Message("test.missing", new Text("未报", "not reported"), List.of()));
        };
    }

    private static SampleDocument set(String version) {
        return SampleDocument.version(version).fact("own.count");
    }

    private static EvaluationRequest request(Subject subject, Level level, boolean official) {
        return new EvaluationRequest(subject, level, 2015, DAY, official, "officer");
    }

    private Evaluation official() {
        return service.evaluate(request(ZONE, Level.PROVINCIAL, true));
    }

    private List<Evaluation> allOfJiangsu(boolean official) {
        return service.evaluateZones(JIANGSU, Level.PROVINCIAL, 2015, DAY, official, "officer", null);
    }

    @Test
    public void anOfficialEvaluationIsKeptUnderItsNumber() {
        registry.start(7, "1.0.0", set("1.0.0"));
        Evaluation made = official();
        assertThat(made.verdict()).isEqualTo(Verdict.PASS);
        assertThat(made.total()).isEqualTo(new BigDecimal("70.00"));
        assertThat(made.id()).isPositive();
        assertThat(service.evaluation(made.id())).contains(made);
        assertThat(service.latest(ZONE, Level.PROVINCIAL)).contains(made);
        assertThat(service.history(ZONE))
                .extracting(EvaluationService.Summary::id)
                .containsExactly(made.id());
    }

    @Test
    public void aDraftHasNoNumberAndIsNotKept() {
        registry.start(7, "1.0.0", set("1.0.0"));
        Evaluation draft = service.evaluate(request(ZONE, Level.PROVINCIAL, false));
        assertThat(draft.id()).isZero();
        assertThat(draft.total()).isEqualTo(new BigDecimal("70.00"));
        assertThat(service.history(ZONE)).isEmpty();
    }

    @Test
    public void theReceiptNamesCriteriaEngineAndFacts() throws Exception {
        registry.start(7, "1.0.0", set("1.0.0"));
        Evaluation made = official();
        Evaluation.Receipt receipt = made.receipt();
        assertThat(receipt.criteriaId()).isEqualTo("jiangsu-zone");
        assertThat(receipt.version()).isEqualTo("1.0.0");
        assertThat(receipt.digest())
                .isEqualTo(registry.criteria.set("jiangsu-zone").orElseThrow().digest());
        assertThat(receipt.engine()).isEqualTo("1.0.0.SNAPSHOT");
        assertThat(receipt.made()).isEqualTo(Instant.parse("2016-03-01T08:00:00.123Z"));
        byte[] facts = archive.facts(made.id()).orElseThrow().getBytes(StandardCharsets.UTF_8);
        assertThat(receipt.facts())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(facts)));
    }

    @Test
    public void aMissingFactIsNeverZero() {
        registry.start(7, "1.0.0", set("1.0.0"));
        Evaluation made = service.evaluate(request(Subject.of("zone:320583-03"), Level.PROVINCIAL, true));
        assertThat(made.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(made.total()).isNull();
        assertThat(made.missing().get(0).reason().en()).contains("not reported");
        assertThat(service.evaluation(made.id())).contains(made);
    }

    @Test
    public void zonesAreEvaluatedByTheirBureauNationalOnesByAqsiqEnterprisesByTheirBureau() {
        registry.start(7, "1.0.0", set("1.0.0"));
        registry.start(
                8, "1.0.0", set("1.0.0").id("national").authority("aqsiq").level("national"));
        registry.start(
                9, "1.0.0", set("1.0.0").id("zhejiang-e").authority("zhejiang").subject("enterprise"));
        registry.start(10, "1.0.0", set("1.0.0").id("zhejiang").authority("zhejiang"));
        assertThat(criteriaOf(ZONE, Level.PROVINCIAL)).isEqualTo("jiangsu-zone of jiangsu");
        assertThat(criteriaOf(ZONE, Level.NATIONAL)).isEqualTo("national of jiangsu");
        assertThat(criteriaOf(Subject.of("zone:330102-01"), Level.PROVINCIAL)).isEqualTo("zhejiang of zhejiang");
        assertThat(criteriaOf(Subject.of("enterprise:192203821"), Level.PROVINCIAL))
                .isEqualTo("zhejiang-e of zhejiang");
    }

    private String criteriaOf(Subject subject, Level level) {
        Evaluation made = service.evaluate(request(subject, level, false));
        return made.receipt().criteriaId() + " of " + made.bureau();
    }

    @Test
    public void withoutCriteriaTheRefusalSaysWhy() {
        assertThatThrownBy(this::official)
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("no criteria of Jiangsu bureau for a zone of provincial level")
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo("evaluation.criteria.none");
    }

    @Test
    public void anUnknownZoneIsRefusedByTheRegister() {
        registry.start(7, "1.0.0", set("1.0.0"));
        assertThatThrownBy(() -> service.evaluate(request(Subject.of("zone:320583-99"), Level.PROVINCIAL, true)))
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo("core.zone.unknown");
    }

    @Test
    public void aYearThatHasNotBegunIsRefusedAndTheRunningOneIsNot() {
        registry.start(7, "1.0.0", set("1.0.0"));
        assertThat(service.evaluate(new EvaluationRequest(ZONE, Level.PROVINCIAL, 2016, DAY, true, ""))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThatThrownBy(() -> service.evaluate(new EvaluationRequest(ZONE, Level.PROVINCIAL, 2017, DAY, false, "")))
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo("evaluation.year.future");
        assertThatThrownBy(() -> service.evaluateZones(JIANGSU, Level.PROVINCIAL, 2017, DAY, false, "", null))
                .extracting(e -> ((ShifanException) e).message().in(Language.EN))
                .isEqualTo("the year 2017 has not begun: today is 2016-03-01");
    }

    @Test
    public void aDayThatHasNotComeIsForDraftsOnly() {
        registry.start(7, "1.0.0", set("1.0.0"));
        LocalDate tomorrow = DAY.plusDays(1);
        assertThat(service.evaluate(new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, tomorrow, false, ""))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThatThrownBy(
                        () -> service.evaluate(new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, tomorrow, true, "")))
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo("evaluation.day.future");
    }

    @Test
    public void whatStandsComesByTheTotalThatAPersonGaveInstead() {
        registry.start(7, "1.0.0", set("1.0.0"));
        long number = allOfJiangsu(true).stream()
                .filter(e -> e.request().subject().equals(ZONE))
                .findFirst()
                .orElseThrow()
                .id();
        Overrides desk = new OverrideDesk(
                archive,
                new JpaOverrideArchive(() -> "evaluation", jpa),
                (operation, place, actor) -> Optional.empty(),
                SampleService.reading(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        desk.propose(
                number,
                Verdict.PASS,
                new BigDecimal("95"),
                Actor.named("Li"),
                new Decision("Li", DAY, "seen on site", "No. 12"));
        desk.confirm(number, Actor.named("Wang"), new Decision("Wang", DAY, "agreed", "No. 12"));
        BureauEvaluation stands = service.decideZonesOnce(JIANGSU, Level.PROVINCIAL, 2015, DAY, "officer", null);
        assertThat(stands.stood()).isTrue();
        assertThat(stands.evaluations())
                .extracting(e -> e.request().subject().key())
                .containsExactly("320583-01", "320583-02", "320583-03");
    }

    @Test
    public void allZonesOfABureauComeHighestFirstAndTheUndecidedLast() {
        registry.start(7, "1.0.0", set("1.0.0"));
        assertThat(allOfJiangsu(false))
                .extracting(e -> e.request().subject().key())
                .containsExactly("320583-02", "320583-01", "320583-03");
    }

    @Test
    public void inABatchEachResultIsTheSameAsAlone() {
        registry.start(7, "1.0.0", set("1.0.0").growth());
        List<Evaluation> batch = allOfJiangsu(false);
        assertThat(batch).hasSize(3);
        for (Evaluation one : batch) {
            assertThat(service.evaluate(one.request())).isEqualTo(one);
        }
    }

    @Test
    public void aBatchAsksForTheFactsOfEachYearOnce() {
        registry.start(7, "1.0.0", set("1.0.0").growth());
        allOfJiangsu(true);
        assertThat(provider.askedInBulk).containsExactly("[own.count] x3 2015", "[own.count] x3 2014");
    }

    @Test
    public void aBatchTellsItsProgressAndIsKeptWhole() {
        registry.start(7, "1.0.0", set("1.0.0"));
        List<String> told = new ArrayList<>();
        List<Evaluation> made = service.evaluateZones(
                JIANGSU, Level.PROVINCIAL, 2015, DAY, true, "officer", (done, all) -> told.add(done + "/" + all));
        assertThat(told).containsExactly("0/3", "1/3", "2/3", "3/3");
        assertThat(made).allSatisfy(e -> assertThat(service.evaluation(e.id())).contains(e));
    }

    @Test
    public void aBatchThatIsBrokenOffLeavesNothing() {
        registry.start(7, "1.0.0", set("1.0.0"));
        assertThatThrownBy(() ->
                        service.evaluateZones(JIANGSU, Level.PROVINCIAL, 2015, DAY, true, "officer", (done, all) -> {
                            throw new IllegalStateException("enough");
                        }))
                .hasMessage("enough");
        assertThat(service.history(ZONE)).isEmpty();
    }

    @Test
    public void aCountryIsEvaluatedByEachBureausSetWithTheSameResultsAsAlone() {
        registry.start(7, "1.0.0", set("1.0.0"));
        CountryEvaluation country = service.evaluateCountry(Level.PROVINCIAL, 2015, DAY, true, "officer", null);
        assertThat(country.evaluations())
                .extracting(e -> e.request().subject().key() + " " + e.verdict())
                .containsExactly("320583-02 PASS", "320583-01 PASS", "320583-03 INDETERMINATE");
        assertThat(country.counts()).containsEntry(Verdict.PASS, 2).containsEntry(Verdict.FAIL, 0);
        assertThat(country.uncovered())
                .extracting(u -> u.bureau() + " " + u.zones() + " " + u.reason().key())
                .containsExactly("zhejiang 1 evaluation.criteria.none");
        for (Evaluation one : country.evaluations()) {
            assertThat(service.evaluation(one.id())).contains(one);
            Evaluation alone = service.evaluate(one.request());
            assertThat(alone.parts()).isEqualTo(one.parts());
            assertThat(alone.receipt()).isEqualTo(one.receipt());
        }
    }

    @Test
    public void aCountryThatIsDecidedOnceIsDecidedAnewOnlyWhenItsGroundsChanged() {
        registry.start(7, "1.0.0", set("1.0.0"));
        CountryEvaluation first = service.decideCountryOnce(Level.PROVINCIAL, 2015, DAY, "officer", null);
        assertThat(first.stood()).isFalse();
        CountryEvaluation again = service.decideCountryOnce(Level.PROVINCIAL, 2015, DAY, "officer", null);
        assertThat(again.stood()).isTrue();
        assertThat(again.evaluations()).isEqualTo(first.evaluations());
        CountryEvaluation other = service.decideCountryOnce(Level.PROVINCIAL, 2015, DAY.minusDays(1), "officer", null);
        assertThat(other.stood()).isFalse();
        assertThat(service.history(ZONE)).hasSize(2);
    }

    @Test
    public void aCountryThatIsInterruptedLeavesNothingAndSaysHowFarItCame() {
        registry.start(7, "1.0.0", set("1.0.0"));
        registry.start(10, "1.0.0", set("1.0.0").id("zhejiang").authority("zhejiang"));
        assertThatThrownBy(() -> service.evaluateCountry(Level.PROVINCIAL, 2015, DAY, true, "officer", (done, all) -> {
                    if (done == 2) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(ShifanException.class)
                .extracting(e -> ((ShifanException) e).message().in(Language.EN))
                .isEqualTo("stopped on request after 2 of 4; nothing was kept");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(service.history(ZONE)).isEmpty();
        assertThat(service.history(Subject.of("zone:330102-01"))).isEmpty();
    }

    @Test
    public void aFunctionThatBreaksCostsItsOwnZoneOnly() {
        registry.register(7, "jiangsu.curve", input -> {
            if (input.fact("own.count").intValueExact() == 70) {
                throw new StackOverflowError();
            }
            return new ScoringShare(BigDecimal.ONE, Text.same("full"));
        });
        registry.start(7, "1.0.0", set("1.0.0").function("jiangsu.curve"));
        List<Evaluation> made = allOfJiangsu(true);
        assertThat(made)
                .extracting(e -> e.request().subject().key() + " " + e.verdict())
                .containsExactly("320583-02 PASS", "320583-01 ERROR", "320583-03 INDETERMINATE");
        assertThat(made.get(1).reasons()).isNotEmpty();
        assertThat(service.evaluation(made.get(1).id())).contains(made.get(1));
    }

    @Test
    public void anEvaluationFinishesOnThePlanItTookWhateverIsSwappedMeanwhile() {
        registry.start(7, "1.0.0", set("1.0.0"));
        whileReading = () -> registry.start(7, "1.1.0", set("1.1.0").pass(80));
        Evaluation made = official();
        assertThat(made.receipt().version()).isEqualTo("1.0.0");
        assertThat(made.verdict()).isEqualTo(Verdict.PASS);
        whileReading = () -> {};
        assertThat(official().receipt().version()).isEqualTo("1.1.0");
        assertThat(official().verdict()).isEqualTo(Verdict.FAIL);
    }

    /** The console takes China's day when none is named; a server in Europe must not call that the future. */
    @Test
    public void theDayIsChinasWhereverTheServerStands() {
        registry.start(7, "1.0.0", set("1.0.0"));
        EvaluationService lateInTheDay = new Evaluations(
                "1",
                registry.criteria,
                Snapshots.over(registry.facts, zones),
                new FakeBureaus(),
                zones,
                new FakeEnterprises(),
                archive,
                (operation, place, actor) -> java.util.Optional.empty(),
                Clock.fixed(Instant.parse("2016-02-29T16:00:00Z"), ZoneOffset.UTC));
        EvaluationRequest first = new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, DAY, true, "");
        assertThat(lateInTheDay.evaluate(first).request().asOf()).isEqualTo(DAY);
        EvaluationRequest second = new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, DAY.plusDays(1), true, "");
        assertThatThrownBy(() -> lateInTheDay.evaluate(second)).isInstanceOf(ShifanException.class);
    }

    @Test
    public void aBureauWithoutZonesHasNoResults() {
        FakeZones none = new FakeZones();
        EvaluationService empty = new Evaluations(
                "1",
                registry.criteria,
                Snapshots.over(registry.facts, none),
                new FakeBureaus(),
                none,
                new FakeEnterprises(),
                archive,
                (operation, place, actor) -> java.util.Optional.empty(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(empty.evaluateZones(JIANGSU, Level.PROVINCIAL, 2015, DAY, true, "", null))
                .isEmpty();
    }

    @Test
    public void onlyTheBureauItselfDecidesAboutItsZonesAndOnlyTheHeadquartersAboutTheCountry() {
        registry.start(7, "1.0.0", set("1.0.0"));
        List<String> others = List.of(
                "bureau-officer@bureau:zhejiang",
                "government@division:320583",
                "enterprise@enterprise:192203821",
                "assessor@bureau:jiangsu",
                "administrator");
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("evaluate", this::official);
        changes.put("evaluateZones", () -> allOfJiangsu(true));
        changes.put(
                "decideZonesOnce",
                () -> service.decideZonesOnce(JIANGSU, Level.PROVINCIAL, 2015, DAY, "officer", null));
        changes.put(
                "sitting",
                () -> service.sitting(List.of(ZONE), Level.PROVINCIAL, 2015, DAY, "officer")
                        .decide(null));
        roles.holds("officer", "bureau-officer@bureau:jiangsu", others, changes, () -> service.history(ZONE));

        List<String> bureaus = new ArrayList<>(others);
        bureaus.add("bureau-head@bureau:jiangsu");
        changes.clear();
        changes.put(
                "evaluateCountry", () -> service.evaluateCountry(Level.PROVINCIAL, 2015, DAY, true, "officer", null));
        roles.holds("officer", "aqsiq", bureaus, changes, () -> service.history(ZONE));
    }

    @Test
    public void o1EveryRoleDecidesDraftsAndReadsAsTheTableSays() {
        registry.start(7, "1.0.0", set("1.0.0"));
        long number = official().id();
        Place home = new Place(JIANGSU, DivisionCode.of("320583"), ZoneId.of("320583-01"), null);
        EvaluationRequest official = new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, DAY, true, "somebody");
        roles.everyRole(EvaluationService.class, home)
                .change("evaluate", () -> service.evaluate(official))
                .change("evaluateZones", () -> allOfJiangsu(true))
                .change(
                        "decideZonesOnce",
                        () -> service.decideZonesOnce(JIANGSU, Level.PROVINCIAL, 2015, DAY, "somebody", null))
                .read("sitting", () -> service.sitting(List.of(ZONE), Level.PROVINCIAL, 2015, DAY, "somebody"))
                .read("evaluation", () -> service.evaluation(number))
                .read("latest", () -> service.latest(ZONE, Level.PROVINCIAL))
                .read("history", () -> service.history(ZONE))
                .at(Place.COUNTRY)
                .change(
                        "evaluateCountry",
                        () -> service.evaluateCountry(Level.PROVINCIAL, 2015, DAY, true, "somebody", null))
                .change(
                        "decideCountryOnce",
                        () -> service.decideCountryOnce(Level.PROVINCIAL, 2015, DAY, "somebody", null))
                .isAsDocumented(() -> service.history(ZONE));
        roles.everyRole(EvaluationSitting.class, home)
                .read("draft", () -> sitting().draft(ZONE))
                .read("drafts", () -> sitting().drafts(null))
                .change("decide", () -> sitting().decide(null))
                .isAsDocumented(() -> service.history(ZONE));
        AskedFacts facts = new AskedFacts(registry.facts, new Reading(roles, zones, new FakeEnterprises()));
        roles.everyRole(FactCatalogue.class, home)
                .read("read", () -> facts.read(Set.of(FactId.of("own.count")), List.of(ZONE), 2015, DAY))
                .isAsDocumented(() -> service.history(ZONE));
        Decisions decisions =
                new JpaDecisions(() -> "evaluation", jpa, new Reading(roles, zones, new FakeEnterprises()));
        Decisions.Query all = new Decisions.Query(null, null, null, null, null, null, null, null, null, false);
        roles.everyRole(Decisions.class, home)
                .read("find", () -> decisions.find(all, Long.MAX_VALUE, 10))
                .read("count", () -> decisions.count(all))
                .isAsDocumented(() -> service.history(ZONE));
    }

    /** Whoever may not make drafts gets none to ask. */
    private EvaluationSitting sitting() {
        return service.sitting(List.of(ZONE), Level.PROVINCIAL, 2015, DAY, "somebody");
    }

    @Test
    public void o1ADraftOfAnotherBureausZoneIsRefusedAndOfOnesOwnIsNot() {
        registry.start(7, "1.0.0", set("1.0.0"));
        EvaluationRequest draft = new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, DAY, false, "somebody");
        for (String role : List.of("bureau-head@bureau:zhejiang", "government@division:330000", "administrator")) {
            roles.become("somebody", role);
            assertThatThrownBy(() -> service.evaluate(draft))
                    .as(role)
                    .isInstanceOfSatisfying(
                            ShifanException.class, e -> assertThat(e.code()).isEqualTo("identity.refused"));
        }
        for (String role : List.of("bureau-officer@bureau:jiangsu", "government@zone:320583-01", "aqsiq", "auditor")) {
            roles.become("somebody", role);
            assertThat(service.evaluate(draft).request().official()).as(role).isFalse();
        }
    }
}
