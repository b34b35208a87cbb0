// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactValue;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.api.work.Work;
import org.shifan.api.work.WorkFigure;
import org.shifan.api.work.WorkKind;
import org.shifan.api.work.Works;
import org.shifan.api.work.ZoneDuties;
import org.shifan.lifecycle.LifecycleMessages;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.lifecycle.work.WorkOffice.FIRM;
import static org.shifan.lifecycle.work.WorkOffice.KUNSHAN;
import static org.shifan.lifecycle.work.WorkOffice.OTHER;
import static org.shifan.lifecycle.work.WorkOffice.SHAOXING;
import static org.shifan.lifecycle.work.WorkOffice.on;

/** What the policy asks to be kept beside the cases (R1, R5, R13 to R15, D2, I1, I2, B2). */
public class WorksTest {
    private static final Subject MEMBER = Subject.enterprise(FIRM);
    private static final DateRange YEAR = DateRange.year(2014);

    private final WorkOffice office = new WorkOffice();

    private ZoneDuties.Part part(String code, String day) {
        return office.desk.duties(KUNSHAN.zoneId(), LocalDate.parse(day)).parts().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private WorkFigure figure(String kind) {
        return office.desk.figures(null, null, YEAR).stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private void duty(String part, String holder, String day, String... more) {
        String[] details = new String[4 + more.length];
        System.arraycopy(new String[] {"part", part, "holder", holder}, 0, details, 0, 4);
        System.arraycopy(more, 0, details, 4, more.length);
        office.enter(KUNSHAN, "duty", "duty of the " + part, day, details);
    }

    @Test
    public void r1EveryPartShowsWhoBearsItsDutyAndADutyWithoutAHolderIsReported() {
        office.members.add(OTHER);
        duty("government", "Mayor Wang", "2014-01-01");
        duty("supervision", "Kunshan office of the bureau", "2014-01-01");
        duty("supervision", "Environment authority", "2014-02-01");
        duty("enterprise", "Director Li", "2014-01-01", "enterprise", FIRM.value());

        ZoneDuties duties = office.desk.duties(KUNSHAN.zoneId(), LocalDate.of(2014, 3, 1));

        assertThat(duties.parts())
                .extracting(ZoneDuties.Part::code)
                .containsExactly("government", "supervision", "enterprise", "association", "public");
        assertThat(duties.parts().get(1).holders())
                .extracting(ZoneDuties.Holder::name)
                .containsExactly("Kunshan office of the bureau", "Environment authority");
        assertThat(duties.parts().get(2).missing())
                .extracting(Text::en)
                .singleElement()
                .asString()
                .contains(OTHER.value());
        assertThat(duties.parts().get(3).missing()).hasSize(1);
        assertThat(duties.complete()).isFalse();

        duty("enterprise", "Director Sun", "2014-01-01", "enterprise", OTHER.value());
        duty("association", "Bicycle association", "2014-01-01");
        duty("public", "Hotline 12365", "2014-01-01");
        assertThat(office.desk
                        .duties(KUNSHAN.zoneId(), LocalDate.of(2014, 3, 1))
                        .complete())
                .isTrue();
    }

    @Test
    public void r1ADutyIsReportedAgainWhenItsHolderIsGoneAndThePastStaysShown() {
        duty("government", "Mayor Wang", "2014-01-01");
        Work work = office.desk
                .find(new Works.Query(KUNSHAN, null, "duty", null, true))
                .get(0);
        office.step(work, Work.END, "2014-04-30");

        assertThat(part("government", "2014-05-01").missing()).hasSize(1);
        assertThat(part("government", "2014-04-30").holders()).hasSize(1);
    }

    @Test
    public void r5AJointActionNamesItsPartiesAndWhatCameOfIt() {
        Work action = office.enter(
                KUNSHAN,
                "joint-action",
                "Spring check",
                "2014-03-01",
                "parties",
                "bureau, government",
                "purpose",
                "fakes");
        assertThat(action.details()).containsEntry("parties", "government,bureau");
        office.step(action, "outcome", "2014-03-20", "result", "3 workshops closed", "cases", "3");
        office.step(action, "outcome", "2014-04-20", "result", "1 more", "cases", "1");

        WorkFigure figure = figure("joint-action");
        assertThat(figure.entered()).isEqualTo(1);
        assertThat(figure.withResult()).isEqualTo(1);
        assertThat(figure.sums()).containsEntry("cases", BigDecimal.valueOf(4));
        assertThatThrownBy(() -> office.enter(
                        KUNSHAN, "joint-action", "Alone", "2014-03-01", "parties", "bureau", "purpose", "fakes"))
                .hasMessageContaining("two or more of government, bureau");
    }

    @Test
    public void r13TheDutyRecordOfAnEnterpriseStandsInItsQualityArchiveWithWhatAChecksFound() {
        Work record = office.enter(
                MEMBER,
                "duty-record",
                "Paint line",
                "2014-02-01",
                "area",
                "technology",
                "what",
                "new paint line without lead");
        office.step(record, "outcome", "2014-05-01", "result", "partly-met");
        Work mistake =
                office.enter(MEMBER, "duty-record", "Typed twice", "2014-02-01", "area", "technology", "what", "x");
        office.step(mistake, Work.ANNUL, "2014-05-01");

        List<ArchiveLine> lines = new WorkLines(office.store, office.kinds).lines(WorkOffice.enterprise(FIRM));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).what().en())
                .contains("Paint line", "new paint line without lead", "2014-05-01", "partly-met");
    }

