// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.term;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.HsCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerm.Kind;
import org.shifan.api.facilitation.SetTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.archive.TreatmentArchive;
import org.shifan.facilitation.store.AuditTrail;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Terms that a bureau sets make measures stricter, and which was in force when, by whom, can be shown. */
@Category(EachDatabase.class)
public class TermRegisterTest {
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-01T02:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final Decision LI = new Decision("li", DAY, "two incidents of the branch", "minutes 4");
    private static final String TYRES = "40111000";

    private final FacilitationTables tables = new FacilitationTables();
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final TermRegister terms =
            new TermRegister(tables.jpa, rules, new AllBureaus(), (operation, place, actor) -> Optional.empty(), MAY);
    private final Registers registers = Registers.everything().terms(terms);
    private final Treatments treatments = Shipments.service(registers, rules);

    /** Every bureau that is asked for is there. */
    private record AllBureaus() implements BureauDirectory {
        @Override
        public List<Bureau> bureaus() {
            throw new UnsupportedOperationException("bureaus");
        }

        @Override
        public Optional<Bureau> bureau(BureauCode code) {
            throw new UnsupportedOperationException("bureau");
        }

        @Override
        public Bureau require(BureauCode code) {
            return null;
        }
    }

    @After
    public void close() {
        tables.close();
    }

    private SetTerm set(Kind kind, String value, LocalDate from) {
        return terms.set(JIANGSU, "f4", "4011", kind, value, DateRange.from(from), LI);
    }

    private Treatment.Measure f4(LocalDate day) {
        return Shipments.measure(treatments.treat(Shipments.shipment(day.toString(), TYRES)), "F4");
    }

    @Test
    public void f10_aTermTakesTheMeasureAwayFromItsFirstDayOnAndSaysWhoSetIt() {
        set(Kind.NOT_GRANTED, "", DAY.plusDays(5));
        assertThat(f4(DAY.plusDays(4)).applies()).isTrue();
        Treatment.Measure taken = f4(DAY.plusDays(5));
        assertThat(taken.applies()).isFalse();
        assertThat(taken.reason().en()).contains("not granted for these goods (term 1, set by li on 2016-05-01)");
        assertThat(taken.reason().zh()).contains("第 1 号条件");
    }

    @Test
    public void f10_eachKindAsksWhatItSays() {
        // The enterprise is of class 1, the shipment of USD 10000 goes to the United States.
        assertThat(applies(Kind.CLASS_AT_LEAST, "1")).isTrue();
        assertThat(applies(Kind.VALUE_AT_MOST, "10000.00")).isTrue();
        assertThat(applies(Kind.VALUE_AT_MOST, "9999.99")).isFalse();
        assertThat(applies(Kind.MARKET_NOT, "ke de")).isTrue();
        assertThat(applies(Kind.MARKET_NOT, "de, us")).isFalse();
        registers.holds(Grant.Kind.ENTERPRISE_CLASS, "3", "2016-01-01", null);
        assertThat(applies(Kind.CLASS_AT_LEAST, "3")).isTrue();
        assertThat(applies(Kind.CLASS_AT_LEAST, "2")).isFalse();
    }

    private boolean applies(Kind kind, String value) {
        SetTerm term = set(kind, value, DAY);
        boolean applies = f4(DAY).applies();
        terms.end(term.id(), DAY.minusDays(1), LI);
        assertThat(f4(DAY).applies()).as("after %s was taken back", term).isTrue();
        return applies;
    }

    @Test
    public void f10_whatCannotBeToldIsNotMet() {
        set(Kind.VALUE_AT_MOST, "100000", DAY);
        Shipment unknown = new Shipment(
                "D-1",
                Shipments.shipment("2016-05-01", TYRES).enterprise(),
                HsCode.of(TYRES),
                Shipments.shipment("2016-05-01", TYRES).destination(),
                DAY,
                null,
                Shipment.Purpose.TRADE);
        assertThat(Shipments.measure(treatments.treat(unknown), "F4").applies()).isFalse();
        // Four digits may be the goods that a term of six is for.
        terms.set(JIANGSU, "F5", "640411", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI);
        assertThat(Shipments.measure(treatments.treat(Shipments.shipment("2016-05-01", "6404")), "F5")
                        .reason()
                        .en())
                .contains("not granted for these goods");
    }

    @Test
    public void f10_aTermOfAnotherBureauOrMeasureOrOfOtherGoodsAsksNothing() {
        terms.set(BureauCode.of("tibet"), "F4", "", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI);
        terms.set(JIANGSU, "F5", "", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI);
        terms.set(JIANGSU, "F4", "8712", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI);
        assertThat(f4(DAY).applies()).isTrue();
    }

