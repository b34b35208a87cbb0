// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Zone;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.core.registry.Registers;

/** Registers with two zones of Jiangsu and one of Ningbo, and what became of the rows of an import. */
public final class ImportFixture implements AutoCloseable {
    public static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    public static final BureauCode NINGBO = BureauCode.of("ningbo");
    public static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    public static final ZoneId CHANGSHU = ZoneId.of("320581-01");
    public static final ZoneId YUYAO = ZoneId.of("330281-01");

    public final Registers registers = new Registers();
    public final ImportTarget enterprises = new EnterprisesTarget(
            registers.jpa, registers.bureaus, registers.divisions, registers.use, Registers.CLOCK);
    public final ImportTarget memberships = new MembershipsTarget(
            registers.jpa, registers.zones, registers.enterprises, registers.cases, registers.news, Registers.CLOCK);
    public final ImportTarget grants = new GrantsTarget(
            registers.jpa, registers.zones, registers.enterprises, registers.values, registers.news, Registers.CLOCK);

    private long imports;

    public ImportFixture() {
        zone(KUNSHAN, JIANGSU);
        zone(CHANGSHU, JIANGSU);
        zone(YUYAO, NINGBO);
    }

    private void zone(ZoneId id, BureauCode bureau) {
        Text name = Text.same(id.value());
        registers.zones.register(
                new Zone(id, name, id.division(), bureau, name, List.of(), "C37", "test", ""),
                new Decision("bureau", LocalDate.of(2014, 1, 1), "test", ""));
    }

    /** What became of the rows: a word for each, or column, value and reason of the rejection. */
    public static class Outcome implements RowSink {
        final List<String> rows = new ArrayList<>();
        final List<String> codes = new ArrayList<>();

        @Override
        public void stored(ImportRow row) {
            rows.add("stored");
        }

        @Override
        public void unchanged(ImportRow row) {
            rows.add("unchanged");
        }

        @Override
        public void rejected(ImportRow row, String column, String value, Message reason) {
            rows.add("line " + row.line() + ", " + column + " '" + value + "': " + reason);
            codes.add(reason.key());
        }
    }

    /** Takes rows, each written as {@code column=value} parts divided by bars. */
    public Outcome take(ImportTarget target, BureauCode bureau, String... rows) {
        return take(target, bureau, false, rows);
    }

    public Outcome take(ImportTarget target, BureauCode bureau, boolean synthetic, String... rows) {
        return take(target, bureau, synthetic, new Outcome(), read(rows));
    }

    public Outcome take(ImportTarget target, BureauCode bureau, Outcome out, String... rows) {
        return take(target, bureau, false, out, read(rows));
    }

    private static List<ImportRow> read(String... rows) {
        List<ImportRow> read = new ArrayList<>();
        for (String row : rows) {
            Map<String, String> values = new HashMap<>();
            for (String cell : row.split("\\|")) {
                values.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
            }
            read.add(new ImportRow(read.size() + 2L, values));
        }
        return read;
    }

    public Outcome take(ImportTarget target, BureauCode bureau, boolean synthetic, List<ImportRow> rows) {
        return take(target, bureau, synthetic, new Outcome(), rows);
    }

    /** Tries rows without importing them. */
    public Outcome tried(ImportTarget target, BureauCode bureau, String... rows) {
        Outcome out = new Outcome();
        target.take(
                new ImportContext(0, bureau, "li", Registers.TODAY, "tried.csv", false, ImportMode.ADD, true),
                read(rows),
                out);
        return out;
    }

    /** Corrects or deletes by rows. */
    public Outcome change(ImportTarget target, BureauCode bureau, ImportMode mode, String... rows) {
        Outcome out = new Outcome();
        target.take(
                new ImportContext(
                        ++imports,
                        bureau,
                        "li",
                        Registers.TODAY,
                        target.kind() + ".csv",
                        false,
                        mode,
                        false,
                        "notice of correction 7"),
                read(rows),
                out);
        return out;
    }

    private Outcome take(ImportTarget target, BureauCode bureau, boolean synthetic, Outcome out, List<ImportRow> rows) {
        target.take(
                new ImportContext(++imports, bureau, "li", Registers.TODAY, target.kind() + ".csv", synthetic),
                rows,
                out);
        return out;
    }

    /** Registers the enterprises with the numbers from 1 to the given one. */
    public ImportFixture withEnterprises(BureauCode bureau, int first, int last) {
        List<ImportRow> rows = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            rows.add(new ImportRow(
                    i + 1L, Map.of("organisation_code", code(i).value(), "name", "企业" + i, "division", "320583")));
        }
        take(enterprises, bureau, false, rows);
        return this;
    }

    /** A valid organisation code from a number. */
    public static OrganisationCode code(int number) {
        String body = String.format(Locale.ROOT, "%08d", number);
        return OrganisationCode.of(body + OrganisationCode.checkCharacter(body));
    }

    @Override
    public void close() {
        registers.close();
    }
}