    @Test
    public void r13WhatACheckFoundIsAnnulledOnlyByWhoEnteredIt() {
        Work record = office.enter(MEMBER, "duty-record", "Line", "2014-02-01", "area", "technology", "what", "new");
        Signature officer = new Signature(new Actor("chen", ""), LocalDate.parse("2014-05-01"), "checked on site");
        office.desk.step(record.id(), "outcome", Map.of("result", "not-met"), officer);

        Permissions everybody = office.permissions;
        office.permissions = (operation, place, actor) -> operation.equals("work.enter")
                ? Optional.of(new Message("no", Text.same("no officer"), List.of()))
                : Optional.empty();
        assertThatThrownBy(() -> office.step(record, Work.ANNUL, "2014-05-02"))
                .hasMessageContaining("2014-05-01")
                .hasMessageContaining("chen");
        Signature inTheirName = new Signature(new Actor("li", "chen"), LocalDate.parse("2014-05-02"), "mistake");
        assertThatThrownBy(() -> office.desk.step(record.id(), Work.ANNUL, Map.of(), inTheirName))
                .hasMessageContaining("chen");
        assertThat(office.desk.require(record.id()).annulled()).isFalse();

        office.permissions = everybody;
        assertThat(office.step(record, Work.ANNUL, "2014-05-03").annulled())
                .as("by another officer")
                .isTrue();
    }

    @Test
    public void r14PoliciesOfSeveralAuthoritiesOnOneZoneStandSideBySide() {
        office.enter(KUNSHAN, "policy", "Fast lane", "2014-01-01", "authority", "customs", "content", "fast lane");
        Work tax = office.enter(KUNSHAN, "policy", "Refund", "2014-02-01", "authority", "tax", "content", "in 10 days");
        office.step(tax, "change", "2014-05-01", "content", "in 5 days");
        office.enter(SHAOXING, "policy", "Elsewhere", "2014-01-01", "authority", "tax", "content", "none");

        List<Work> policies =
                office.desk.find(new Works.Query(KUNSHAN, null, "policy", LocalDate.of(2014, 6, 1), false));
        assertThat(policies).extracting(each -> each.details().get("authority")).containsExactly("tax", "customs");
        assertThat(policies.get(0).lines().get(1).details()).containsEntry("content", "in 5 days");
    }

