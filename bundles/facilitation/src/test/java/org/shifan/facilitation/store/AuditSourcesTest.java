// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Registers;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Shipments;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.check.Checks;
import org.shifan.facilitation.ledger.MeasureLines;
import org.shifan.facilitation.monitoring.Plans;
import org.shifan.facilitation.project.Consignments;
import org.shifan.facilitation.proof.ProofDesk;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.watch.StopWatch;
import org.shifan.facilitation.watch.Watches;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the audit log and the quality archive (Q1) see of measures. */
@Category(EachDatabase.class)
public class AuditSourcesTest {
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final Clock MAY = Clock.fixed(Instant.parse("2016-05-01T02:00:00Z"), ZoneOffset.UTC);
    private static final Decision LI = new Decision("li", DAY, "complete", "paper 12");
    private static final SchemaReady READY = () -> "facilitation";

    private final FacilitationTables tables = new FacilitationTables();
    private final GroundRegister grounds = tables.grounds(MAY);
    private final Registers registers =
            new Registers().level("provincial", "2013-02-01", null).member("2014-06-01", null);
    private final RulesRegistry rules = Shipments.rulesWith(Map.of());
    private final Treatments treatments = Shipments.service(registers, rules);

    @After
    public void close() {
        tables.close();
    }

    private void decide(String declaration, String country) {
        Archives.of(tables, treatments, MAY)
                .decide(
                        new Shipment(
                                declaration,
                                OneEnterprise.CODE,
                                HsCode.of("40111000"),
                                CountryCode.of(country),
                                DAY,
                                Money.usd(new BigDecimal("10000")),
                                Shipment.Purpose.TRADE),
                        "li");
    }

    private DeclaredGround declare(DeclaredGround.Kind kind) {
        return grounds.declare(kind, OneEnterprise.CODE, "4011", null, DateRange.of(DAY, null), LI);
    }

    private static List<AuditedChange> all(AuditSource source) {
        List<AuditedChange> first = source.changes("", 1);
        assertThat(first).hasSizeLessThanOrEqualTo(1);
        return first.isEmpty()
                ? first
                : Stream.concat(first.stream(), source.changes(first.get(0).position(), 100).stream())
                        .toList();
    }

    @Test
    public void groundsAreSeenInTheOrderInWhichTheyWereDeclaredAndInThatInWhichTheyEnded() {
        DeclaredGround raised = declare(DeclaredGround.Kind.RISK_RAISED);
        DeclaredGround assessed = grounds.declare(
                DeclaredGround.Kind.IMPORT_ASSESSED,
                OneEnterprise.CODE,
                "4011",
                null,
                DateRange.of(DAY, DAY.plusDays(90)),
                LI);
        grounds.end(assessed.id(), DAY.plusDays(2), new Decision("wang", DAY, "given up", ""));
        AuditSources.GroundEnds ends = new AuditSources.GroundEnds(READY, tables.jpa);
        List<AuditedChange> seen = all(ends);
        grounds.end(raised.id(), DAY.plusDays(1), new Decision("wang", DAY, "rectified", ""));

        assertThat(all(new AuditSources.Grounds(READY, tables.jpa)))
                .extracting(AuditedChange::action, change -> change.after().get("kind"))
                .containsExactly(tuple("ground.declared", "RISK_RAISED"), tuple("ground.declared", "IMPORT_ASSESSED"));
        assertThat(all(ends)).extracting(AuditedChange::reason).containsExactly("given up", "rectified");
        assertThat(all(ends).get(0)).isEqualTo(seen.get(0));
        assertThat(seen.get(0).subject()).isEqualTo("enterprise:" + OneEnterprise.CODE);
        assertThat(seen.get(0).who().by()).isEqualTo("wang");
    }

    @Test
    public void treatmentsProofsAndStopsAreSeenWithTheirDigestsAndOutcomes() {
        decide("D-1", "KE");
        ProofDesk proofs = new ProofDesk(
                READY,
                tables.jpa,
                Archives.of(tables, treatments, MAY),
                new RaisedRisk(grounds),
                rules,
                new OneEnterprise(),
                (operation, place, actor) -> java.util.Optional.empty());
        proofs.handIn("D-1", "", "C-7", DAY, LI);
        proofs.verify(1, true, new Decision("sun", DAY, "sample conforms", "report 9"));
        registers.declared(DeclaredGround.Kind.RISK_RAISED, "4011", "2016-05-01", null);
        assertThat(Watches.of(tables, treatments, MAY).look()).hasSize(1);

        assertThat(all(new AuditSources.Treatments(READY, tables.jpa)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.who().by()).isEqualTo("li");
                    assertThat(change.after())
                            .containsEntry("governing", "F6")
                            .containsKeys("inputs", "rules", "treatment");
                    assertThat(change.after().get("treatment")).matches("[0-9a-f]{64}");
                });
        assertThat(all(new AuditSources.Proofs(READY, tables.jpa)))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).containsEntry("report", "C-7"));
        assertThat(all(new AuditSources.Verifications(READY, tables.jpa)))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).containsEntry("outcome", "CONFIRMED"));
        assertThat(all(new AuditSources.Stops(READY, tables.jpa)))
                .singleElement()
                .satisfies(change -> assertThat(change.action()).isEqualTo("measure.stopped"));
    }

    @Test
    public void Q1_theArchiveHoldsMeasuresThatWereUsedAndStoppedAndTheirGrounds() {
        decide("D-1", "KE");
        decide("D-2", "KE");
        declare(DeclaredGround.Kind.RISK_RAISED);
        registers.declared(DeclaredGround.Kind.RISK_RAISED, "4011", "2016-05-01", null);
        StopWatch watch = Watches.of(tables, treatments, MAY);
        watch.look();
        Monitoring monitoring = Plans.of(tables, treatments, grounds, rules, MAY);
        monitoring.set(OneEnterprise.CODE, "4011", DAY, List.of("lead"), 12, 0, LI);
        List<ArchiveLine> lines = new MeasureLines(
                        READY,
                        tables.jpa,
                        watch,
                        grounds,
                        monitoring,
                        Consignments.of(tables, treatments, grounds, MAY),
                        Checks.of(tables, treatments, grounds, MAY))
                .lines(new OneEnterprise().one());
        assertThat(lines)
                .extracting(line -> line.what().en())
                .anySatisfy(text -> assertThat(text).startsWith("measure F6 in 2016: 2 batches"))
                .anySatisfy(text -> assertThat(text).startsWith("measure F6 stopped (KE)"))
                .anySatisfy(text -> assertThat(text).isEqualTo("declared: a raised risk (goods 4011), by li: complete"))
                .anySatisfy(text ->
                        assertThat(text).isEqualTo("monitoring plan 1: 12 samples asked for, 0 taken, 0 failed"))
                .anySatisfy(text -> assertThat(text).startsWith("declared: risk monitoring (goods 4011), by li"))
                .hasSize(5);
        assertThat(lines).allSatisfy(line -> assertThat(line.heading()).isEqualTo(HsCode.of("4011")));
    }
}
