// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.rules.ExternalResource;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.declared.DeclaredFacts;
import org.shifan.records.store.Database;
import org.shifan.records.targets.DeclarationsTarget;
import org.shifan.records.targets.ExportDeclarationsTarget;
import org.shifan.records.targets.ExportsTarget;
import org.shifan.records.targets.IncidentsTarget;
import org.shifan.records.targets.InspectionsTarget;
import org.shifan.records.targets.SamplingsTarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.KUNSHAN;
import static org.shifan.records.TestRegisters.code;

/** Records that a bureau delivers of a zone with three members and of two enterprises around, and the facts of them. */
public final class DeliveredRecords extends ExternalResource {
    static final Subject ZONE = Subject.zone(KUNSHAN);
    static final ZoneId SUZHOU = ZoneId.of("320500-01");
    static final LocalDate TODAY = LocalDate.of(2015, 6, 1);

    final TestTables tables = new TestTables();
    final TestRegisters registers = new TestRegisters().enterprises(JIANGSU, 1, 9);
    TotalsReader reader = reader(tables, registers);
    BulkFactProvider facts = new RecordFacts(tables.database(), reader);
    final FactProvider declared = new DeclaredFacts(tables.database());
    /** Why rows were, in their order. */
    final List<Message> rejected = new ArrayList<>();

    boolean synthetic;
    long importId = 7;
    private BureauCode bureau = JIANGSU;

    static TotalsReader reader(TestTables tables, TestRegisters registers) {
        return reader("1.0.0", tables, registers);
    }

    private static TotalsReader reader(String version, TestTables tables, TestRegisters registers) {
        return new TotalsReader(
                version,
                tables.database(),
                registers.zoneRegistry(),
                registers.memberships(),
                registers.enterpriseRegistry());
    }

    /** What is kept in memory is lost, as by a start, maybe of another version. */
    void start(String version) {
        reader = reader(version, tables, registers);
        facts = new RecordFacts(tables.database(), reader);
    }

    /** The same with another way to the tables. */
    void start(Database database) {
        reader = new TotalsReader(
                "1.0.0", database, registers.zoneRegistry(), registers.memberships(), registers.enterpriseRegistry());
        facts = new RecordFacts(database, reader);
    }

    @Override
    protected void before() {
        registers.member(1, KUNSHAN, "2010-01-01", null);
        registers.member(2, KUNSHAN, "2010-01-01", null);
        registers.member(3, KUNSHAN, "2014-07-01", null);
        registers.member(4, KUNSHAN, "2010-01-01", "2014-06-30");
    }

    @Override
    protected void after() {
        tables.close();
    }

    /** Delivers as another bureau. */
    void of(BureauCode other, Runnable delivery) {
        bureau = other;
        delivery.run();
        bureau = JIANGSU;
    }

    void export(int enterprise, int year, String value) {
        take(
                new ExportsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "enterprise",
                        code(enterprise),
                        "year",
                        String.valueOf(year),
                        "hs",
                        "87120030",
                        "destination",
                        "US",
                        "value_usd",
                        value));
    }

    void declaration(String number, int enterprise, String date, String market, String value) {
        take(
                new ExportDeclarationsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "declaration_no",
                        number,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "87120030",
                        "destination",
                        market,
                        "date",
                        date,
                        "value_usd",
                        value));
    }

    void inspection(String batch, int enterprise, String date, String result) {
        take(
                new InspectionsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "batch_no",
                        batch,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "8712",
                        "date",
                        date,
                        "value_usd",
                        "100",
                        "result",
                        result));
    }

    void incident(String number, String kind, int enterprise, String date, String cause, String attributed) {
        take(
                new IncidentsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "number",
                        number,
                        "kind",
                        kind,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "8712",
                        "market",
                        "US",
                        "date",
                        date,
                        "cause",
                        cause,
                        "attributed",
                        attributed));
    }

    void sampling(String number, int enterprise, String date, String result) {
        take(
                new SamplingsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "sample_no",
                        number,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "8712",
                        "date",
                        date,
                        "result",
                        result));
    }

    void declare(String fact, int year, String value, String until) {
        Map<String, String> cells = new java.util.HashMap<>(Map.of(
                "subject",
                "320583-01",
                "fact",
                fact,
                "year",
                String.valueOf(year),
                "value",
                value,
                "document",
                "昆政发〔2014〕1号"));
        if (until != null) {
            cells.put("valid_until", until);
        }
        take(
                new DeclarationsTarget(tables.database(), registers.enterpriseRegistry(), registers.zoneRegistry()),
                cells);
    }

    void take(ImportTarget target, Map<String, String> cells) {
        target.take(
                new ImportContext(importId, bureau, "tester", TODAY, "test.csv", synthetic),
                List.of(new ImportRow(2, cells)),
                new RowSink() {
                    @Override
                    public void stored(ImportRow row) {
                        assertThat(row.line()).isEqualTo(2);
                    }

                    @Override
                    public void unchanged(ImportRow row) {
                        throw new AssertionError("unchanged " + row);
                    }

                    @Override
                    public void rejected(ImportRow row, String column, String value, Message reason) {
                        rejected.add(reason);
                    }
                });
    }

    String zone(String fact, int year) {
        return value(facts, fact, ZONE, year, TODAY);
    }

    String value(FactProvider provider, String fact, Subject subject, int year, LocalDate asOf) {
        FactValue value = read(provider, fact, subject, year, asOf);
        if (value instanceof FactValue.Missing missing) {
            return "missing " + missing.reason().key();
        }
        return ((FactValue.Known) value).value().toPlainString();
    }

    FactValue read(FactProvider provider, String fact, Subject subject, int year, LocalDate asOf) {
        return provider.fact(new FactRequest(FactId.of(fact), subject, year, asOf, null));
    }
}
