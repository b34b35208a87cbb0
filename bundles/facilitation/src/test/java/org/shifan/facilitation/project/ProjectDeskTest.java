// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignments;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Shipment.Direction;
import org.shifan.api.facilitation.Shipment.Purpose;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.archive.TreatmentArchive;
import org.shifan.facilitation.store.AuditTrail;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Goods of registered projects: what crossed the border, what has to cross it again by when, and what did. */
@Category(EachDatabase.class)
public class ProjectDeskTest {
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-10T02:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final LocalDate END = LocalDate.of(2016, 12, 31);
    private static final LocalDate DUE = LocalDate.of(2016, 8, 31);
    private static final BigDecimal TEN = new BigDecimal("10");
    private static final Decision LI = new Decision("li", DAY, "registered", "paper 12");

    private final FacilitationTables tables = new FacilitationTables();
    private final GroundRegister grounds = tables.grounds(MAY);
    private final Registers registers = new Registers()
            .level("provincial", "2013-02-01", null)
            .member("2014-06-01", null)
            .grounds(grounds);
    private final Treatments treatments = Shipments.service(registers, Shipments.rulesWith(Map.of()));
    private final TreatmentArchive archive = Archives.of(tables, treatments, MAY);
    private final ProjectDesk desk = Consignments.of(tables, treatments, grounds, MAY);

    @Before
    public void register() {
        grounds.declare(
                DeclaredGround.Kind.PROJECT_REPAIR,
                OneEnterprise.CODE,
                "8712",
                null,
                DateRange.of(LocalDate.of(2016, 1, 1), END),
                LI);
    }

    @After
    public void close() {
        tables.close();
    }

    private DecidedTreatment decide(String declaration, Direction direction, Purpose purpose, String hs, LocalDate on) {
        return archive.decide(
                new Shipment(
                        declaration,
                        OneEnterprise.CODE,
                        HsCode.of(hs),
                        CountryCode.of("US"),
                        on,
                        null,
                        purpose,
                        direction,
                        false),
                "li");
    }

    private ProjectConsignment in() {
        assertThat(decide("IN-1", Direction.IMPORT, Purpose.REPAIR, "87120030", DAY)
                        .governing())
                .isEqualTo("F7");
        return desk.enter("IN-1", "bicycles with broken forks", TEN, "pieces", DUE, LI);
    }

    @Test
    public void f7_goodsThatCameInForRepairAreFollowedUntilAllOfThemHaveLeft() {
        ProjectConsignment entered = in();
        assertThat(entered.open()).isEqualByComparingTo(TEN);
        assertThat(entered.project()).isEqualTo(1);
        decide("OUT-1", Direction.EXPORT, Purpose.REPAIR, "87120030", DAY.plusDays(20));
        decide("OUT-2", Direction.EXPORT, Purpose.REPAIR, "87120030", DAY.plusDays(30));
        assertThat(desk.back(1, "OUT-1", new BigDecimal("7"), LI).open()).isEqualByComparingTo("3");
        assertThat(refusal(() -> desk.back(1, "OUT-2", new BigDecimal("3.5"), LI)))
                .isEqualTo("facilitation.consignment.quantity");
        assertThat(desk.back(1, "OUT-2", new BigDecimal("2"), LI).open()).isEqualByComparingTo("1");
        ProjectConsignment closed = desk.writeOff(1, BigDecimal.ONE, LI);
        assertThat(closed.open()).isEqualByComparingTo("0");
        assertThat(closed.steps())
                .extracting(ProjectConsignment.Step::declaration, ProjectConsignment.Step::writtenOff)
                .containsExactly(tuple("OUT-1", false), tuple("OUT-2", false), tuple("", true));
        assertThat(desk.require(1)).isEqualTo(closed);
        assertThat(desk.consignments(null, null, END, 0, 10)).isEmpty();
    }