    @Test
    public void r15AnAssociationRecordsAnAgreementAndItsNoticesAndTheShareOfSignersIsAFact() {
        office.members.add(OTHER);
        Work agreement = office.enter(
                KUNSHAN, "agreement", "Fair prices", "2014-01-15", "association", "Bicycles", "content", "no dumping");
        office.step(agreement, "sign", "2014-02-01", "enterprise", FIRM.value());
        Work notice = office.enter(
                KUNSHAN,
                "association-notice",
                "Rules",
                "2014-03-01",
                "association",
                "Bicycles",
                "content",
                "new rules");
        office.step(notice, "received", "2014-03-02", "enterprise", FIRM.value());

        assertThat(office.desk.require(notice.id()).lines()).hasSize(2);
        SelfDisciplineFacts facts = new SelfDisciplineFacts(office.store, office.kinds, office.memberships);
        Map<Subject, Map<org.shifan.api.fact.FactId, FactValue>> read =
                facts.facts(java.util.Set.of(SelfDisciplineFacts.SIGNED), List.of(KUNSHAN, SHAOXING), 2014, null, null);
        assertThat(read.get(KUNSHAN).get(SelfDisciplineFacts.SIGNED))
                .isInstanceOfSatisfying(
                        FactValue.Known.class,
                        known -> assertThat(known.value()).isEqualByComparingTo("50"));
        assertThat(read.get(SHAOXING).get(SelfDisciplineFacts.SIGNED)).isInstanceOf(FactValue.Missing.class);
    }

    @Test
    public void r15OnlyAMemberSignsAnAgreement() {
        Work agreement = office.enter(
                KUNSHAN, "agreement", "Fair prices", "2014-01-15", "association", "Bicycles", "content", "no dumping");
        assertThatThrownBy(() -> office.step(agreement, "sign", "2014-02-01", "enterprise", OTHER.value()))
                .hasMessageContaining(OTHER.value());
        assertThat(office.desk.require(agreement.id()).lines()).hasSize(1);
    }

    @Test
    public void d2GoodPracticeShowsWhoAdoptedItAndHelpShowsItsEffect() {
        Work practice = office.enter(KUNSHAN, "good-practice", "Lead tests", "2014-01-01", "content", "test all paint");
        office.step(practice, "adopt", "2014-03-01", "by", "zone:330600-01", "effect", "no recall since");
        Work help = office.enter(
                MEMBER,
                "help",
                "Testing course",
                "2014-01-01",
                "helper",
                "bureau",
                "content",
                "course",
                "cost",
                "2000");
        office.step(help, "effect", "2014-06-01", "effect", "passes alone", "gain", "15000.50");

        assertThat(figure("good-practice").withResult()).isEqualTo(1);
        assertThat(figure("help").sums())
                .containsEntry("cost", new BigDecimal("2000"))
                .containsEntry("gain", new BigDecimal("15000.50"));
    }

    private Work laboratory(String places) {
        return office.enter(
                KUNSHAN,
                "laboratory",
                "Bicycle tests",
                "2014-01-01",
                "operator",
                "institute",
                "services",
                "fatigue, paint",
                "places",
                places);
    }

    private Work book(long laboratory, String day) {
        return office.enter(
                MEMBER, "booking", "Forks", day, "laboratory", Long.toString(laboratory), "service", "fatigue");
    }

    @Test
    public void i1ALaboratoryTakesBookingsUpToItsPlacesAndTheSavingIsAddedUp() {
        Work laboratory = laboratory("1");
        Work first = book(laboratory.id(), "2014-03-03");
        assertThatThrownBy(() -> book(laboratory.id(), "2014-03-03")).hasMessageContaining("no place left");
        Work second = book(laboratory.id(), "2014-03-04");

        office.step(first, "done", "2014-03-03", "price", "800", "saving", "1200");
        office.step(second, Work.END, "2014-03-04");
        book(laboratory.id(), "2014-03-04");

        assertThat(figure("booking").entered()).isEqualTo(3);
        assertThat(figure("booking").withResult()).isEqualTo(1);
        assertThat(figure("booking").sums()).containsEntry("saving", new BigDecimal("1200"));
    }

