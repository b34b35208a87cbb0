// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.fact.FactValue;
import org.shifan.records.store.Amounts;
import org.shifan.records.store.Measure;

/**
 * What the records say of one subject in one year, before it is made into facts: declared exports, batches and incidents of those
 * days on which an enterprise counted; exports that are given for the year as a whole, of those that count on 31 December.
 */
final class Totals {
    /** The kinds of record whose delivery by the bureau is known year by year. */
    enum Kind {
        EXPORTS(Measure.EXPORT_ROWS, Measure.SYNTHETIC_EXPORTS),
        INSPECTIONS(Measure.BATCHES, Measure.SYNTHETIC_BATCHES),
        INCIDENTS(Measure.INCIDENT_ROWS, Measure.SYNTHETIC_INCIDENTS),
        SAMPLINGS(Measure.SAMPLES, Measure.SYNTHETIC_SAMPLES);

        private final Measure rows;
        private final Measure synthetic;

        Kind(Measure rows, Measure synthetic) {
            this.rows = rows;
            this.synthetic = synthetic;
        }
    }

    private static final int PARTS = 7;

    private final Span days;
    private final Amounts exports = new Amounts();
    private final Amounts events = new Amounts();
    private final Map<String, BigDecimal> byExporter = new HashMap<>();
    private final Map<String, BigDecimal> byHeading = new TreeMap<>();
    private final Set<String> markets = new HashSet<>();
    private final Set<Kind> covered = new HashSet<>();
    private final Map<Kind, Long> last = new EnumMap<>(Kind.class);
    /** Exports of each exporter, the largest first; null while totals are still filled. */
    private List<BigDecimal> bySize;

    Totals(Span days) {
        this.days = days;
    }

    void cover(Kind kind) {
        covered.add(kind);
    }

    boolean covers(Kind kind) {
        return covered.contains(kind);
    }

    void export(String enterprise, String heading, Amounts amounts, Map<Kind, Long> imports) {
        exports.add(amounts);
        byHeading.merge(heading, amounts.get(Measure.EXPORT_VALUE), BigDecimal::add);
        if (!amounts.isZero(Measure.EXPORT_VALUE)) {
            byExporter.merge(enterprise, amounts.get(Measure.EXPORT_VALUE), BigDecimal::add);
        }
        seen(Kind.EXPORTS, imports);
    }

    void events(Amounts amounts, Map<Kind, Long> imports) {
        events.add(amounts);
        seen(Kind.INSPECTIONS, imports);
        seen(Kind.INCIDENTS, imports);
        seen(Kind.SAMPLINGS, imports);
    }

    /** Begins the filling, maybe once more. */
    void clear() {
        exports.clear();
        events.clear();
        byExporter.clear();
        byHeading.clear();
        markets.clear();
        covered.clear();
        last.clear();
        bySize = null;
    }

    /** Ends the filling: of exporters only what they exported is kept. */
    void done() {
        bySize = byExporter.values().stream().sorted(Comparator.reverseOrder()).toList();
        byExporter.clear();
    }

    private void seen(Kind kind, Map<Kind, Long> imports) {
        last.merge(kind, imports.getOrDefault(kind, 0L), Math::max);
    }

    void market(String destination) {
        markets.add(destination);
    }

    BigDecimal exportValue() {
        return exports.get(Measure.EXPORT_VALUE);
    }

    /** Exports of goods of one heading. */
    BigDecimal exportValue(String heading) {
        return byHeading.getOrDefault(heading, BigDecimal.ZERO);
    }

    BigDecimal event(Measure measure) {
        return events.get(measure);
    }

    int exporters() {
        return bySize.size();
    }

    int marketCount() {
        return markets.size();
    }

    /** Notifications, recalls and returns that are attributed and quality-caused. */
    BigDecimal incidents() {
        return event(Measure.NOTIFICATIONS).add(event(Measure.RECALLS)).add(event(Measure.RETURNS));
    }

    /** What the largest exporters made together. */
    BigDecimal largest(int number) {
        return bySize.stream().limit(number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The sources of a fact that rests on these kinds of record, in both languages at once because a reference is one
     * text; the revision is the last import of the kind, empty where there is no record.
     */
    FactValue.Source[] sources(Set<Kind> kinds) {
        List<FactValue.Source> out = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kinds.contains(kind)) {
                out.add(source(kind));
            }
        }
        return out.toArray(FactValue.Source[]::new);
    }

    private FactValue.Source source(Kind kind) {
        Amounts amounts = kind == Kind.EXPORTS ? exports : events;
        String records = ComputedFact.M
                .text("records.source." + kind.name().toLowerCase(Locale.ROOT))
                .both();
        long imported = last.getOrDefault(kind, 0L);
        return new FactValue.Source(
                records + " " + days.label() + ": " + amounts.get(kind.rows).toPlainString(),
                imported == 0 ? "" : "import " + imported,
                !amounts.isZero(kind.synthetic));
    }

    /** Filled totals as one text of a line for each part; {@link #read} makes the same of it. */
    String text() {
        return String.join(
                "\n",
                Arrays.stream(Kind.values())
                        .filter(covered::contains)
                        .map(Kind::name)
                        .collect(Collectors.joining(";")),
                last.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(";")),
                exports.text(),
                events.text(),
                byHeading.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue().toPlainString())
                        .collect(Collectors.joining(";")),
                bySize.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(";")),
                markets.stream().sorted().collect(Collectors.joining(";")));
    }

    /** @throws IllegalArgumentException when it is no text of totals */
    static Totals read(Span days, String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != PARTS) {
            throw new IllegalArgumentException(lines.length + " lines of totals, not " + PARTS);
        }
        Totals out = new Totals(days);
        parts(lines[0]).map(Kind::valueOf).forEach(out.covered::add);
        parts(lines[1]).forEach(each -> out.last.put(Kind.valueOf(before(each)), Long.valueOf(after(each))));
        out.exports.add(Amounts.read(lines[2]));
        out.events.add(Amounts.read(lines[3]));
        parts(lines[4]).forEach(each -> out.byHeading.put(before(each), new BigDecimal(after(each))));
        out.bySize = parts(lines[5]).map(BigDecimal::new).toList();
        parts(lines[6]).forEach(out.markets::add);
        return out;
    }

    /** The part of a text that is there also of totals for which no markets were read: these are its last line. */
    static String withoutMarkets(String text) {
        return text.substring(0, Math.max(0, text.lastIndexOf('\n')));
    }

    private static Stream<String> parts(String line) {
        return line.isEmpty() ? Stream.empty() : Arrays.stream(line.split(";"));
    }

    private static String before(String pair) {
        return pair.substring(0, Math.max(0, pair.indexOf('=')));
    }

    private static String after(String pair) {
        return pair.substring(pair.indexOf('=') + 1);
    }
}