    @Test
    public void f7_whatShouldBeBackAndIsNotIsReportedUntilItIs() {
        in();
        assertThat(desk.consignments(null, null, DUE, 0, 10)).isEmpty();
        assertThat(desk.consignments(null, OneEnterprise.CODE, DUE.plusDays(1), 0, 10))
                .singleElement()
                .satisfies(each -> assertThat(each.overdue(DUE.plusDays(1))).isTrue());
        decide("OUT-1", Direction.EXPORT, Purpose.REPAIR, "87120030", DUE.plusDays(2));
        desk.back(1, "OUT-1", new BigDecimal("9.5"), LI);
        assertThat(desk.consignments(null, null, DUE.plusDays(5), 0, 10)).hasSize(1);
        desk.writeOff(1, new BigDecimal("0.5"), LI);
        assertThat(desk.consignments(null, null, DUE.plusDays(5), 0, 10)).isEmpty();
        assertThat(desk.consignments(null, null, null, 0, 10)).hasSize(1);
    }

    @Test
    public void f7_whatIsNotTreatedAsARegisteredProjectsIsNotTakenInAndTheReasonIsSaid() {
        decide("T-1", Direction.IMPORT, Purpose.TESTING, "87120030", DAY);
        ShifanException unregistered = catchThrowableOfType(
                ShifanException.class, () -> desk.enter("T-1", "bicycles", TEN, "pieces", DUE, LI));
        assertThat(unregistered.message().key()).isEqualTo("facilitation.consignment.unregistered");
        assertThat(unregistered.message().text().en()).contains("T-1").contains("project");
        decide("N-1", Direction.IMPORT, Purpose.TRADE, "87120030", DAY);
        assertThat(refusal(() -> desk.enter("N-1", "bicycles", TEN, "pieces", DUE, LI)))
                .isEqualTo("facilitation.consignment.unregistered");
        // Registered for bicycles and not for shoes.
        decide("S-1", Direction.IMPORT, Purpose.REPAIR, "64041100", DAY);
        assertThat(refusal(() -> desk.enter("S-1", "shoes", TEN, "pairs", DUE, LI)))
                .isEqualTo("facilitation.consignment.unregistered");
        assertThat(refusal(() -> desk.enter("X-1", "bicycles", TEN, "pieces", DUE, LI)))
                .isEqualTo("facilitation.declaration.unknown");
        assertThat(desk.consignments(null, null, null, 0, 10)).isEmpty();
    }

    @Test
    public void f7_whatDoesNotFitIsRefusedAndNothingIsKept() {
        decide("IN-1", Direction.IMPORT, Purpose.REPAIR, "87120030", DAY);
        assertThat(refusal(() -> desk.enter("IN-1", "bicycles", BigDecimal.ZERO, "pieces", DUE, LI)))
                .isEqualTo("facilitation.consignment.quantity");
        assertThat(refusal(() -> desk.enter("IN-1", "bicycles", new BigDecimal("1E999999999"), "pieces", DUE, LI)))
                .isEqualTo("facilitation.consignment.quantity");
        assertThat(refusal(() -> desk.enter("IN-1", "bicycles", new BigDecimal("0.0001"), "pieces", DUE, LI)))
                .isEqualTo("facilitation.consignment.quantity");
        assertThat(refusal(() -> desk.enter("IN-1", " ", TEN, "pieces", DUE, LI)))
                .isEqualTo("facilitation.consignment.words");
        assertThat(refusal(() -> desk.enter("IN-1", "bicycles", TEN, "pieces", DAY.minusDays(1), LI)))
                .isEqualTo("facilitation.consignment.due");
        // The registration ends before.
        assertThat(refusal(() -> desk.enter("IN-1", "bicycles", TEN, "pieces", END.plusDays(1), LI)))
                .isEqualTo("facilitation.consignment.due");
        in();
        assertThat(refusal(() -> desk.enter("IN-1", "bicycles", TEN, "pieces", DUE, LI)))
                .isEqualTo("facilitation.consignment.known");
        decide("IN-2", Direction.IMPORT, Purpose.REPAIR, "87120030", DAY);
        decide("TRADE-1", Direction.EXPORT, Purpose.TRADE, "87120030", DAY);
        decide("EARLY-1", Direction.EXPORT, Purpose.REPAIR, "87120030", DAY.minusDays(1));
        for (String other : new String[] {"IN-2", "TRADE-1", "EARLY-1"}) {
            assertThat(refusal(() -> desk.back(1, other, BigDecimal.ONE, LI)))
                    .as(other)
                    .isEqualTo("facilitation.consignment.other");
        }
        decide("OUT-1", Direction.EXPORT, Purpose.REPAIR, "87120030", DAY);
        desk.back(1, "OUT-1", BigDecimal.ONE, LI);
        assertThat(refusal(() -> desk.back(1, "OUT-1", BigDecimal.ONE, LI)))
                .isEqualTo("facilitation.consignment.known");
        assertThat(refusal(() -> desk.writeOff(1, BigDecimal.ONE, new Decision("li", DAY, "scrapped", ""))))
                .isEqualTo("facilitation.consignment.evidence");
        assertThat(refusal(() -> desk.back(9, "OUT-1", BigDecimal.ONE, LI)))
                .isEqualTo("facilitation.consignment.unknown");
        assertThat(desk.require(1).steps()).hasSize(1);
    }

