// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.aries.jpa.template.TransactionType;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.ReceiptCode;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;
import org.shifan.api.text.ShifanException;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.quality.audit.AuditSources;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.quality.QualityFixture.CLOCK;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;
import static org.shifan.quality.QualityFixture.decision;

/** R16: a complaint is taken from anyone, without an account, tracked to an answer, its reporter protected. */
@Category(EachDatabase.class)
public class ComplaintsTest {
    private static final String NAME = "Wang Xiaoming";
    private static final String CONTACT = "139 0000 0000";
    private static final Actor OFFICER = new Actor("li", "");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TableOfRoles roles = new TableOfRoles();
    private final QualityFixture fixture = new QualityFixture();
    private Path key;

    @Before
    public void key() throws IOException {
        key = key("key", (byte) 7);
    }

    @After
    public void close() {
        fixture.close();
    }

    private Path key(String name, byte content) throws IOException {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, content);
        return Files.writeString(
                folder.newFile(name).toPath(), Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    private ComplaintDesk desk(Clock clock, Path... keys) {
        return new ComplaintDesk(
                fixture.jpa,
                fixture.enterprises,
                fixture.enterprises,
                60,
                new RateLimit(3, 5, clock),
                Seal.of(List.of(keys)),
                Set.of("li", EveryRole.ACCOUNT),
                roles,
                clock);
    }

    private ComplaintDesk desk() {
        return desk(CLOCK, key);
    }

    private static Complaints.Submission complaint(String name, String contact) {
        return new Complaints.Submission(
                Enterprises.JIANGSU, "the bicycle works", "bicycle", "The fork broke on the first day.", name, contact);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private List<Object> column(String column) {
        return fixture.jpa.txExpr(
                TransactionType.Required,
                em -> em.createQuery("select c." + column + " from ComplaintEntity c order by c.id", Object.class)
                        .getResultList());
    }

    @Test
    public void R16_anybodyComplainsWithoutAnAccountAndFollowsItToTheAnswer() {
        Complaints.Receipt receipt = desk().submit(complaint("", ""), "10.0.0.1");
        assertThat(receipt.code()).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(receipt.due()).isEqualTo(TODAY.plusDays(60));
        assertThat(desk().follow(receipt.code()).state()).isEqualTo(Complaint.State.RECEIVED);
        Complaint open = desk().open(Enterprises.JIANGSU, null).get(0);
        assertThat(open.named()).isFalse();
        desk().take(open.id(), KUNSHAN, decision("Zhao", "assigned"));
        assertThat(desk().follow(receipt.code()).state()).isEqualTo(Complaint.State.IN_HAND);
        desk().answer(open.id(), Complaint.Outcome.CONFIRMED, "The batch was called back.", decision("Zhao", "tested"));
        Complaints.Followed followed =
                desk().follow(receipt.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        assertThat(followed.answer()).isEqualTo("The batch was called back.");
        assertThat(followed.outcome()).isEqualTo(Complaint.Outcome.CONFIRMED);
        assertThat(desk().open(null, null)).isEmpty();
        assertThat(desk().about(org.shifan.api.code.OrganisationCode.of(KUNSHAN)))
                .hasSize(1);
        assertThat(desk().require(open.id()).steps())
                .extracting(step -> step.decision().by())
                .containsExactly("Zhao", "Zhao");
        refused("quality.complaint.answered", () -> desk().take(open.id(), "", decision("Zhao", "again")));
    }

    @Test
    public void R16_ofTheReceiptOnlyItsDigestIsKept() {
        Complaints.Receipt receipt = desk().submit(complaint("", ""), "");
        assertThat(column("receipt")).containsExactly(ReceiptCode.digest(receipt.code()));
        assertThat(desk().submit(complaint("", ""), "").code()).isNotEqualTo(receipt.code());
        refused("quality.complaint.receipt", () -> desk().follow("AAAAA-AAAAA-AAAAA-AAAAA"));
        refused("quality.complaint.receipt", () -> desk().follow(""));
    }

    @Test
    public void R16_theReporterIsSealedAndOpenedByANamedOfficerWithAReasonOnly() {
        desk().submit(complaint(NAME, CONTACT), "10.0.0.1");
        assertThat(column("sealed")).singleElement().asString().doesNotContain("Wang", "139");
        long id = desk().open(null, null).get(0).id();
        assertThat(desk().require(id).toString()).doesNotContain("Wang", "139");
        refused("quality.complaint.officer", () -> desk().reporter(id, new Actor("sun", ""), "curious"));
        refused("quality.complaint.officer", () -> desk().reporter(id, Actor.named("li"), "says to be li"));
        refused("core.decision.incomplete", () -> desk().reporter(id, OFFICER, " "));
        assertThat(desk().require(id).steps()).isEmpty();
        assertThat(desk().reporter(id, OFFICER, "to ask for the frame number"))
                .isEqualTo(new Complaints.Reporter(NAME, CONTACT));
        List<AuditedChange> audited = new AuditSources.Complaints(() -> "quality", fixture.jpa).changes("", 10);
        assertThat(audited).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("complaint.opened");
            assertThat(change.subject()).isEqualTo("complaint:" + id);
            assertThat(change.who().by()).isEqualTo("li");
            assertThat(change.reason()).isEqualTo("to ask for the frame number");
        });
        assertThat(new AuditSources.Complaints(() -> "quality", fixture.jpa)
                        .changes(audited.get(0).position(), 10))
                .isEmpty();
    }

    @Test
    public void R16_aSealIsOfItsComplaintAndItsKey() throws IOException {
        desk().submit(complaint(NAME, CONTACT), "");
        Path other = key("other", (byte) 8);
        refused("quality.complaint.no-key", () -> desk(CLOCK, other).reporter(1, OFFICER, "rotated"));
        assertThat(desk(CLOCK, other, key).reporter(1, OFFICER, "rotated").name())
                .isEqualTo(NAME);
        desk(CLOCK, other, key).submit(complaint("Zhou", ""), "");
        assertThat(desk(CLOCK, other).reporter(2, OFFICER, "new key").name()).isEqualTo("Zhou");
        // Somebody puts a sealed name under another complaint.
        fixture.jpa.tx(TransactionType.Required, em -> {
            ComplaintEntity first = em.find(ComplaintEntity.class, 1L);
            em.find(ComplaintEntity.class, 2L).seal(first.sealed());
        });
        refused("quality.complaint.altered", () -> desk().reporter(2, OFFICER, "moved"));
    }

    @Test
    public void R16_withoutAKeyANameIsNotTakenAndAComplaintWithoutOneIs() throws IOException {
        refused("quality.complaint.no-key", () -> desk(CLOCK).submit(complaint(NAME, ""), ""));
        assertThat(desk().open(null, null)).isEmpty();
        assertThat(desk(CLOCK).submit(complaint("", ""), "").code()).isNotEmpty();
        refused("quality.complaint.anonymous", () -> desk().reporter(1, OFFICER, "who"));
        Path broken = Files.writeString(folder.newFile("broken").toPath(), "secret");
        refused("quality.complaint.key", () -> Seal.of(List.of(broken)));
        refused("quality.complaint.key", () -> Seal.of(List.of(Path.of("nowhere"))));
    }

    @Test
    public void R16_soManyFromOnePlaceAndFromAllInAnHourAndNoMore() {
        ComplaintDesk desk = desk();
        for (int i = 0; i < 3; i++) {
            desk.submit(complaint("", ""), "10.0.0.1");
        }
        refused("quality.complaint.rate", () -> desk.submit(complaint("", ""), "10.0.0.1"));
        desk.submit(complaint("", ""), "10.0.0.2");
        desk.submit(complaint("", ""), "10.0.0.3");
        refused("quality.complaint.rate", () -> desk.submit(complaint("", ""), "10.0.0.4"));
        desk.submit(complaint("", ""), "");
        assertThat(desk.open(null, null)).hasSize(6);
        RateLimit limit = new RateLimit(1, 9, CLOCK);
        assertThat(limit.take("a")).isTrue();
        assertThat(limit.take("a")).isFalse();
    }

    @Test
    public void R16_anHourLaterThePlaceIsFreeAgain() {
        List<Clock> now = new ArrayList<>(List.of(CLOCK));
        Clock moving = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return CLOCK.getZone();
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.Instant instant() {
                return now.get(0).instant();
            }
        };
        RateLimit limit = new RateLimit(1, 9, moving);
        assertThat(limit.take("a")).isTrue();
        now.set(0, Clock.offset(CLOCK, Duration.ofMinutes(59)));
        assertThat(limit.take("a")).isFalse();
        now.set(0, Clock.offset(CLOCK, Duration.ofMinutes(60)));
        assertThat(limit.take("a")).isTrue();
    }

