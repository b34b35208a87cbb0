// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.JpaAssessmentArchive;
import org.shifan.evaluation.archive.LocalJpa;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testregisters.FixedLevels;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class AssessmentDeskTest {
    private static final Subject ZONE = Subject.of("zone:320583-01");
    private static final LocalDate DAY = LocalDate.of(2016, 2, 1);
    private static final String JUDGED =
            "judgement: {by: {zh: 评估组, en: team}, assessors: 2, combine: mean, scale: [{id: good,"
                    + " title: {zh: 好, en: good}, points: 100}, {id: poor, title: {zh: 差, en: poor}, points: 0}]}";
    private static final String PROVED =
            "evidence: {by: {zh: 政府, en: government}, items: [{name: org.charter, title: {zh: 章程, en: Charter}}]}";
    private static LocalJpa jpa;

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones().with("320583-01", "jiangsu").with("320583-02", "jiangsu");
    private JpaAssessmentArchive archive;
    private AssessmentDesk desk;

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
        archive = new JpaAssessmentArchive(() -> "evaluation", jpa);
        desk = new AssessmentDesk(
                registry.criteria,
                zones,
                new FakeEnterprises(),
                archive,
                (operation, place, actor) -> java.util.Optional.empty(),
                Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC));
        registry.start(7, "1.0.0", document(JUDGED));
    }

    private static byte[] document(String rule) {
        return SampleDocument.version("1.0.0").rule(rule).bytes();
    }

    private String item() {
        return registry.criteria
                .set("jiangsu-zone")
                .orElseThrow()
                .parts()
                .get(0)
                .items()
                .get(0)
                .id();
    }

    private static Decision decision(String by, LocalDate on) {
        return new Decision(by, on, "seen on site", "protocol 3");
    }

    private void judge(String by, LocalDate on, String value) {
        desk.judge(ZONE, 2015, "jiangsu-zone", item(), value, decision(by, on));
    }

    @Test
    public void ofEachAssessorTheLatestEntryCountsAndNoneIsLost() {
        judge("王工", DAY, "poor");
        judge("李工", DAY, "good");
        judge("王工", DAY.plusDays(1), "good");
        assertThat(desk.judgements(ZONE, 2015))
                .extracting(entry -> entry.value())
                .containsExactly("poor", "good", "good");
        assertThat(total(DAY.plusDays(1))).isEqualTo("100");
        assertThat(total(DAY)).as("before the correction").isEqualTo("50");
        assertThat(total(DAY.minusDays(1))).as("before anybody judged").isEqualTo("-");
    }

    @Test
    public void anEnterpriseIsJudgedAndProvesAsAZoneDoes() {
        Subject enterprise = Subject.of("enterprise:192203821");
        desk.judge(enterprise, 2015, "jiangsu-zone", item(), "good", decision("王工", DAY));
        desk.judge(enterprise, 2015, "jiangsu-zone", item(), "good", decision("李工", DAY));
        assertThat(desk.judgements(enterprise, 2015)).hasSize(2);
        assertThat(desk.judgements(ZONE, 2015)).isEmpty();
        desk.submit(enterprise, "org.charter", DateRange.from(DAY), decision("王工", DAY));
        assertThat(desk.evidence(enterprise)).hasSize(1);
        assertThat(desk.evidence(ZONE)).isEmpty();
        assertThat(total(plan(JUDGED), enterprise, DAY)).isEqualTo("100");
        assertThat(total(plan(PROVED), enterprise, DAY)).isEqualTo("100");
        assertThat(total(plan(PROVED), enterprise, DAY.minusDays(1))).isEqualTo("-");
    }

    @Test
    public void aloneAndInABatchItIsTheSame() {
        judge("王工", DAY, "poor");
        SnapshotReader reader = Snapshots.over(registry.facts, zones, new FixedLevels(), archive);
        List<Subject> both = List.of(ZONE, Subject.of("zone:320583-02"));
        for (Subject subject : both) {
            assertThat(reader.read(plan(JUDGED), List.of(subject), 2015, DAY)
                            .get(subject)
                            .digest())
                    .isEqualTo(reader.read(plan(JUDGED), both, 2015, DAY)
                            .get(subject)
                            .digest());
        }
    }

    @Test
    public void whatNoCriteriaCouldUseIsRefused() {
        assertThatThrownBy(() -> judge("王工", DAY, "superb"))
                .isInstanceOfSatisfying(
                        ShifanException.class,
                        e -> assertThat(e.message().in(Language.EN))
                                .isEqualTo("'superb' is no judgement on item " + item() + "; right are good, poor"));
        assertThatThrownBy(() -> desk.judge(ZONE, 2015, "nobody", "x", "good", decision("王工", DAY)))
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> desk.judge(ZONE, 2015, "jiangsu-zone", "other", "good", decision("王工", DAY)))
                .hasMessageContaining(item());
        assertThatThrownBy(() -> judge("王工", LocalDate.of(2016, 3, 2), "good")).hasMessageContaining("2016-03-02");
        assertThatThrownBy(() -> desk.judge(ZONE, 2017, "jiangsu-zone", item(), "good", decision("王工", DAY)))
                .hasMessageContaining("2017");
        assertThatThrownBy(() -> judge("x".repeat(201), DAY, "good")).hasMessageContaining("201");
        assertThatThrownBy(() -> desk.judge(
                        Subject.of("zone:999999-01"), 2015, "jiangsu-zone", item(), "good", decision("w", DAY)))
                .isInstanceOf(RuntimeException.class);
        assertThat(desk.judgements(ZONE, 2015)).isEmpty();
    }

    @Test
    public void evidenceIsReplacedByWhatIsEnteredLater() {
        desk.absent(ZONE, "org.charter", decision("clerk", DAY));
        desk.submit(
                ZONE,
                "org.charter",
                DateRange.of(LocalDate.of(2015, 1, 1), LocalDate.of(2017, 1, 1)),
                decision("clerk", DAY.plusDays(1)));
        assertThat(desk.evidence(ZONE)).hasSize(2);
        assertThat(evidenceTotal(DAY)).isEqualTo("0");
        assertThat(evidenceTotal(DAY.plusDays(1))).isEqualTo("100");
    }

    @Test
    public void aRenewalThatIsHandedInEarlyReplacesNothingBeforeItsFirstDay() {
        LocalDate last = DAY.plusDays(20);
        DateRange renewed = DateRange.of(last.plusDays(1), last.plusYears(1));
        desk.submit(ZONE, "org.charter", DateRange.of(DAY.minusYears(1), last), decision("clerk", DAY));
        desk.submit(ZONE, "org.charter", renewed, decision("clerk", DAY.plusDays(1)));
        assertThat(evidenceTotal(DAY.plusDays(1))).isEqualTo("100");
        assertThat(evidenceTotal(last)).as("its last day").isEqualTo("100");
        assertThat(evidenceTotal(last.plusDays(1))).as("the renewal's first").isEqualTo("100");
        Subject other = Subject.of("zone:320583-02");
        desk.submit(other, "org.charter", renewed, decision("clerk", DAY));
        assertThat(total(plan(PROVED), other, last))
                .as("where it is the only one")
                .isEqualTo("-");
        desk.absent(ZONE, "org.charter", decision("clerk", DAY.plusDays(2)));
        assertThat(evidenceTotal(DAY.plusDays(2))).isEqualTo("0");
    }

    @Test
    public void evidenceNamesItsDocumentAndItself() {
        DateRange valid = DateRange.from(DAY);
        assertThatThrownBy(() -> desk.submit(ZONE, "org.charter", valid, new Decision("clerk", DAY, "why", "")))
                .hasMessageContaining("org.charter");
        assertThatThrownBy(() -> desk.submit(ZONE, "Charter", valid, decision("clerk", DAY)))
                .hasMessageContaining("Charter");
        assertThat(desk.evidence(ZONE)).isEmpty();
    }

    private String total(LocalDate asOf) {
        return total(plan(JUDGED), asOf);
    }

    private String evidenceTotal(LocalDate asOf) {
        return total(plan(PROVED), asOf);
    }

    private String total(Plan plan, LocalDate asOf) {
        return total(plan, ZONE, asOf);
    }

    private String total(Plan plan, Subject subject, LocalDate asOf) {
        FactSnapshot snapshot = Snapshots.over(registry.facts, zones, new FixedLevels(), archive)
                .read(plan, List.of(subject), 2015, asOf)
                .get(subject);
        return Optional.ofNullable(plan.evaluate(snapshot).total())
                .map(total ->
                        total.signum() == 0 ? "0" : total.stripTrailingZeros().toPlainString())
                .orElse("-");
    }

    private Plan plan(String rule) {
        return Compiler.compile(
                        DocumentReader.read("set.yaml", document(rule))
                                .document()
                                .orElseThrow(),
                        registry.facts::definition,
                        name -> Optional.empty())
                .plan()
                .orElseThrow();
    }

    @Test
    public void o1EveryRoleJudgesSubmitsAndReadsAsTheTableSays() {
        judge("wang", DAY, "good");
        desk.submit(ZONE, "org.charter", DateRange.from(DAY), decision("county", DAY));
        TableOfRoles roles = new TableOfRoles();
        AssessmentDesk asked = new AssessmentDesk(
                registry.criteria,
                zones,
                new FakeEnterprises(),
                archive,
                roles,
                Clock.fixed(Instant.parse("2016-03-01T08:00:00Z"), ZoneOffset.UTC));
        Decision by = decision(EveryRole.ACCOUNT, DAY);
        roles.everyRole(
                        Assessments.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), ZoneId.of("320583-01"), null))
                .change("judge", () -> asked.judge(ZONE, 2015, "jiangsu-zone", item(), "good", by))
                .change("submit", () -> asked.submit(ZONE, "org.charter", DateRange.from(DAY), by))
                .change("absent", () -> asked.absent(ZONE, "org.charter", by))
                .read("judgements", () -> asked.judgements(ZONE, 2015))
                .read("evidence", () -> asked.evidence(ZONE))
                .isAsDocumented(() -> asked.judgements(ZONE, 2015).toString() + asked.evidence(ZONE));
    }
}
