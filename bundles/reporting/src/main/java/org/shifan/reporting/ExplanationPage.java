// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

/**
 * Why an evaluation came out as it did, in the words of one language, for people who want to follow every point.
 *
 * @param of the evaluation with its items
 * @param headline how far the total is from the pass mark
 * @param lost where points were lost, most first
 * @param lostSum the full points less what was lost, if that is the total
 * @param sums how the points of each part add up
 * @param total how the parts add up to the total
 * @param rounding what the set says about rounding; null without its rule book
 * @param hurdles what the verdict hangs on
 * @param nearest what is nearest to another verdict or grade
 * @param complete whether the rule book was there, so that minimums are known
 */
public record ExplanationPage(
        EvaluationPage of,
        String headline,
        List<Lost> lost,
        String lostSum,
        List<Sum> sums,
        String total,
        String rounding,
        List<Hurdle> hurdles,
        List<String> nearest,
        boolean complete) {

    /** An item that has not its full points. */
    public record Lost(String title, String part, String clause, String points, String maximum, String lost, Bar bar) {}

    /** The points of a part, added up; with {@code cut} when not all of them count. */
    public record Sum(String part, String terms, String points, String cut) {}

    /**
     * @param book the set's rule book as of the evaluation's day, of the same digest; null when it is not to be had
     */
    static ExplanationPage of(Evaluation e, RuleBook book, Words words) {
        List<Lost> lost = lost(e, words);
        Hurdles hurdles = new Hurdles(e, book, words);
        return new ExplanationPage(
                EvaluationPage.of(e, words),
                headline(e, words),
                lost,
                lostSum(e, words),
                e.parts().stream()
                        .filter(part -> part.points() != null)
                        .map(part -> sum(part, words))
                        .toList(),
                total(e, words),
                book == null
                        ? null
                        : words.say(
                                "explanation.rounding",
                                words.rounding(
                                        book.rounding().item(), book.rounding().mode()),
                                words.rounding(
                                        book.rounding().total(), book.rounding().mode())),
                hurdles.all(),
                new Nearest(e, book, words).all(),
                book != null);
    }

    private static String headline(Evaluation e, Words words) {
        if (e.verdict() == Verdict.ERROR) {
            return words.say("explanation.headline.error");
        }
        if (e.total() == null) {
            return words.say(
                    "explanation.headline.open", words.range(e.lowest(), e.highest()), words.number(e.passMark()));
        }
        BigDecimal margin = e.total().subtract(e.passMark());
        return words.say(
                "explanation.headline." + (margin.signum() < 0 ? "short" : "reached"),
                words.number(e.total()),
                words.number(e.passMark()),
                words.number(margin.abs()),
                words.number(e.maximum()));
    }

    private static List<Lost> lost(Evaluation e, Words words) {
        record Found(Evaluation.Part part, Evaluation.Item item, BigDecimal lost) {}
        List<Found> found = new ArrayList<>();
        for (Evaluation.Part part : e.parts()) {
            for (Evaluation.Item item : part.items()) {
                if (item.points() != null
                        && item.role() != Role.BONUS
                        && item.points().compareTo(item.maximum()) < 0) {
                    found.add(new Found(part, item, item.maximum().subtract(item.points())));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Found::lost).reversed())
                .map(f -> new Lost(
                        words.in(f.item().title()),
                        words.in(f.part().title()),
                        f.item().clause(),
                        words.number(f.item().points()),
                        words.number(f.item().maximum()),
                        words.number(f.lost()),
                        Bar.of(f.item().points(), f.item().points(), f.item().maximum(), null)))
                .toList();
    }

    /** The check from above: full points, less what was lost, and the bonus on top. Nothing when it is not that simple. */
    private static String lostSum(Evaluation e, Words words) {
        if (e.total() == null) {
            return null;
        }
        BigDecimal lost = BigDecimal.ZERO;
        BigDecimal bonus = BigDecimal.ZERO;
        for (Evaluation.Part part : e.parts()) {
            boolean above = part.items().stream().anyMatch(item -> item.role() == Role.BONUS);
            if (above) {
                bonus = bonus.add(part.points());
                continue;
            }
            for (Evaluation.Item item : part.items()) {
                lost = item.points() == null ? lost : lost.add(item.maximum().subtract(item.points()));
            }
        }
        BigDecimal result = e.maximum().subtract(lost).add(bonus);
        if (result.compareTo(e.total()) != 0) {
            return null;
        }
        String start = words.number(e.maximum()) + " − " + words.number(lost);
        return start + (bonus.signum() == 0 ? "" : " + " + words.number(bonus)) + " = " + words.number(e.total());
    }

    private static Sum sum(Evaluation.Part part, Words words) {
        List<BigDecimal> points = part.items().stream()
                .map(Evaluation.Item::points)
                .map(p -> p == null ? BigDecimal.ZERO : p)
                .toList();
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sum(
                words.in(part.title()),
                points.size() < 2 ? null : points.stream().map(words::number).collect(Collectors.joining(" + ")),
                words.number(sum),
                sum.compareTo(part.points()) == 0 ? null : words.number(part.points()));
    }

    private static String total(Evaluation e, Words words) {
        List<BigDecimal> points =
                e.parts().stream().map(Evaluation.Part::points).toList();
        if (e.total() == null || points.isEmpty() || points.stream().anyMatch(java.util.Objects::isNull)) {
            return null;
        }
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        String rounded = sum.compareTo(e.total()) == 0 ? "" : " → " + words.number(e.total());
        return Stream.of(points.stream().map(words::number).collect(Collectors.joining(" + ")), words.number(sum))
                        .collect(Collectors.joining(" = "))
                + rounded;
    }
}
