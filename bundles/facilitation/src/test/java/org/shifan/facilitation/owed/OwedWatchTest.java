// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.owed;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Shipment.Direction;
import org.shifan.api.facilitation.Shipment.Purpose;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.text.Text;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.archive.TreatmentArchive;
import org.shifan.facilitation.project.Consignments;
import org.shifan.facilitation.project.ProjectDesk;
import org.shifan.facilitation.proof.ProofDesk;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.AuditTrail;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.facilitation.watch.Watches;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What enterprises owe under a measure is asked for, stands among the deadlines, and is escalated when it is late. */
@Category(EachDatabase.class)
public class OwedWatchTest {
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final LocalDate GOODS_DUE = LocalDate.of(2016, 5, 20);
    private static final Decision LI = new Decision("li", DAY, "registered", "paper 12");

    private final FacilitationTables tables = new FacilitationTables();
    private final GroundRegister grounds = tables.grounds(on(DAY));
    private final Registers registers = new Registers()
            .level("provincial", "2013-02-01", null)
            .member("2014-06-01", null)
            .grounds(grounds);
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final Treatments treatments = Shipments.service(registers, rules);
    private final TreatmentArchive archive = Archives.of(tables, treatments, on(DAY));
    private final LateProofs lateProofs = new LateProofs(() -> "facilitation", tables.jpa);
    private final ProofDesk proofs = new ProofDesk(
            () -> "facilitation",
            tables.jpa,
            archive,
            new RaisedRisk(grounds),
            rules,
            new OneEnterprise(),
            (operation, place, actor) -> Optional.empty());

    @After
    public void close() {
        tables.close();
    }

    private static Clock on(LocalDate day) {
        return Clock.fixed(Instant.parse(day + "T02:00:00Z"), ZoneOffset.UTC);
    }

    /** What is said to be late on a day, by a watch that was started on it. */
    private List<String> late(LocalDate day) {
        OwedWatch watch = watch(day);
        try {
            return watch.look().stream().map(message -> message.text().en()).toList();
        } finally {
            watch.stop();
        }
    }

    private OwedWatch watch(LocalDate day) {
        return new OwedWatch(tables.jpa, new ProofTerm(30, 365), 7, on(day));
    }

    private List<Deadline> deadlines(String bureau, LocalDate today) {
        OwedWatch watch = watch(today);
        try {
            return watch.deadlines(bureau == null ? null : BureauCode.of(bureau), today);
        } finally {
            watch.stop();
        }
    }

    private void declare(String declaration, String hs, String country, Direction direction, Purpose purpose) {
        archive.decide(
                new Shipment(
                        declaration,
                        OneEnterprise.CODE,
                        HsCode.of(hs),
                        CountryCode.of(country),
                        DAY,
                        Money.usd(new BigDecimal("10000")),
                        purpose,
                        direction,
                        false),
                "li");
    }

    private void toKenya(String declaration) {
        declare(declaration, "40111000", "KE", Direction.EXPORT, Purpose.TRADE);
    }

    private List<AuditedChange> audited() {
        return AuditTrail.of(tables, "facilitation.reminder");
    }

    @Test
    public void f6_aProofThatIsMissingIsAskedForOnceWithADay() {
        toKenya("D-1");
        declare("D-2", "40111000", "US", Direction.EXPORT, Purpose.TRADE);
        assertThat(late(DAY)).isEmpty();
        assertThat(late(DAY.plusDays(1))).isEmpty();
        assertThat(audited()).singleElement().satisfies(asked -> {
            assertThat(asked.action()).isEqualTo("proof.asked");
            assertThat(asked.subject()).isEqualTo("enterprise:" + OneEnterprise.CODE);
            assertThat(asked.after()).containsEntry("declaration", "D-1").containsEntry("due", "2016-05-31");
        });
        assertThat(deadlines(null, DAY)).singleElement().satisfies(deadline -> {
            assertThat(deadline.key()).isEqualTo("proof.1");
            assertThat(deadline.caseNumber()).isZero();
            assertThat(deadline.subject()).isEqualTo(Subject.enterprise(OneEnterprise.CODE));
            assertThat(deadline.due()).isEqualTo(DAY.plusDays(30));
            assertThat(deadline.late()).isZero();
            assertThat(deadline.what().en()).isEqualTo("proof for declaration D-1 (F6)");
        });
        assertThat(deadlines("zhejiang", DAY)).isEmpty();
        assertThat(deadlines("jiangsu", DAY)).hasSize(1);
    }

