// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.quality.intake.CpscTarget;
import org.shifan.quality.intake.OwnReportsTarget;
import org.shifan.quality.intake.ProductsTarget;
import org.shifan.quality.intake.SafetyGateTarget;
import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;

/** The bundle over an own database in memory, whose tables its changelog made, on 30 June 2015. */
public final class QualityFixture implements AutoCloseable {
    public static final LocalDate TODAY = LocalDate.of(2015, 6, 30);
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2015-06-30T02:00:00Z"), ZoneOffset.UTC);
    /** Makes bicycles at Kunshan. */
    public static final String KUNSHAN = "DM0900062";
    /** Makes scooters at Ningbo. */
    public static final String NINGBO = "D21430012";

    private final TestDatabase tables = TestDatabase.of("db/quality.xml");
    private final EntityManagerFactory factory;
    public final JpaTemplate jpa;
    public final Enterprises enterprises = new Enterprises()
            .with(KUNSHAN, "Kunshan Flying Wheel Bicycle Co., Ltd.", Enterprises.JIANGSU)
            .with(NINGBO, "Ningbo Fast Scooter Co., Ltd.", Enterprises.NINGBO);
    public final IncidentRegister incidents;
    private long imports;

    public QualityFixture() {
        // A property wins over the data source that persistence.xml names, which only a container has.
        factory = Persistence.createEntityManagerFactory(
                "shifan-quality",
                Map.of("javax.persistence.nonJtaDataSource", tables.source(), "eclipselink.logging.level", "WARNING"));
        jpa = new LocalTransactions(factory);
        incidents = new IncidentRegister(
                jpa, enterprises, enterprises, (operation, place, actor) -> java.util.Optional.empty(), CLOCK);
    }

    private static SchemaReady ready() {
        return () -> "quality";
    }

    public ImportTarget cpsc() {
        return new CpscTarget(ready(), jpa, enterprises);
    }

    public ImportTarget safetyGate() {
        return new SafetyGateTarget(ready(), jpa, enterprises);
    }

    public ImportTarget own() {
        return new OwnReportsTarget(ready(), jpa, enterprises);
    }

    public ImportTarget products() {
        return new ProductsTarget(ready(), jpa, enterprises);
    }

    /** Takes rows for the bureau of Jiangsu. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Taken take(ImportTarget target, Map<String, String>... rows) {
        return take(Enterprises.JIANGSU, target, List.of(rows));
    }

    public Taken take(BureauCode bureau, ImportTarget target, List<Map<String, String>> rows) {
        Taken taken = new Taken();
        List<ImportRow> numbered = new ArrayList<>();
        rows.forEach(row -> numbered.add(new ImportRow(numbered.size() + 1, row)));
        target.take(new ImportContext(++imports, bureau, "officer", TODAY, "file.csv", false), numbered, taken);
        return taken;
    }

    /** Tries rows for the bureau of Jiangsu without importing them. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Taken tried(ImportTarget target, Map<String, String>... rows) {
        Taken taken = new Taken();
        List<ImportRow> numbered = new ArrayList<>();
        List.of(rows).forEach(row -> numbered.add(new ImportRow(numbered.size() + 1, row)));
        target.take(
                new ImportContext(0, Enterprises.JIANGSU, "officer", TODAY, "file.csv", false, ImportMode.ADD, true),
                numbered,
                taken);
        return taken;
    }

    public static Decision decision(String by, String reason) {
        return new Decision(by, TODAY, reason, "doc 1");
    }

    @Override
    public void close() {
        factory.close();
        tables.close();
    }

    /** What became of rows, as {@code stored}, {@code unchanged}, or the column and reason of a rejection. */
    public static final class Taken implements RowSink {
        public final List<String> outcomes = new ArrayList<>();

        @Override
        public void stored(ImportRow row) {
            outcomes.add("stored");
        }

        @Override
        public void unchanged(ImportRow row) {
            outcomes.add("unchanged");
        }

        @Override
        public void rejected(ImportRow row, String column, String value, Message reason) {
            outcomes.add(column + ": " + reason.in(Language.EN));
        }
    }
}
