// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.shifan.api.facilitation.RulesVersion;
import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.reference.GroundWord;
import org.shifan.facilitation.reference.MeasureTable;
import org.shifan.facilitation.reference.ReferenceData;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.refuse;
import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * Rules made ready for use, from their tables alone. Grounds that several measures ask for are judged once for a shipment.
 * Immutable.
 */
public final class RuleBook {
    private static final String RATE = "checks-per-mille.";

    private final RulesVersion version;
    private final ReferenceData data;
    private final Map<String, String> tables;
    private final List<Line> lines;
    private final Grounds.Test[] tests;

    /** A measure, ready. */
    record Line(MeasureTable.Measure measure, List<Period> periods) {
        /** Its terms on that day; empty when it is not in force. */
        Optional<Period> on(LocalDate day) {
            for (Period each : periods) {
                if (each.row().period().contains(day)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The terms of a measure over a period.
     *
     * @param inForce the ground that it is in force
     * @param tests the grounds that it asks for, by their places
     */
    record Period(Row<MeasureTable.Terms> row, Ground inForce, int[] tests) {}

    private RuleBook(RulesVersion version, ReferenceData data, Map<String, String> tables) {
        this.version = version;
        this.data = data;
        this.tables = Map.copyOf(tables);
        Map<GroundWord, Integer> places = new HashMap<>();
        List<Grounds.Test> found = new ArrayList<>();
        List<Line> out = new ArrayList<>();
        for (MeasureTable.Measure measure : data.measures().all()) {
            List<Period> periods = new ArrayList<>();
            for (Row<MeasureTable.Terms> row : measure.rows()) {
                int[] asked = row.value().grounds().stream()
                        .mapToInt(word -> places.computeIfAbsent(word, w -> {
                            found.add(Grounds.test(w).orElseThrow(() -> unknown(row, measure.id(), w)));
                            return found.size() - 1;
                        }))
                        .toArray();
                Ground inForce = Ground.holds(
                        say("ground.in-force", row.source(), row.period().from()),
                        row.period().to());
                periods.add(new Period(row, inForce, asked));
            }
            out.add(new Line(measure, List.copyOf(periods)));
        }
        lines = List.copyOf(out);
        tests = found.toArray(new Grounds.Test[0]);
    }

    private static ShifanException unknown(Row<?> row, String measure, GroundWord word) {
        return refuse(
                "facilitation.rules.word", row.file(), row.line(), measure, word, String.join(", ", Grounds.words()));
    }

    /** A floor of random checks is at least one of a thousand on every day on which the measure is in force. */
    private void checkFloor(MeasureTable.Measure measure) {
        if (measure.effect() != Effect.CONVENIENCE) {
            return;
        }
        List<Row<BigDecimal>> rates = data.assumptions(RATE + measure.id());
        for (Row<MeasureTable.Terms> row : measure.rows()) {
            rates.stream().filter(rate -> rate.period().overlaps(row.period())).forEach(RuleBook::checkRate);
            if (measure.exempts()) {
                checkNoGap(measure.id(), row);
            }
        }
    }

    private static void checkRate(Row<BigDecimal> rate) {
        BigDecimal value = rate.value();
        if (value.signum() <= 0
                || value.stripTrailingZeros().scale() > 0
                || value.compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw refuse("facilitation.rules.floor-rate", rate.file(), rate.key(), value);
        }
    }

    private void checkNoGap(String measure, Row<MeasureTable.Terms> row) {
        LocalDate last = row.period().to();
        LocalDate day = row.period().from();
        while (day != null && (last == null || !day.isAfter(last))) {
            LocalDate asked = day;
            Row<BigDecimal> rate = rate(measure, asked)
                    .orElseThrow(() -> refuse(
                            "facilitation.rules.floor-gap", row.file(), row.line(), measure, asked, RATE + measure));
            day = rate.period().lastDay().map(end -> end.plusDays(1)).orElse(null);
        }
    }

    /**
     * Makes rules ready that are to serve. What served once is made by {@link #of}, so that what was decided by it can be decided again,
     * whatever is asked of rules since.
     *
     * @throws ShifanException what is wrong with them, also on days to come
     */
    static RuleBook admitted(String name, String version, Map<String, String> tables) {
        RuleBook book = of(name, version, tables);
        book.data.measures().all().forEach(book::checkFloor);
        return book;
    }

    /**
     * Makes rules ready.
     *
     * @throws ShifanException what is wrong with them, with file and line
     */
    public static RuleBook of(String name, String version, Map<String, String> tables) {
        TreeMap<String, String> digests = new TreeMap<>();
        StringBuilder all = new StringBuilder();
        new TreeMap<>(tables).forEach((file, csv) -> {
            String digest = sha256(csv);
            digests.put(file, digest);
            all.append(file).append(' ').append(digest).append('\n');
        });
        return new RuleBook(
                new RulesVersion(name, version, sha256(all.toString()), digests), new ReferenceData(tables), tables);
    }

    /** SHA-256 of a text in UTF-8, in hexadecimal digits. */
    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public RulesVersion version() {
        return version;
    }

    public ReferenceData data() {
        return data;
    }

    /** The tables that it was made of, by name. */
    public Map<String, String> tables() {
        return tables;
    }

    List<Line> lines() {
        return lines;
    }

    Grounds.Test test(int place) {
        return tests[place];
    }

    int tests() {
        return tests.length;
    }

    /** How many of a thousand shipments under a measure are checked on that day; empty where the rules name no rate. */
    public Optional<Row<BigDecimal>> rate(String measure, LocalDate on) {
        return data.assumption(RATE + measure, on);
    }

    static Message notInForce(Row<MeasureTable.Terms> row, LocalDate on) {
        return say("ground.not-in-force", row.source(), row.period(), on);
    }
}