    @Test
    public void i1ABookingOfAClosedLaboratoryOrOfSomethingElseIsRefused() {
        Work laboratory = laboratory("1");
        office.step(laboratory, Work.END, "2014-02-28");
        assertThatThrownBy(() -> book(laboratory.id(), "2014-03-03"))
                .hasMessageContaining("no laboratory that is open");
        Work duty = office.enter(KUNSHAN, "duty", "d", "2014-01-01", "part", "public", "holder", "hotline");
        assertThatThrownBy(() -> book(duty.id(), "2014-03-03")).hasMessageContaining("no laboratory that is open");
        assertThatThrownBy(() -> book(4711, "2014-03-03")).hasMessageContaining("4711");
        assertThat(office.desk.find(new Works.Query(MEMBER, null, null, null, false)))
                .isEmpty();
    }

    @Test
    public void i2AProjectShowsItsSupportAndItsOutcome() {
        Work project = office.enter(
                MEMBER,
                "project",
                "Light frames",
                "2014-01-01",
                "sort",
                "innovation",
                "supporter",
                "city",
                "support",
                "500000");
        office.step(project, "outcome", "2014-06-01", "result", "frame of 900 g", "patents", "2");
        assertThat(figure("project").sums())
                .containsEntry("support", new BigDecimal("500000"))
                .containsEntry("patents", new BigDecimal("2"));
    }

    @Test
    public void b2PublicityIsPlannedAndIsOverdueUntilItIsDone() {
        DateRange fair = DateRange.of(LocalDate.of(2014, 5, 1), LocalDate.of(2014, 5, 5));
        Work planned = office.desk.enter(
                KUNSHAN,
                "publicity",
                "Canton Fair",
                fair,
                Map.of("channel", "fair", "where", "Guangzhou"),
                on("2014-01-10"));
        assertThat(figure("publicity").overdue()).isEqualTo(1);

        office.step(planned, "done", "2014-05-05", "reach", "12000");

        assertThat(figure("publicity").overdue()).isZero();
        assertThat(figure("publicity").sums()).containsEntry("reach", new BigDecimal("12000"));
        assertThatThrownBy(() -> office.step(planned, Work.END, "2014-06-01")).hasMessageContaining("is over");
    }

    @Test
    public void whatDoesNotFitIsRefusedWithWhatWouldAndNothingIsEntered() {
        String[][] wrong = {
            {"dutty", "t", "", "", "joint-action"},
            {"duty", "", "part", "public", "characters"},
            {"duty", "t", "party", "public", "part, holder, enterprise"},
            {"duty", "t", "part", "public", "holder"},
            {"duty", "t", "part", "mayor", "one of government"},
            {"booking", "t", "service", "x", "not entered for zone"},
        };
        for (String[] each : wrong) {
            String[] details = each[2].isEmpty() ? new String[0] : new String[] {each[2], each[3]};
            assertThatThrownBy(() -> office.enter(KUNSHAN, each[0], each[1], "2014-01-01", details))
                    .as(String.join(" ", each))
                    .isInstanceOf(ShifanException.class)
                    .hasMessageContaining(each[4]);
        }
        for (String amount : List.of("-1", "1.234", "1e3", "many")) {
            assertThatThrownBy(() -> office.enter(
                            MEMBER,
                            "project",
                            "t",
                            "2014-01-01",
                            "sort",
                            "innovation",
                            "supporter",
                            "s",
                            "support",
                            amount))
                    .hasMessageContaining(amount)
                    .hasMessageContaining("CNY");
        }
        assertThatThrownBy(() -> office.desk.enter(
                        KUNSHAN, "duty", "t", YEAR, Map.of("part", "public", "holder", "h"), on("2014-07-01")))
                .hasMessageContaining("2014-07-01");
        assertThat(office.desk.find(new Works.Query(null, null, null, null, false)))
                .isEmpty();
        assertThat(office.store.changes("", 10)).isEmpty();
    }

