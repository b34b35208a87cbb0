// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.archive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.aries.jpa.template.TransactionType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments.Outcome;
import org.shifan.api.facilitation.DecidedTreatments.Replay;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.MeasureLedger.BenefitReport;
import org.shifan.api.facilitation.MeasureLedger.Flows;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.ledger.Ledger;
import org.shifan.facilitation.ledger.LedgerIncidents;
import org.shifan.facilitation.ledger.Ledgers;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Category(EachDatabase.class)
public class TreatmentArchiveTest {
    private static final String TYRES = "40111000";
    private static final String SHOES = "64041100";
    private static final String TOYS = "95030021";
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2016-05-01T02:00:00Z"), ZoneOffset.UTC);

    private final FacilitationTables tables = new FacilitationTables();
    private final Registers registers = Registers.everything();
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());

    @After
    public void close() {
        tables.close();
    }

    private TreatmentArchive archive(RulesRegistry by, BureauTerms... terms) {
        Treatments treatments = Shipments.service(registers, by, terms);
        return new TreatmentArchive(
                tables.jpa,
                treatments,
                new OneEnterprise(),
                "1.0.0",
                (operation, place, actor) -> java.util.Optional.empty(),
                CLOCK);
    }

    private static Shipment shipment(String declaration, String hs, LocalDate on) {
        return new Shipment(
                declaration,
                OneEnterprise.CODE,
                HsCode.of(hs),
                CountryCode.of("US"),
                on,
                Money.usd(new BigDecimal("10000")),
                Shipment.Purpose.TRADE);
    }

    @Test
    public void F10_aDecidedShipmentKeepsItsDecisionWhateverChanges() {
        DecidedTreatment first = archive(rules).decide(shipment("D-1", TYRES, DAY), "li");
        assertThat(first.governing()).isEqualTo("F4");
        assertThat(first.zone()).isEqualTo(ZoneId.of("320583-01"));

        registers.withdrawn("2016-04-30");
        DecidedTreatment again = archive(rules).decide(shipment("D-1", TYRES, DAY), "wang");
        assertThat(again).isEqualTo(first);
        assertThat(archive(rules).require("D-1")).isEqualTo(first);
        assertThat(archive(rules).decide(shipment("D-2", TYRES, DAY), "li").governing())
                .isEqualTo("F1");
    }

    @Test
    public void F10_aDeclarationWithAnotherContentIsRefusedAndNothingIsLost() {
        TreatmentArchive archive = archive(rules);
        archive.decide(shipment("D-1", TYRES, DAY), "li");
        assertThat(refusal(() -> archive.decide(shipment("D-1", SHOES, DAY), "li")))
                .isEqualTo("facilitation.declaration.known");
        assertThat(refusal(() -> archive.decide(shipment("", SHOES, DAY), "li")))
                .isEqualTo("facilitation.declaration.missing");
        assertThat(refusal(() -> archive.require(17))).isEqualTo("facilitation.treatment.unknown");
        assertThat(refusal(() -> archive.require("D-9"))).isEqualTo("facilitation.declaration.unknown");
        assertThat(archive.numbers()).hasSize(1);
    }

    @Test
    public void F10_theReceiptNamesRulesTablesInputsAndEngine() {
        DecidedTreatment decided = archive(rules).decide(shipment("D-1", TYRES, DAY), "li");
        assertThat(decided.receipt().rules().version()).isEqualTo("1.0.0");
        assertThat(decided.receipt().rules().tables())
                .containsKeys("measures.csv", "statutory-goods.csv", "destination-groups.csv")
                .hasSize(13);
        assertThat(decided.receipt().inputs()).matches("[0-9a-f]{64}");
        assertThat(decided.receipt().treatment()).matches("[0-9a-f]{64}");
        assertThat(decided.receipt().engine()).isEqualTo("1.0.0");
        assertThat(decided.receipt().by()).isEqualTo("li");
        assertThat(decided.receipt().at()).isEqualTo(CLOCK.instant());
    }

    @Test
    public void F10_aReplayHasTheSameBytesWhenRulesTermsAndRisksAreGone() {
        registers.holds(Grant.Kind.CREDIT_GRADE, "A", "2016-01-01", "2016-12-31");
        registers.declared(DeclaredGround.Kind.RISK_RAISED, "95", "2016-01-01", null);
        registers.risk((enterprise, hs, market, on) ->
                hs.value().startsWith("64") ? Optional.of(new Text("召回", "a recall")) : Optional.empty());
        BureauTerms terms = new BureauTerms() {
            @Override
            public BureauCode bureau() {
                return BureauCode.of("jiangsu");
            }

            @Override
            public List<Term> terms(String measure, Shipment shipment) {
                if (measure.equals("F5")) {
                    throw new IllegalStateException("broken");
                }
                return List.of(new Term(true, new Text("小批量", "a small batch"), LocalDate.of(2016, 7, 31)));
            }
        };
        TreatmentArchive then = archive(rules, terms);
        DecidedTreatment tyres = then.decide(shipment("D-1", TYRES, DAY), "li");
        DecidedTreatment shoes = then.decide(shipment("D-2", SHOES, DAY), "li");
        DecidedTreatment toys = then.decide(shipment("D-3", TOYS, DAY), "li");
        assertThat(tyres.until()).isEqualTo(LocalDate.of(2016, 7, 31));
        assertThat(shoes.governing()).isEqualTo("F1");

        TreatmentArchive later = archive(new RulesRegistry(PlugIns.ordinary()));
        for (DecidedTreatment each : List.of(tyres, shoes, toys)) {
            Replay replay = later.replay(each.number());
            assertThat(replay.told()).isNull();
            assertThat(replay.outcome()).isEqualTo(Outcome.EQUAL);
        }
    }

    @Test
    public void F10_aReplayNamesTheFirstDifferenceAndWhatIsMissing() {
        TreatmentArchive archive = archive(rules);
        long number = archive.decide(shipment("D-1", TYRES, DAY), "li").number();
        alter("treatment", "\"mode\":\"VERIFICATION\"", "\"mode\":\"CREDIT\"");
        Replay different = archive.replay(number);
        assertThat(different.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(different.told().text().en())
                .contains("/mode")
                .contains("CREDIT")
                .contains("VERIFICATION");

        alter("inputs", "2015-01-01", "2015-01-02");
        assertThat(archive.replay(number).told().key()).isEqualTo("facilitation.replay.inputs");
        alter("inputs", "2015-01-02", "2015-01-01");
        tables.jpa.tx(
                TransactionType.Required,
                em -> em.createQuery("delete from ContentEntity c where c.name = 'measures.csv'")
                        .executeUpdate());
        Replay gone = archive.replay(number);
        assertThat(gone.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(gone.told().text().en()).contains("measures.csv");
    }

    @Test
    public void F10_whatWasDecidedWithoutRulesIsKeptAndSaysWhyItCannotBeReplayed() {
        TreatmentArchive archive = archive(new RulesRegistry(PlugIns.ordinary()));
        DecidedTreatment strict = archive.decide(shipment("D-1", TYRES, DAY), "li");
        assertThat(strict.measures().get(0).reason().en()).contains("no bundle brings them");
        assertThat(archive.replay(strict.number()).told().key()).isEqualTo("facilitation.replay.no-rules");
    }

    @Test
    public void F5_everyUseLeavesOneLineAndTheReportAddsUpToThem() {
        TreatmentArchive archive = archive(rules);
        for (int n = 0; n < 60; n++) {
            archive.decide(shipment("S" + n, SHOES, DAY.plusDays(n)), "li");
        }
        archive.decide(shipment("T1", TYRES, DAY), "li");
        archive.decide(shipment("B1", "87120030", LocalDate.of(2016, 5, 2)), "li");
        archive.decide(shipment("Y1", TOYS, LocalDate.of(2016, 5, 2)), "li");
        archive.decide(shipment("S1", SHOES, DAY.plusDays(1)), "li");

        Ledger ledger = Ledgers.of(tables);
        YearMonth may = YearMonth.of(2016, 5);
        List<Line> lines = ledger.lines(null, null, may, may.plusMonths(1), 0, 1000);
        BenefitReport report = ledger.report(null, null, may, may.plusMonths(1));
        // Sixty of F5, one of F4 for tyres, one for bicycles, and the simplified registration of the toys.
        assertThat(lines).hasSize(63).extracting(Line::declaration).doesNotHaveDuplicates();
        assertThat(report.lines()).isEqualTo(63);
        assertThat(report.reconciles()).isTrue();
        assertThat(report.rows().stream().map(r -> r.daysSaved()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(lines.stream().map(Line::daysSaved).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(lines)
                .filteredOn(Line::drawn)
                .allSatisfy(line -> assertThat(line.daysSaved()).isZero());
        assertThat(lines)
                .filteredOn(line -> line.measure().equals("F4"))
                .allSatisfy(line -> assertThat(line.daysSaved()).isEqualByComparingTo("0.5"));
        assertThat(ledger.report(BureauCode.of("tibet"), null, may, may).lines())
                .isZero();
        assertThat(ledger.report(null, ZoneId.of("320583-01"), may, may).rows())
                .allSatisfy(row -> assertThat(row.month()).isEqualTo(may));
        assertThat(report.flows()).isNull();
        assertThat(report.remarks()).hasSize(2);
    }

    @Test
    public void F5_incidentsAfterExemptedShipmentsStandBesideThoseAfterCheckedOnes() {
        TreatmentArchive archive = archive(rules);
        archive.decide(shipment("S-1", SHOES, DAY), "li");
        archive.decide(shipment("X-1", TOYS, DAY), "li");
        Ledger ledger = LedgerIncidents.with(
                Ledgers.of(tables),
                LedgerIncidents.incident(OneEnterprise.CODE, "6404", "US", DAY.plusDays(30)),
                LedgerIncidents.incident(OneEnterprise.CODE, "6404", "DE", DAY.plusDays(30)),
                LedgerIncidents.incident(OneEnterprise.CODE, "9503", "US", DAY.plusDays(60)),
                LedgerIncidents.incident(OneEnterprise.CODE, null, "US", DAY.plusDays(60)));
        YearMonth may = YearMonth.of(2016, 5);
        assertThat(ledger.report(null, null, may, may).flows()).isEqualTo(new Flows(1, 1, 1, 1, 2));
    }

    @Test
    public void F10_aLineThatIsGoneOrChangedIsFoundByTheArchiveOfTreatmentsAndNotByTheLedgerItself() {
        TreatmentArchive archive = archive(rules);
        archive.decide(shipment("S-1", SHOES, DAY), "li");
        archive.decide(shipment("S-2", SHOES, DAY), "li");
        Ledger ledger = Ledgers.of(tables);
        YearMonth may = YearMonth.of(2016, 5);
        assertThat(ledger.report(null, null, may, may).reconciles()).isTrue();

        change("update UseEntity u set u.drawn = 1 where u.declaration = 'S-2'");
        change("delete from UseEntity u where u.declaration = 'S-1'");
        BenefitReport report = ledger.report(BureauCode.of("jiangsu"), ZoneId.of("320583-01"), may, may);
        assertThat(report.reconciles()).isFalse();
        assertThat(report.faults())
                .extracting(fault -> fault.text().en())
                .satisfiesExactly(
                        gone -> assertThat(gone).contains("S-1").contains("no line"),
                        drawn -> assertThat(drawn).contains("S-2").contains("checked"));
        assertThat(ledger.report(null, null, may.plusMonths(1), may.plusMonths(1))
                        .reconciles())
                .isTrue();
    }

    private void change(String jpql) {
        tables.jpa.tx(
                TransactionType.Required,
                em -> assertThat(em.createQuery(jpql).executeUpdate()).isEqualTo(1));
    }

    /** What somebody could do who has the database. */
    private void alter(String column, String from, String to) {
        tables.jpa.tx(TransactionType.Required, em -> {
            String kept = em.createQuery("select t." + column + " from TreatmentEntity t", String.class)
                    .getSingleResult();
            assertThat(kept).contains(from);
            em.createQuery("update TreatmentEntity t set t." + column + " = :text")
                    .setParameter("text", kept.replace(from, to))
                    .executeUpdate();
        });
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }
}
