// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

/** A batch of evaluations in the words of one language: those with a total by total, the others apart. */
public record RankingPage(
        String bureau,
        String level,
        String year,
        String passMark,
        String maximum,
        boolean synthetic,
        boolean demonstration,
        List<String> status,
        List<String> criteria,
        List<Count> counts,
        List<Row> ranked,
        List<Row> apart) {

    /** How many have this verdict. */
    public record Count(VerdictWord verdict, String number) {}

    /**
     * One subject.
     *
     * @param rank null for those apart and those with a veto
     * @param points the total, or the range that is still possible; null when nothing can be said
     * @param reason the first reason of the verdict
     * @param link the file of its own report, if that lies in the same folder
     */
    public record Row(
            String rank,
            String subject,
            String key,
            VerdictWord verdict,
            String points,
            String passMark,
            String grade,
            String reason,
            Bar bar,
            String link) {}

    static RankingPage of(List<Evaluation> evaluations, Words words, Predicate<String> reportThere, ReportName names) {
        BigDecimal scale = evaluations.stream()
                .flatMap(e -> Stream.of(e.maximum(), e.highest(), e.passMark()))
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        List<Evaluation> sorted = sorted(evaluations);
        List<Row> ranked = new ArrayList<>();
        List<Row> apart = new ArrayList<>();
        for (Evaluation e : sorted) {
            String file = names.evaluation(e);
            Row row = new Row(
                    rank(sorted, e),
                    words.in(e.subjectName()),
                    e.request().subject().key(),
                    VerdictWord.of(e, words),
                    points(e, words),
                    words.number(e.passMark()),
                    words.in(e.grade()),
                    reason(e, words),
                    Bar.of(e.lowest(), e.highest(), scale, e.passMark()),
                    reportThere.test(file) ? file : null);
            (e.decidedTotal() == null ? apart : ranked).add(row);
        }
        Evaluation first = evaluations.get(0);
        List<String> passMarks = distinct(evaluations.stream().map(e -> words.number(e.passMark())));
        return new RankingPage(
                String.join(words.say("list"), distinct(evaluations.stream().map(e -> words.bureau(e.bureau())))),
                words.level(first.request().level()),
                String.valueOf(first.request().year()),
                String.join(" / ", passMarks),
                words.number(first.maximum()),
                evaluations.stream().anyMatch(Evaluation::synthetic),
                evaluations.stream().anyMatch(Evaluation::demonstration),
                distinct(evaluations.stream().map(e -> words.in(e.status())).filter(Objects::nonNull)),
                distinct(evaluations.stream()
                        .map(e -> words.say(
                                "ranking.criteria",
                                words.in(e.criteriaTitle()),
                                e.receipt().version(),
                                e.receipt().digest()))),
                counts(evaluations, words),
                ranked,
                apart);
    }

    /** Both totals where a person gave another one. */
    private static String points(Evaluation e, Words words) {
        String computed = e.total() == null ? words.range(e.lowest(), e.highest()) : words.number(e.total());
        return e.totalOverridden() ? words.say("total.overridden", words.number(e.decidedTotal()), computed) : computed;
    }

    /** What came after it first, since it says that the verdict is not the computed one or stands on other records. */
    static String reason(Evaluation e, Words words) {
        return Stream.concat(e.notes().stream(), e.reasons().stream())
                .findFirst()
                .map(words::in)
                .orElse(null);
    }

    static List<Evaluation> sorted(List<Evaluation> evaluations) {
        return evaluations.stream()
                .sorted(Comparator.comparing(
                                Evaluation::decidedTotal, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                        .thenComparing(e -> e.request().subject()))
                .toList();
    }

    /** Equal totals share a rank, and the next one counts on; without a total or with a veto there is none. */
    static String rank(List<Evaluation> sorted, Evaluation e) {
        if (!placed(e)) {
            return null;
        }
        long before = sorted.stream()
                .filter(other -> placed(other) && other.decidedTotal().compareTo(e.decidedTotal()) > 0)
                .count();
        return String.valueOf(before + 1);
    }

    private static boolean placed(Evaluation e) {
        return e.decidedTotal() != null && e.decided() != Verdict.FAIL_VETO;
    }

    private static List<Count> counts(List<Evaluation> evaluations, Words words) {
        Map<Verdict, Integer> counted = new EnumMap<>(Verdict.class);
        evaluations.forEach(e -> counted.merge(e.decided(), 1, Integer::sum));
        return counted.entrySet().stream()
                .map(entry -> new Count(VerdictWord.of(entry.getKey(), words), String.valueOf(entry.getValue())))
                .toList();
    }

    private static List<String> distinct(Stream<String> values) {
        return values.distinct().toList();
    }
}