    @Test
    public void f6_aProofThatIsLateIsEscalatedAgainAfterAWeekUntilItComes() {
        toKenya("D-1");
        late(DAY);
        LocalDate over = DAY.plusDays(31);
        assertThat(late(DAY.plusDays(30))).isEmpty();
        assertThat(late(over))
                .containsExactly("proof for declaration D-1 (F6) is late: " + OneEnterprise.CODE + ", due 2016-05-31");
        assertThat(late(over.plusDays(6))).isEmpty();
        assertThat(late(over.plusDays(7))).hasSize(1);
        assertThat(deadlines(null, over.plusDays(7)).get(0).late()).isEqualTo(8);
        proofs.handIn("D-1", "", "C-7", DAY, LI);
        assertThat(late(over.plusDays(20))).isEmpty();
        assertThat(deadlines(null, over.plusDays(20))).isEmpty();
        assertThat(audited())
                .extracting(AuditedChange::action)
                .containsExactly("proof.asked", "proof.late", "proof.late");
    }

    @Test
    public void f6_nobodyIsLateWhoWasNotAskedAndTheTermBeginsWithTheAsking() {
        toKenya("D-1");
        LocalDate first = DAY.plusDays(100);
        assertThat(deadlines(null, first).get(0).due()).isEqualTo(first.plusDays(30));
        assertThat(late(first)).isEmpty();
        assertThat(audited())
                .singleElement()
                .satisfies(asked -> assertThat(asked.after()).containsEntry("due", "2016-09-08"));
        assertThat(late(first.plusDays(30))).isEmpty();
        assertThat(late(first.plusDays(31))).hasSize(1);
    }

    @Test
    public void f6_whatGrewOldBeforeAnybodyAskedIsLetBeAndWhatWasAskedForStays() {
        toKenya("D-1");
        LocalDate year = DAY.plusDays(365);
        assertThat(deadlines(null, year.plusDays(1))).isEmpty();
        assertThat(late(year.plusDays(1))).isEmpty();
        assertThat(audited()).isEmpty();
        late(year);
        assertThat(audited()).hasSize(1);
        assertThat(late(year.plusDays(100))).hasSize(1);
        assertThat(deadlines(null, year.plusDays(100))).hasSize(1);
    }

    private Optional<Text> raised(String hs, LocalDate day) {
        return lateProofs.raised(OneEnterprise.CODE, HsCode.of(hs), CountryCode.of("US"), day);
    }

    @Test
    public void f6_aLateProofCountsAsARaisedRiskOfItsHeadingUntilItComes() {
        toKenya("D-1");
        late(DAY);
        LocalDate due = DAY.plusDays(30);
        assertThat(raised("40111000", due)).isEmpty();
        assertThat(raised("40112000", due.plusDays(1))).isPresent();
        assertThat(raised("4011", due.plusDays(1)).orElseThrow().en())
                .isEqualTo(
                        "the proof for declaration D-1 (F6) was due on 2016-05-31 and has not come; until it does the"
                                + " risk counts as raised");
        assertThat(raised("64041100", due.plusDays(1))).isEmpty();
        proofs.handIn("D-1", "", "C-7", DAY, new Decision("li", due.plusDays(5), "late", "paper 12"));
        assertThat(raised("40111000", due.plusDays(4))).isPresent();
        assertThat(raised("40111000", due.plusDays(5))).isEmpty();
    }