    @Test
    public void aStepIsAskedForAtThePlaceOfTheWorkAndARefusalLeavesNothing() {
        Work record = office.enter(MEMBER, "duty-record", "t", "2014-02-01", "area", "technology", "what", "new line");
        assertThat(office.asked).containsExactly("work.enterprise 192203821, 320583-01, 320583, jiangsu");
        office.permissions = (operation, place, actor) ->
                Optional.of(LifecycleMessages.M.message("lifecycle.procedure.unknown", "refused", ""));

        assertThatThrownBy(() -> office.step(record, "outcome", "2014-03-01", "result", "met"))
                .hasMessageContaining("refused");
        assertThatThrownBy(
                        () -> office.enter(KUNSHAN, "agreement", "t", "2014-01-15", "association", "a", "content", "c"))
                .hasMessageContaining("refused");

        assertThat(office.asked.subList(1, 3))
                .containsExactly(
                        "work.enterprise 192203821, 320583-01, 320583, jiangsu",
                        "work.association 320583-01, 320583, jiangsu");
        office.permissions = (operation, place, actor) -> Optional.empty();
        assertThat(office.desk.require(record.id()).lines()).hasSize(1);
        assertThat(office.desk.find(new Works.Query(KUNSHAN, null, null, null, false)))
                .isEmpty();
    }

    @Test
    public void aLineIsNotBeforeTheOneBeforeAndAnUnknownStepNamesThoseThatThereAre() {
        Work practice = office.enter(KUNSHAN, "good-practice", "t", "2014-01-01", "content", "c");
        office.step(practice, "adopt", "2014-03-01", "by", "zone:330600-01");
        assertThatThrownBy(() -> office.step(practice, Work.END, "2014-02-01")).hasMessageContaining("2014-03-01");
        assertThatThrownBy(() -> office.step(practice, "spread", "2014-03-02"))
                .hasMessageContaining("adopt, end, annul");
    }

    @Test
    public void theAuditLogSeesEveryLineAndTheFirstWithWhatWasEntered() {
        Work practice = office.enter(KUNSHAN, "good-practice", "Lead tests", "2014-01-01", "content", "c");
        office.step(practice, Work.END, "2014-03-01");
        List<AuditedChange> changes = office.store.changes("", 10);
        assertThat(changes).extracting(AuditedChange::action).containsExactly("work.entered", "work.end");
        assertThat(changes.get(0).after()).containsEntry("title", "Lead tests").containsEntry("kind", "good-practice");
        assertThat(changes.get(0).who().account()).isEqualTo("li");

        office.execute("update LIFE_WORK set TITLE = 'Other' where ID = " + practice.id());
        assertThat(office.store.changes("", 10).get(0).after()).containsEntry("title", "Other");
    }

    @Test
    public void everyRowOfThePolicyThatIsKeptHereHasAKindWithBothLanguages() {
        assertThat(office.desk.kinds())
                .extracting(WorkKind::row)
                .contains("R1", "R5", "R13", "R14", "R15", "D2", "I1", "I2", "B2");
        assertThat(office.desk.kinds()).allSatisfy(kind -> {
            assertThat(kind.title().zh()).isNotEqualTo(kind.title().en());
            assertThat(kind.steps()).extracting(WorkKind.Step::code).contains(Work.END, Work.ANNUL);
        });
    }

