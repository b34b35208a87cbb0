// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The queries that add the records of a year up anew and take off what is kept: what they give is only what is wrong. They
 * say in SQL what {@link RecordTable#count} says in Java, so that one proves the other.
 */
final class RollupQueries {
    static final String YEARS = "SELECT rec_year FROM REC_EXPORT UNION SELECT rec_year FROM REC_DECLARED"
            + " UNION SELECT {fn YEAR(rec_date)} FROM REC_EXPORT_DECLARATION"
            + " UNION SELECT rec_year FROM REC_STATISTIC"
            + " UNION SELECT {fn YEAR(rec_date)} FROM REC_INSPECTION UNION SELECT {fn YEAR(rec_date)} FROM REC_INCIDENT"
            + " UNION SELECT {fn YEAR(rec_date)} FROM REC_SAMPLING"
            + " UNION SELECT rec_year FROM REC_ROLLUP UNION SELECT rec_year FROM REC_MARKET"
            + " UNION SELECT rec_year FROM REC_COVERAGE ORDER BY 1";

    private static final String SYNTHETIC = "CASE WHEN i.synthetic = TRUE THEN 1 ELSE 0 END";
    private static final String DECLARATIONS = "export-declarations";
    private static final String QUALITY = "r.cause IN ('QUALITY', 'MALICE')";

    private final int year;
    private final String inYear;

    /** @param year a number, which becomes a part of the query */
    RollupQueries(int year) {
        this.year = year;
        this.inYear = "r.rec_date BETWEEN {d '" + year + "-01-01'} AND {d '" + year + "-12-31'}";
    }

    private static String one(String condition) {
        return "CASE WHEN " + condition + " THEN 1 ELSE 0 END";
    }

    private static Map<Measure, String> measured(String kind) {
        Map<Measure, String> out = new EnumMap<>(Measure.class);
        switch (kind) {
            case Measure.EXPORTS -> {
                out.put(Measure.EXPORT_ROWS, "1");
                out.put(Measure.EXPORT_VALUE, "r.value_usd");
                out.put(Measure.SYNTHETIC_EXPORTS, SYNTHETIC);
            }
            case DECLARATIONS -> {
                out.putAll(measured(Measure.EXPORTS));
                out.put(Measure.DECLARATION_ROWS, "1");
            }
            case Measure.INSPECTIONS -> {
                out.put(Measure.BATCHES, "1");
                out.put(Measure.BATCHES_FAILED, one("r.passed = FALSE"));
                out.put(Measure.VALUE_INSPECTED, "r.value_usd");
                out.put(Measure.VALUE_FAILED, "CASE WHEN r.passed = FALSE THEN r.value_usd ELSE 0 END");
                out.put(Measure.SYNTHETIC_BATCHES, SYNTHETIC);
            }
            case Measure.SAMPLINGS -> {
                out.put(Measure.SAMPLES, "1");
                out.put(Measure.SAMPLES_FAILED, one("r.passed = FALSE"));
                out.put(Measure.SYNTHETIC_SAMPLES, SYNTHETIC);
            }
            default -> {
                out.put(Measure.INCIDENT_ROWS, "1");
                out.put(Measure.NOTIFICATIONS, one("r.kind = 'NOTIFICATION' AND " + QUALITY));
                out.put(Measure.RECALLS, one("r.kind = 'RECALL' AND " + QUALITY));
                out.put(Measure.RETURNS, one("r.kind = 'RETURN' AND " + QUALITY));
                out.put(Measure.RETURNS_ANY, one("r.kind = 'RETURN'"));
                out.put(Measure.MAJORS, one("r.major = TRUE AND " + QUALITY));
                out.put(Measure.MALICE, one("r.cause = 'MALICE'"));
                out.put(Measure.UNDETERMINED, one("r.cause = 'UNDETERMINED'"));
                out.put(Measure.SYNTHETIC_INCIDENTS, SYNTHETIC);
            }
        }
        return out;
    }

    private static String records(String kind, String table, String condition) {
        Map<Measure, String> measured = measured(kind);
        return "SELECT r.enterprise AS enterprise, SUBSTR(r.hs, 1, 4) AS heading, r.bureau AS bureau, "
                + Arrays.stream(Measure.values())
                        .map(measure -> measured.getOrDefault(measure, "0") + " AS " + measure.column())
                        .collect(Collectors.joining(", "))
                + " FROM " + table + " r LEFT JOIN REC_IMPORT i ON i.id = r.import_id WHERE " + condition;
    }

    private static String kept(String columns, String table, int year) {
        return "SELECT " + columns + " FROM " + table + " r WHERE r.rec_year = " + year;
    }

    /** Enterprise, heading, the bureau, then every measure: what is missing in REC_ROLLUP. */
    String sums() {
        List<String> columns =
                Arrays.stream(Measure.values()).map(Measure::column).toList();
        String taken =
                columns.stream().map(column -> "-r." + column + " AS " + column).collect(Collectors.joining(", "));
        return "SELECT enterprise, heading, MAX(bureau), "
                + columns.stream().map(column -> "SUM(" + column + ")").collect(Collectors.joining(", "))
                + " FROM (" + records(Measure.EXPORTS, "REC_EXPORT", "r.rec_year = " + year)
                + " UNION ALL " + records(DECLARATIONS, "REC_EXPORT_DECLARATION", inYear)
                + " UNION ALL " + records(Measure.INSPECTIONS, "REC_INSPECTION", inYear)
                + " UNION ALL " + records(Measure.SAMPLINGS, "REC_SAMPLING", inYear)
                + " UNION ALL " + records(Measure.INCIDENTS, "REC_INCIDENT", "r.attributed = TRUE AND " + inYear)
                + " UNION ALL "
                + kept(
                        "r.enterprise AS enterprise, r.heading AS heading, r.bureau AS bureau, " + taken,
                        "REC_ROLLUP",
                        year)
                + ") d GROUP BY enterprise, heading HAVING "
                + columns.stream().map(column -> "SUM(" + column + ") <> 0").collect(Collectors.joining(" OR "))
                + " ORDER BY enterprise, heading";
    }

    private static String exported(String table, String condition) {
        return "SELECT r.enterprise AS enterprise, r.destination AS destination, r.bureau AS bureau, r.value_usd AS"
                + " export_value FROM " + table + " r WHERE " + condition;
    }

    /** Enterprise, market, the bureau, the value: what is missing in REC_MARKET. */
    String markets() {
        return "SELECT enterprise, destination, MAX(bureau), SUM(export_value) FROM ("
                + exported("REC_EXPORT", "r.rec_year = " + year)
                + " UNION ALL " + exported("REC_EXPORT_DECLARATION", inYear)
                + " UNION ALL "
                + kept(
                        "r.enterprise AS enterprise, r.destination AS destination, r.bureau AS bureau, -r.export_value AS"
                                + " export_value",
                        "REC_MARKET",
                        year)
                + ") d GROUP BY enterprise, destination HAVING SUM(export_value) <> 0 ORDER BY enterprise, destination";
    }

    private static String delivered(String kind, String table, String condition) {
        return "SELECT r.bureau AS bureau, '" + kind + "' AS kind, 1 AS row_count FROM " + table + " r WHERE "
                + condition;
    }

    private String delivered() {
        String ofYear = "r.rec_year = " + year;
        return String.join(
                " UNION ALL ",
                delivered("exports", "REC_EXPORT", ofYear),
                delivered("exports", "REC_EXPORT_DECLARATION", inYear),
                delivered("declarations", "REC_DECLARED", ofYear),
                delivered("statistics", "REC_STATISTIC", ofYear),
                delivered("inspections", "REC_INSPECTION", inYear),
                delivered("incidents", "REC_INCIDENT", inYear),
                delivered("samplings", "REC_SAMPLING", inYear));
    }

    /** Bureau, kind, the number of rows: what is missing in REC_COVERAGE. */
    String coverage() {
        return "SELECT bureau, kind, SUM(row_count) FROM (" + delivered() + " UNION ALL "
                + kept("r.bureau AS bureau, r.kind AS kind, -r.row_count AS row_count", "REC_COVERAGE", year)
                + ") d GROUP BY bureau, kind HAVING SUM(row_count) <> 0 ORDER BY bureau, kind";
    }

    /** The number of records. */
    String count() {
        return "SELECT COUNT(*) FROM (" + delivered() + ") d";
    }
}