    @Test
    public void f6_whileAProofIsLateTheMeasureIsNotGrantedAndTheWatchTellsThoseConcerned() {
        registers.risk(lateProofs);
        Treatments withSource = Shipments.service(registers, rules);
        TreatmentArchive decided = Archives.of(tables, withSource, on(DAY));
        decided.decide(africa("D-1", DAY), "li");
        late(DAY);
        LocalDate over = DAY.plusDays(31);
        assertThat(withSource
                        .treat(africa("D-2", over.minusDays(1)))
                        .governing()
                        .id())
                .isEqualTo("F6");
        assertThat(withSource.treat(africa("D-2", over)).governing().id()).isEqualTo("F1");
        assertThat(Watches.of(tables, withSource, on(over)).look())
                .singleElement()
                .satisfies(stop -> {
                    assertThat(stop.measure()).isEqualTo("F6");
                    assertThat(stop.reason().en()).contains("declaration D-1 (F6) was due on 2016-05-31");
                });
        // What was decided stays, and is made again from what it rested on.
        assertThat(decided.require("D-1").governing()).isEqualTo("F6");
        proofs.handIn("D-1", "", "C-7", DAY, new Decision("li", over, "late", "paper 12"));
        assertThat(withSource.treat(africa("D-2", over)).governing().id()).isEqualTo("F6");
    }

    private static Shipment africa(String declaration, LocalDate day) {
        return new Shipment(
                declaration,
                OneEnterprise.CODE,
                HsCode.of("40111000"),
                CountryCode.of("KE"),
                day,
                Money.usd(new BigDecimal("10000")),
                Purpose.TRADE,
                Direction.EXPORT,
                false);
    }

    private List<String> archived() {
        return new OwedLines(() -> "facilitation", tables.jpa)
                .lines(new OneEnterprise().one()).stream()
                        .map(line -> line.from() + " " + line.heading() + " "
                                + line.what().en())
                        .toList();
    }

    @Test
    public void q1_theArchiveHoldsProofsAndWhatWasAskedForAndLate() {
        toKenya("D-1");
        toKenya("D-2");
        late(DAY);
        late(DAY.plusDays(31));
        late(DAY.plusDays(38));
        proofs.handIn("D-2", "", "C-7", DAY, LI);
        proofs.verify(1, false, new Decision("wang", DAY.plusDays(3), "sample fails", "report 9"));
        assertThat(archived())
                .containsExactlyInAnyOrder(
                        "2016-05-01 4011 proof 1 for declaration D-2 (F6): own declaration, C-7; verified and false",
                        "2016-05-01 4011 late: proof for declaration D-1 (F6), due 2016-05-31; said 2 times",
                        "2016-05-01 4011 late: proof for declaration D-2 (F6), due 2016-05-31; said 2 times");
    }

    @Test
    public void f6_theDayThatWasAskedForStaysWhateverTermIsSetLater() {
        toKenya("D-1");
        late(DAY);
        OwedWatch shorter = new OwedWatch(tables.jpa, new ProofTerm(5, 365), 7, on(DAY.plusDays(10)));
        assertThat(shorter.look()).isEmpty();
        shorter.stop();
    }

    @Test
    public void f7_goodsThatAreNotBackOnTheirDayAreEscalatedUntilTheyAre() {
        grounds.declare(
                DeclaredGround.Kind.PROJECT_REPAIR,
                OneEnterprise.CODE,
                "8712",
                null,
                DateRange.of(LocalDate.of(2016, 1, 1), LocalDate.of(2016, 12, 31)),
                LI);
        declare("IN-1", "87120030", "US", Direction.IMPORT, Purpose.REPAIR);
        ProjectDesk desk = Consignments.of(tables, treatments, grounds, on(DAY));
        desk.enter("IN-1", "bicycles with broken forks", BigDecimal.TEN, "pieces", GOODS_DUE, LI);
        assertThat(late(GOODS_DUE)).isEmpty();
        assertThat(audited()).isEmpty();
        LocalDate over = GOODS_DUE.plusDays(1);
        assertThat(late(over))
                .containsExactly("goods of declaration IN-1 to cross the border again, consignment 1 (F7) is late: "
                        + OneEnterprise.CODE + ", due 2016-05-20");
        assertThat(late(over)).isEmpty();
        assertThat(audited())
                .singleElement()
                .satisfies(change -> assertThat(change.action()).isEqualTo("consignment.late"));
        desk.writeOff(1, new BigDecimal("4"), LI);
        assertThat(late(over.plusDays(7))).hasSize(1);
        desk.writeOff(1, new BigDecimal("6"), LI);
        assertThat(late(over.plusDays(14))).isEmpty();
    }
}