    @Test
    public void f7_whoEnteredAndClosedWhatIsInTheAuditLog() {
        in();
        decide("OUT-1", Direction.EXPORT, Purpose.REPAIR, "87120030", DAY.plusDays(20));
        desk.back(1, "OUT-1", new BigDecimal("7"), LI);
        desk.writeOff(1, BigDecimal.ONE, new Decision("wang", DAY.plusDays(40), "destroyed in the test", "report 3"));
        assertThat(AuditTrail.of(tables, "facilitation.consignment"))
                .extracting(
                        AuditedChange::action,
                        change -> change.who().by(),
                        change -> change.after().get("quantity"))
                .containsExactly(
                        tuple("consignment.entered", "li", "10 pieces"),
                        tuple("consignment.back", "li", "7"),
                        tuple("consignment.written-off", "wang", "1"));
    }

    @Test
    public void f7_onlyTheBureausOwnPeopleFollowTheGoods() {
        TableOfRoles roles = new TableOfRoles();
        ProjectDesk asking = Consignments.of(tables, treatments, grounds, MAY, roles);
        in();
        decide("IN-2", Direction.IMPORT, Purpose.REPAIR, "87120030", DAY);
        decide("OUT-1", Direction.EXPORT, Purpose.REPAIR, "87120030", DAY.plusDays(20));
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("enter", () -> asking.enter("IN-2", "bicycles", TEN, "pieces", DUE, LI));
        changes.put("back", () -> asking.back(1, "OUT-1", BigDecimal.ONE, LI));
        changes.put("write off", () -> asking.writeOff(1, BigDecimal.ONE, LI));
        roles.everyRole(
                        ProjectConsignments.class,
                        new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), null, OneEnterprise.CODE))
                .change("enter", () -> asking.enter("IN-2", "bicycles", TEN, "pieces", DUE, LI))
                .change("back", () -> asking.back(1, "OUT-1", BigDecimal.ONE, LI))
                .change("writeOff", () -> asking.writeOff(1, BigDecimal.ONE, LI))
                .read("require", () -> asking.require(1))
                .read("consignments", () -> asking.consignments(null, null, null, 0, 10))
                .isAsDocumented(() -> desk.require(1));
        roles.holds(
                "li",
                "bureau-officer@bureau:jiangsu",
                List.of(
                        "bureau-officer@bureau:fujian",
                        "bureau-head@bureau:fujian",
                        "enterprise@enterprise:192203821",
                        "auditor"),
                changes,
                () -> desk.consignments(null, null, null, 0, 10));
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }
}