    @Test
    public void R16_whatCannotBeTakenIsRefusedWhole() {
        refused(
                "quality.complaint.short",
                () -> desk().submit(new Complaints.Submission(Enterprises.JIANGSU, "", "", "bad", "", ""), ""));
        refused(
                "quality.text.long",
                () -> desk().submit(
                                new Complaints.Submission(Enterprises.JIANGSU, "", "", "x".repeat(4001), "", ""), ""));
        desk().submit(complaint("", ""), "");
        refused(
                "quality.complaint.answer",
                () -> desk().answer(1, Complaint.Outcome.UNFOUNDED, " ", decision("Zhao", "r")));
        refused("quality.enterprise.unknown", () -> desk().take(1, "192203821", decision("Zhao", "r")));
        refused("quality.complaint.unknown", () -> desk().require(2));
        assertThat(desk().require(1).state()).isEqualTo(Complaint.State.RECEIVED);
    }

    @Test
    public void R16_aLateAnswerIsEscalatedAndCountedInThePublishedFigures() {
        desk().submit(complaint(NAME, ""), "");
        desk().submit(complaint("", ""), "");
        desk().submit(complaint("", ""), "");
        desk().answer(1, Complaint.Outcome.PASSED_ON, "The market authority has it.", decision("Zhao", "theirs"));
        Clock late = Clock.offset(CLOCK, Duration.ofDays(61));
        desk(late, key).answer(2, Complaint.Outcome.UNFOUNDED, "It was another maker.", decision("Zhao", "label"));
        LocalDate then = TODAY.plusDays(61);
        LateComplaints watch = new LateComplaints(() -> "quality", fixture.jpa);
        assertThat(desk().open(null, then)).hasSize(1);
        assertThat(watch.escalate(TODAY.plusDays(60), 7)).isEmpty();
        assertThat(watch.escalate(then, 7)).hasSize(1);
        assertThat(watch.escalate(then.plusDays(6), 7)).isEmpty();
        assertThat(watch.escalate(then.plusDays(7), 7)).hasSize(1);
        assertThat(desk().figures(2014)).isEmpty();
        Complaints.Figures figures = desk(late, key).figures(2015).get(0);
        assertThat(figures)
                .isEqualTo(new Complaints.Figures(
                        Enterprises.JIANGSU,
                        2015,
                        3,
                        2,
                        1,
                        2,
                        0,
                        java.util.Map.of(Complaint.Outcome.PASSED_ON, 1, Complaint.Outcome.UNFOUNDED, 1),
                        31));
    }