    @Test
    public void r6WhatAnEnterpriseDidIsReadByItselfAndWhoGovernsItAndNotByItsNeighbours() {
        office.members.add(WorkOffice.OTHER);
        Work record = office.enter(MEMBER, "duty-record", "t", "2014-02-01", "area", "technology", "what", "new line");
        Work notice =
                office.enter(KUNSHAN, "association-notice", "t", "2014-01-15", "association", "a", "content", "c");
        TableOfRoles roles = new TableOfRoles();
        office.permissions = roles;
        Works.Query all = new Works.Query(null, null, null, null, false);
        roles.become(EveryRole.ACCOUNT, "enterprise@enterprise:" + WorkOffice.OTHER);
        assertThat(office.desk.find(all)).extracting(Work::id).containsExactly(notice.id());
        assertThatThrownBy(() -> office.desk.require(record.id()))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("identity.refused"));
        roles.become(EveryRole.ACCOUNT, "enterprise@enterprise:" + WorkOffice.FIRM);
        assertThat(office.desk.find(all)).hasSize(2);
    }

    @Test
    public void r1AnAuthorityWithAPolicyForTheZoneAndNoDutyThereIsReported() {
        office.enter(
                KUNSHAN, "duty", "t", "2014-01-01", "part", "supervision", "holder", "Kunshan bureau of quality, Li");
        office.enter(KUNSHAN, "policy", "t", "2014-01-01", "authority", "Kunshan bureau of quality", "content", "c");
        office.enter(KUNSHAN, "policy", "t", "2014-01-01", "authority", "Kunshan customs", "content", "c");
        ZoneDuties duties = office.desk.duties(KUNSHAN.zoneId(), LocalDate.of(2014, 3, 1));
        assertThat(duties.parts().get(1).missing())
                .extracting(Text::en)
                .containsExactly("authority Kunshan customs has a policy for the zone and bears no duty there");
    }

    @Test
    public void o1EveryRoleEntersAndGoesOnWithWorkAsTheTableSays() {
        Work record = office.enter(MEMBER, "duty-record", "t", "2014-02-01", "area", "technology", "what", "new line");
        Work duty = office.enter(KUNSHAN, "duty", "t", "2014-01-01", "part", "public", "holder", "h");
        Work agreement = office.enter(KUNSHAN, "agreement", "t", "2014-01-15", "association", "a", "content", "c");
        TableOfRoles roles = new TableOfRoles();
        office.permissions = roles;
        DivisionCode division = DivisionCode.of("320583");
        BureauCode jiangsu = BureauCode.of("jiangsu");
        Works.Query ofTheZone = new Works.Query(KUNSHAN, null, null, null, false);
        Place zone = new Place(jiangsu, division, KUNSHAN.zoneId(), null);
        Place member = new Place(jiangsu, division, KUNSHAN.zoneId(), WorkOffice.FIRM);
        Signature by = new Signature(new Actor(EveryRole.ACCOUNT, ""), LocalDate.of(2014, 6, 1), "as the table says");
        roles.everyRole(Works.class, zone)
                .by("work.enter")
                .change(
                        "enter",
                        () -> office.desk.enter(
                                KUNSHAN, "duty", "t", YEAR, Map.of("part", "public", "holder", "h"), by))
                .by("work.enter")
                .change("step", () -> office.desk.step(duty.id(), Work.END, Map.of(), by))
                .by("work.association")
                .change(
                        "enter",
                        () -> office.desk.enter(
                                KUNSHAN, "agreement", "t", YEAR, Map.of("association", "a", "content", "c"), by))
                .by("work.association")
                .change("step", () -> office.desk.step(agreement.id(), Work.END, Map.of(), by))
                .read("require", () -> office.desk.require(duty.id()))
                .read("find", () -> office.desk.find(ofTheZone))
                .read("duties", () -> office.desk.duties(KUNSHAN.zoneId(), LocalDate.of(2014, 3, 1)))
                .read("figures", () -> office.desk.figures(KUNSHAN, null, YEAR))
                .at(member)
                .read("require", () -> office.desk.require(duty.id()))
                .read("find", () -> office.desk.find(ofTheZone))
                .read("duties", () -> office.desk.duties(KUNSHAN.zoneId(), LocalDate.of(2014, 3, 1)))
                .by("work.enterprise")
                .change(
                        "enter",
                        () -> office.desk.enter(
                                MEMBER, "duty-record", "t", YEAR, Map.of("area", "technology", "what", "w"), by))
                .by("work.enterprise")
                .change("step", () -> office.desk.step(record.id(), Work.END, Map.of(), by))
                .isAsDocumented(() -> office.desk.find(new Works.Query(null, null, null, null, false)));
    }
}