    @Test
    public void f10_aNewValueEndsTheFormerOneAndTheAuditLogHasBoth() {
        set(Kind.CLASS_AT_LEAST, "2", DAY);
        Decision wang = new Decision("wang", DAY.plusDays(30), "stricter after a recall", "minutes 9");
        SetTerm second =
                terms.set(JIANGSU, "F4", "4011", Kind.CLASS_AT_LEAST, "1", DateRange.from(DAY.plusDays(31)), wang);
        assertThat(second.former()).isEqualTo(1);
        assertThat(terms.terms(JIANGSU, DAY.plusDays(30)))
                .extracting(SetTerm::value, SetTerm::endedOn)
                .containsExactly(tuple("2", DAY.plusDays(30)));
        assertThat(terms.terms(JIANGSU, DAY.plusDays(31)))
                .extracting(SetTerm::value)
                .containsExactly("1");
        terms.end(second.id(), DAY.plusDays(40), new Decision("sun", DAY.plusDays(35), "rectified", ""));
        List<AuditedChange> trail = AuditTrail.of(tables, "facilitation.term");
        assertThat(trail)
                .extracting(
                        AuditedChange::action,
                        change -> change.who().by(),
                        change -> change.before().get("value"),
                        change -> change.after().get("value"))
                .containsExactly(
                        tuple("term.set", "li", null, "2"),
                        tuple("term.set", "wang", "2", "1"),
                        tuple("term.ended", "sun", "1", null));
        assertThat(trail).allSatisfy(change -> {
            assertThat(change.at()).isEqualTo(MAY.instant());
            assertThat(change.subject()).isEqualTo("bureau:jiangsu");
        });
    }

    @Test
    public void f10_aDecidedTreatmentIsReplayedEqualAfterItsTermIsGone() {
        TreatmentArchive archive = Archives.of(tables, treatments, MAY);
        SetTerm term = set(Kind.MARKET_NOT, "US", DAY);
        long number =
                archive.decide(Shipments.shipment("2016-05-01", TYRES), "li").number();
        assertThat(archive.require(number).governing()).isNotEqualTo("F4");
        terms.end(term.id(), DAY.minusDays(1), LI);
        assertThat(f4(DAY).applies()).isTrue();
        assertThat(archive.replay(number).outcome()).isEqualTo(DecidedTreatments.Outcome.EQUAL);
    }

    @Test
    public void f10_whatIsNoTermIsRefusedAndNothingIsKept() {
        assertThat(refusal(() -> terms.set(JIANGSU, "F1", "", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI)))
                .isEqualTo("facilitation.term.measure");
        assertThat(refusal(() -> terms.set(JIANGSU, "F3a", "", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI)))
                .isEqualTo("facilitation.term.measure");
        assertThat(refusal(() -> terms.set(JIANGSU, "F4", "401", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI)))
                .isEqualTo("facilitation.ground.hs");
        assertThat(refusal(() -> set(Kind.NOT_GRANTED, "yes", DAY))).isEqualTo("facilitation.term.no-value");
        assertThat(refusal(() -> set(Kind.CLASS_AT_LEAST, "5", DAY))).isEqualTo("facilitation.term.class");
        assertThat(refusal(() -> set(Kind.VALUE_AT_MOST, "much", DAY))).isEqualTo("facilitation.term.usd");
        assertThat(refusal(() -> set(Kind.MARKET_NOT, " ", DAY))).isEqualTo("facilitation.term.markets");
        assertThat(refusal(() -> set(Kind.MARKET_NOT, "America", DAY))).startsWith("code.");
        // What was granted yesterday was granted without it.
        assertThat(refusal(() -> set(Kind.NOT_GRANTED, "", DAY.minusDays(1)))).isEqualTo("facilitation.term.past");
        assertThat(terms.terms(null, null)).isEmpty();
        set(Kind.CLASS_AT_LEAST, "2", DAY.plusDays(10));
        assertThat(refusal(() -> set(Kind.CLASS_AT_LEAST, "1", DAY))).isEqualTo("facilitation.term.later");
        assertThat(refusal(() -> terms.end(1, DAY.minusDays(2), LI))).isEqualTo("facilitation.term.end");
        assertThat(refusal(() -> terms.end(9, DAY, LI))).isEqualTo("facilitation.term.unknown");
        terms.end(1, DAY.plusDays(20), LI);
        assertThat(refusal(() -> terms.end(1, DAY.plusDays(19), LI))).isEqualTo("facilitation.term.ended");
        assertThat(terms.terms(null, null)).hasSize(1);
    }

    @Test
    public void f10_onlyTheHeadOfTheBureauSetsWhatItAsks() {
        TableOfRoles roles = new TableOfRoles();
        TermRegister asking = new TermRegister(tables.jpa, rules, new AllBureaus(), roles, MAY);
        set(Kind.CLASS_AT_LEAST, "2", DAY);
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("set", () -> asking.set(JIANGSU, "F5", "", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI));
        changes.put("end", () -> asking.end(1, DAY, LI));
        roles.everyRole(SetTerms.class, Place.of(JIANGSU))
                .change("set", () -> asking.set(JIANGSU, "F5", "", Kind.NOT_GRANTED, "", DateRange.from(DAY), LI))
                .change("end", () -> asking.end(1, DAY, LI))
                .isAsDocumented(() -> terms.terms(null, null));
        roles.holds(
                "li",
                "bureau-head@bureau:jiangsu",
                List.of(
                        "bureau-head@bureau:fujian",
                        "bureau-officer@bureau:jiangsu",
                        "enterprise@enterprise:192203821"),
                changes,
                () -> terms.terms(null, null));
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }
}