    @Test
    public void r16OnlyTheBureauThatWasToldHandlesAComplaintAndNobodyElseOpensTheSeal() {
        ComplaintDesk desk = desk();
        desk.submit(complaint("Zhang", "138"), "");
        List<String> others = List.of(
                "bureau-officer@bureau:zhejiang",
                "enterprise@enterprise:192203821",
                "government@division:320583",
                "association@zone:320583-01",
                "auditor");
        Decision decision = new Decision("li", TODAY, "read", "");
        Map<String, org.assertj.core.api.ThrowableAssert.ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("take", () -> desk.take(1, "", decision));
        changes.put("reporter", () -> desk.reporter(1, OFFICER, "to ask back"));
        changes.put("answer", () -> desk.answer(1, Complaint.Outcome.CONFIRMED, "It was replaced.", decision));
        roles.holds("li", "bureau-officer@bureau:jiangsu", others, changes, () -> desk.require(1));
    }

    @Test
    public void r16WhoHandlesAComplaintIsTheAccountThatIsLoggedIn() {
        ComplaintDesk desk = desk();
        desk.submit(complaint("", ""), "");
        roles.become("li", "bureau-officer@bureau:jiangsu");
        refused("identity.actor.other", () -> desk.take(1, "", new Decision("wang", TODAY, "read", "")));
        roles.open();
        assertThat(desk.require(1).state()).isEqualTo(Complaint.State.RECEIVED);
    }

    @Test
    public void o1EveryRoleHandlesAndReadsComplaintsAsTheTableSays() {
        ComplaintDesk desk = desk();
        String receipt = desk.submit(complaint(NAME, CONTACT), "").code();
        Decision by = new Decision(EveryRole.ACCOUNT, TODAY, "as the table says", "");
        desk.take(1, KUNSHAN, by);
        roles.everyRole(
                        Complaints.class,
                        new Place(
                                Enterprises.JIANGSU,
                                DivisionCode.of("320583"),
                                ZoneId.of("320583-01"),
                                OrganisationCode.of(KUNSHAN)))
                .change("submit", () -> desk.submit(complaint("", ""), ""))
                .read("follow", () -> desk.follow(receipt))
                .change("take", () -> desk.take(1, "", by))
                .change("answer", () -> desk.answer(1, Complaint.Outcome.CONFIRMED, "It was replaced.", by))
                .change("reporter", () -> desk.reporter(1, new Actor(EveryRole.ACCOUNT, ""), "to ask back"))
                .read("require", () -> desk.require(1))
                .read("open", () -> desk.open(null, null))
                .read("about", () -> desk.about(OrganisationCode.of(KUNSHAN)))
                .isAsDocumented(() -> desk.require(1));
        roles.become(EveryRole.ACCOUNT, "bureau-officer@bureau:fujian");
        refused("identity.refused", () -> desk.open(Enterprises.JIANGSU, null));
    }
}
