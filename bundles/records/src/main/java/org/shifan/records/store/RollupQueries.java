// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The queries that add the records up anew and take off what is kept: what they give is only what is wrong. They say in SQL
 * what {@link RecordTable#count} says in Java, so that one proves the other. Records are added up by their import before
 * imports are looked at, for a join costs more than a sum.
 */
final class RollupQueries {
    /** Years with sums. */
    static final String YEARS = "SELECT rec_year FROM REC_ROLLUP UNION SELECT rec_year FROM REC_COVERAGE ORDER BY 1";

    private static final String QUALITY = "r.cause IN ('QUALITY', 'MALICE')";

    /** A table of records, how its year is told, and what its records go into. */
    private enum Source {
        EXPORT("REC_EXPORT", false, Measure.EXPORTS, Measure.SYNTHETIC_EXPORTS, Measure.EXPORT_ROWS),
        DECLARATION("REC_EXPORT_DECLARATION", true, Measure.EXPORTS, Measure.SYNTHETIC_EXPORTS, Measure.EXPORT_ROWS),
        INSPECTION("REC_INSPECTION", true, Measure.INSPECTIONS, Measure.SYNTHETIC_BATCHES, Measure.BATCHES),
        SAMPLING("REC_SAMPLING", true, Measure.SAMPLINGS, Measure.SYNTHETIC_SAMPLES, Measure.SAMPLES),
        INCIDENT("REC_INCIDENT", true, Measure.INCIDENTS, Measure.SYNTHETIC_INCIDENTS, Measure.INCIDENT_ROWS),
        DECLARED("REC_DECLARED", false, "declarations", null, null),
        STATISTIC("REC_STATISTIC", false, "statistics", null, null);

        private final String table;
        private final boolean byDay;
        private final String kind;
        private final Measure synthetic;
        private final Measure rows;

        Source(String table, boolean byDay, String kind, Measure synthetic, Measure rows) {
            this.table = table;
            this.byDay = byDay;
            this.kind = kind;
            this.synthetic = synthetic;
            this.rows = rows;
        }

        private String year() {
            return byDay ? "{fn YEAR(r.rec_date)}" : "r.rec_year";
        }
    }

    /** All years at once when it is null. */
    private final Integer year;

    private RollupQueries(Integer year) {
        this.year = year;
    }

    static RollupQueries ofAllYears() {
        return new RollupQueries(null);
    }

    /** @param year a number, which becomes a part of the queries */
    static RollupQueries of(int year) {
        return new RollupQueries(year);
    }

    private String in(Source source) {
        if (year == null) {
            return "1 = 1";
        }
        return source.byDay
                ? String.format(Locale.ROOT, "r.rec_date BETWEEN {d '%04d-01-01'} AND {d '%04d-12-31'}", year, year)
                : "r.rec_year = " + year;
    }

    private String keptIn() {
        return year == null ? "" : " WHERE r.rec_year = " + year;
    }

    private static String one(String condition) {
        return "CASE WHEN " + condition + " THEN 1 ELSE 0 END";
    }

    /** What a record adds to each sum, all but whether it is invented. */
    private static Map<Measure, String> measured(Source source) {
        Map<Measure, String> out = new EnumMap<>(Measure.class);
        out.put(source.rows, "1");
        switch (source) {
            case EXPORT -> out.put(Measure.EXPORT_VALUE, "r.value_usd");
            case DECLARATION -> {
                out.put(Measure.EXPORT_VALUE, "r.value_usd");
                out.put(Measure.DECLARATION_ROWS, "1");
            }
            case INSPECTION -> {
                out.put(Measure.BATCHES_FAILED, one("r.passed = FALSE"));
                out.put(Measure.VALUE_INSPECTED, "r.value_usd");
                out.put(Measure.VALUE_FAILED, "CASE WHEN r.passed = FALSE THEN r.value_usd ELSE 0 END");
            }
            case SAMPLING -> out.put(Measure.SAMPLES_FAILED, one("r.passed = FALSE"));
            default -> {
                out.put(Measure.NOTIFICATIONS, one("r.kind = 'NOTIFICATION' AND " + QUALITY));
                out.put(Measure.RECALLS, one("r.kind = 'RECALL' AND " + QUALITY));
                out.put(Measure.RETURNS, one("r.kind = 'RETURN' AND " + QUALITY));
                out.put(Measure.RETURNS_ANY, one("r.kind = 'RETURN'"));
                out.put(Measure.MAJORS, one("r.major = TRUE AND " + QUALITY));
                out.put(Measure.MALICE, one("r.cause = 'MALICE'"));
                out.put(Measure.UNDETERMINED, one("r.cause = 'UNDETERMINED'"));
            }
        }
        return out;
    }

    private static String all(java.util.function.Function<Measure, String> column) {
        return Arrays.stream(Measure.values()).map(column).collect(Collectors.joining(", "));
    }

    private String records(Source source) {
        Map<Measure, String> measured = measured(source);
        String each = measured.entrySet().stream()
                .map(sum -> sum.getValue() + " AS " + sum.getKey().column())
                .collect(Collectors.joining(", "));
        String summed = measured.keySet().stream()
                .map(sum -> "SUM(r." + sum.column() + ") AS " + sum.column())
                .collect(Collectors.joining(", "));
        return "SELECT r.enterprise AS enterprise, r.rec_year AS rec_year, r.heading AS heading, r.bureau AS bureau, "
                + all(measure -> (measured.containsKey(measure)
                                ? "r." + measure.column()
                                : measure == source.synthetic
                                        ? "CASE WHEN i.synthetic = TRUE THEN r." + source.rows.column() + " ELSE 0 END"
                                        : "0")
                        + " AS " + measure.column())
                + " FROM (SELECT r.enterprise, r.rec_year, r.heading, r.import_id, MAX(r.bureau) AS bureau, " + summed
                + " FROM (SELECT r.enterprise AS enterprise, " + source.year()
                + " AS rec_year, SUBSTR(r.hs, 1, 4) AS heading, r.import_id AS import_id, r.bureau AS bureau, " + each
                + " FROM " + source.table + " r WHERE " + in(source)
                + (source == Source.INCIDENT ? " AND r.attributed = TRUE" : "")
                + ") r GROUP BY r.enterprise, r.rec_year, r.heading, r.import_id) r"
                + " LEFT JOIN REC_IMPORT i ON i.id = r.import_id";
    }

    /** Enterprise, year, heading, the bureau, then every measure: what is missing in REC_ROLLUP. */
    String sums() {
        return "SELECT enterprise, rec_year, heading, MAX(bureau), " + all(measure -> "SUM(" + measure.column() + ")")
                + " FROM ("
                + Arrays.stream(Source.values())
                        .filter(source -> source.rows != null)
                        .map(this::records)
                        .collect(Collectors.joining(" UNION ALL "))
                + " UNION ALL SELECT r.enterprise AS enterprise, r.rec_year AS rec_year, r.heading AS heading, r.bureau AS"
                + " bureau, " + all(measure -> "-r." + measure.column() + " AS " + measure.column())
                + " FROM REC_ROLLUP r" + keptIn() + ") d GROUP BY enterprise, rec_year, heading HAVING "
                + Arrays.stream(Measure.values())
                        .map(measure -> "SUM(" + measure.column() + ") <> 0")
                        .collect(Collectors.joining(" OR "))
                + " ORDER BY enterprise, rec_year, heading";
    }

    private String exported(Source source) {
        return "SELECT r.enterprise AS enterprise, " + source.year()
                + " AS rec_year, SUBSTR(r.hs, 1, 4) AS heading, r.destination AS destination, r.bureau AS bureau,"
                + " r.value_usd AS export_value FROM " + source.table + " r WHERE " + in(source);
    }

    /**
     * Enterprise, year, heading, bureau, then a market with what the records add up to, or null and the markets as they are kept:
     * all of a line one after the other.
     */
    String markets() {
        return "SELECT enterprise, rec_year, heading, bureau, destination, export_value, markets FROM ("
                + "SELECT d.enterprise AS enterprise, d.rec_year AS rec_year, d.heading AS heading, MAX(d.bureau) AS bureau,"
                + " d.destination AS destination, SUM(d.export_value) AS export_value, CAST(NULL AS VARCHAR(8000)) AS markets"
                + " FROM (" + exported(Source.EXPORT) + " UNION ALL " + exported(Source.DECLARATION)
                + ") d GROUP BY d.enterprise, d.rec_year, d.heading, d.destination"
                + " UNION ALL SELECT r.enterprise AS enterprise, r.rec_year AS rec_year, r.heading AS heading, r.bureau AS"
                + " bureau, CAST(NULL AS CHAR(2)) AS destination, CAST(0 AS DECIMAL(18,2)) AS export_value, r.markets AS"
                + " markets FROM REC_ROLLUP r" + keptIn() + ") m ORDER BY enterprise, rec_year, heading";
    }

    private String delivered(Source source) {
        return "SELECT r.bureau AS bureau, r.rec_year AS rec_year, '" + source.kind
                + "' AS kind, COUNT(*) AS row_count,"
                + " 0 AS kept FROM (SELECT r.bureau AS bureau, " + source.year() + " AS rec_year FROM " + source.table
                + " r WHERE " + in(source) + ") r GROUP BY r.bureau, r.rec_year";
    }

    /** Bureau, year, kind, the number of records, the number that REC_COVERAGE has. */
    String coverage() {
        List<String> delivered =
                Arrays.stream(Source.values()).map(this::delivered).toList();
        return "SELECT bureau, rec_year, kind, SUM(row_count), SUM(kept) FROM (" + String.join(" UNION ALL ", delivered)
                + " UNION ALL SELECT r.bureau AS bureau, r.rec_year AS rec_year, r.kind AS kind, 0 AS row_count,"
                + " r.row_count AS kept FROM REC_COVERAGE r" + keptIn()
                + ") d GROUP BY bureau, rec_year, kind ORDER BY bureau, rec_year, kind";
    }
}
