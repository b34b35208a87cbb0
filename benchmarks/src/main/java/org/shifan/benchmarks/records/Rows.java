// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import org.shifan.api.code.BureauCode;

/**
 * Files of invented records. Each row is written twice: in the file of its bureau as the import reads it, and as the table has
 * it, in one file for the peers. Exports come by enterprise and year, as a yearly list does; declarations and inspections by day, each of another
 * enterprise, as a register of batches does.
 */
final class Rows {
    /** Whether numbers of incidents get longer as they grow, so that in the order of texts old and new lie mixed. */
    private static final boolean NUMBERS_GROW = Boolean.getBoolean("unpadded");

    private static final int FIRST_YEAR = Country.YEAR - 2;
    private static final int YEARS = 3;
    private static final String[] MARKETS = {"US", "DE", "JP", "GB", "FR", "AU", "KR", "NL", "CA", "BR"};
    private static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1);
    private static final long DAYS = ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.of(FIRST_YEAR + YEARS, 1, 1));

    /** A kind of record, its part of all rows in percent, and the columns of its table as the peers write them. */
    enum Kind {
        EXPORTS(30, "REC_EXPORT", "enterprise, rec_year, hs, destination, bureau, value_usd, quantity, import_id"),
        EXPORT_DECLARATIONS(
                20,
                "REC_EXPORT_DECLARATION",
                "bureau, declaration_no, item_no, enterprise, hs, destination, rec_date, value_usd, quantity, batch_no,"
                        + " import_id"),
        INSPECTIONS(
                40,
                "REC_INSPECTION",
                "bureau, batch_no, enterprise, hs, rec_date, value_usd, passed, failed_items, import_id"),
        INCIDENTS(
                10,
                "REC_INCIDENT",
                "bureau, incident_no, kind, enterprise, hs, market, rec_date, cause, attributed, major, description,"
                        + " import_id");

        final int percent;
        final String table;
        final String columns;

        Kind(int percent, String table, String columns) {
            this.percent = percent;
            this.table = table;
            this.columns = columns;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Path folder;
    private final Map<Kind, Map<BureauCode, Path>> files = new LinkedHashMap<>();
    private final Map<Kind, Long> counts = new LinkedHashMap<>();

    /** Writes about so many rows, of each kind its part. */
    Rows(Country country, long rows, Path folder) throws IOException {
        this(country, kind -> rows * kind.percent / 100, folder);
    }

    /** Writes about so many rows of each kind. */
    Rows(Country country, ToLongFunction<Kind> rows, Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (Kind kind : Kind.values()) {
            Map<BureauCode, Path> byBureau = new LinkedHashMap<>();
            long count = 0;
            try (Writer table = Files.newBufferedWriter(table(kind))) {
                for (BureauCode bureau : country.bureaus()) {
                    Path file = folder.resolve(kind.code() + "-" + bureau + "-synthetic.csv");
                    byBureau.put(bureau, file);
                    long part = rows.applyAsLong(kind) / Country.BUREAUS;
                    try (Writer out = Files.newBufferedWriter(file)) {
                        count += write(kind, bureau, country.codes(bureau), part, out, table);
                    }
                }
            }
            files.put(kind, byBureau);
            counts.put(kind, count);
        }
    }

    /** The rows as the table has them. */
    Path table(Kind kind) {
        return folder.resolve(kind.code() + "-table.csv");
    }

    Map<BureauCode, Path> files(Kind kind) {
        return files.get(kind);
    }

    long count(Kind kind) {
        return counts.get(kind);
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long write(
            Kind kind, BureauCode bureau, List<String> enterprises, long rows, Writer out, Writer table)
            throws IOException {
        return switch (kind) {
            case EXPORTS -> exports(bureau, enterprises, rows, out, table);
            case EXPORT_DECLARATIONS -> declarations(bureau, enterprises, rows, out, table);
            case INSPECTIONS -> inspections(bureau, enterprises, rows, out, table);
            case INCIDENTS -> incidents(bureau, enterprises, rows, out, table);
        };
    }

    private static long exports(BureauCode bureau, List<String> enterprises, long rows, Writer out, Writer table)
            throws IOException {
        out.write("enterprise,year,hs,destination,value_usd,quantity\n");
        long written = 0;
        for (int e = 0; e < enterprises.size(); e++) {
            long end = rows * (e + 1) / enterprises.size();
            List<String> lines = new ArrayList<>();
            for (long i = 0; written + i < end; i++) {
                long line = i / YEARS;
                lines.add(enterprises.get(e) + "," + (FIRST_YEAR + i % YEARS) + "," + heading(e, line % 2)
                        + String.format(java.util.Locale.ROOT, "%06d", line / 2 / MARKETS.length) + ","
                        + MARKETS[(int) (line / 2 % MARKETS.length)]);
            }
            java.util.Collections.sort(lines);
            for (String line : lines) {
                String value = (1000 + mixed(written) % 900_000) + "." + (mixed(written) % 90 + 10);
                out.write(line + "," + value + "," + written % 5000 + "\n");
                table.write(line + "," + bureau + "," + value + "," + written % 5000 + ",1\n");
                written++;
            }
        }
        return written;
    }

    /** Of the year before those of the yearly rows. */
    private static long declarations(BureauCode bureau, List<String> enterprises, long rows, Writer out, Writer table)
            throws IOException {
        out.write("declaration_no,item,enterprise,hs,destination,date,value_usd,quantity\n");
        for (long i = 0; i < rows; i++) {
            int e = enterprise(i, enterprises);
            String what = "D" + (100_000_000 + i) + ",1," + enterprises.get(e) + "," + heading(e, mixed(i) / 7 % 2)
                    + "000000," + MARKETS[(int) (mixed(i) / 3 % 5)] + ","
                    + FIRST_DAY.minusYears(1).plusDays(i * 365 / rows)
                    + "," + (500 + mixed(i) % 90_000) + "." + (mixed(i) % 90 + 10) + "," + i % 5000;
            out.write(what + "\n");
            table.write(bureau + "," + what + ",,1\n");
        }
        return rows;
    }

    private static long inspections(BureauCode bureau, List<String> enterprises, long rows, Writer out, Writer table)
            throws IOException {
        out.write("batch_no,enterprise,hs,date,value_usd,result\n");
        for (long i = 0; i < rows; i++) {
            int e = enterprise(i, enterprises);
            String batch = "B" + (100_000_000 + i);
            String what = enterprises.get(e) + "," + heading(e, mixed(i) / 7 % 2) + "000000,"
                    + FIRST_DAY.plusDays(i * DAYS / rows) + "," + (500 + mixed(i) % 90_000) + "."
                    + (mixed(i) % 90 + 10);
            boolean passed = i % 200 != 0;
            out.write(batch + "," + what + "," + (passed ? "PASS" : "FAIL") + "\n");
            table.write(bureau + "," + batch + "," + what + "," + passed + ",,1\n");
        }
        return rows;
    }

    private static long incidents(BureauCode bureau, List<String> enterprises, long rows, Writer out, Writer table)
            throws IOException {
        out.write("number,kind,enterprise,hs,market,date,cause,attributed\n");
        for (long i = 0; i < rows; i++) {
            int e = enterprise(i, enterprises);
            LocalDate day = FIRST_DAY.plusDays(i * DAYS / rows);
            String market = MARKETS[(int) (i % MARKETS.length)];
            String cause = i % 4 == 0 ? "NOT_QUALITY" : "QUALITY";
            String hs = heading(e, 0) + "000000";
            // As wide as the last: a register counts up, and as a text R101 would lie between R1000 and R1999.
            String number = NUMBERS_GROW ? "R" + i : "R" + (100_000_000 + i);
            out.write(number + ",RETURN," + enterprises.get(e) + "," + hs + "," + market + "," + day + "," + cause
                    + ",yes\n");
            table.write(bureau + "," + number + ",RETURN," + enterprises.get(e) + "," + hs + "," + market + "," + day + ","
                    + cause + ",true,false,,1\n");
        }
        return rows;
    }

    /** An enterprise makes goods of two headings. */
    private static String heading(int enterprise, long which) {
        return String.valueOf(8401 + (enterprise * 2L + which) % 80);
    }

    private static int enterprise(long row, List<String> enterprises) {
        return (int) (mixed(row) % enterprises.size());
    }

    /** A number that looks like chance and is the same in every run. */
    private static long mixed(long number) {
        long x = (number + 1) * 0x9E3779B97F4A7C15L;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        return (x ^ x >>> 27) >>> 1;
    }
}
