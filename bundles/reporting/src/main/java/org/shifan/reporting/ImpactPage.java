// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.text.Text;

/** An impact in the words of one language, ready to be laid out. */
public record ImpactPage(
        String candidate,
        String current,
        String year,
        String asOf,
        boolean synthetic,
        boolean demonstration,
        List<String> status,
        List<Count> counts,
        List<Row> rows,
        List<Effect> effects,
        String prediction) {
    private static final int SHOWN = 4;
    private static final BigDecimal HALF = BigDecimal.valueOf(50);

    /** How many subjects, of which kind. */
    public record Count(String label, String number) {}

    /**
     * One subject.
     *
     * @param swing the bar of its change; null when the change is not known
     * @param turned whether its verdict is another one
     */
    public record Row(
            String subject,
            String key,
            VerdictWord before,
            String totalBefore,
            VerdictWord after,
            String totalAfter,
            String change,
            Swing swing,
            boolean turned,
            String turn,
            String items,
            String reason) {}

    /** An item over all subjects. */
    public record Effect(String title, String id, String rises, String falls, String change, Swing swing) {}

    /**
     * A bar to either side of the middle, in per cent of the whole width: for drawing only, the number stands beside it.
     *
     * @param from where it begins
     * @param width how long it is
     */
    public record Swing(String from, String width, boolean rises) {
        static Swing of(BigDecimal change, BigDecimal most) {
            if (change == null || most.signum() == 0) {
                return null;
            }
            BigDecimal width = change.abs().multiply(HALF).divide(most, 2, RoundingMode.HALF_UP);
            BigDecimal from = change.signum() < 0 ? HALF.subtract(width) : HALF;
            return new Swing(from.toPlainString() + "%", width.toPlainString() + "%", change.signum() > 0);
        }
    }

    static ImpactPage of(Impact impact, Words words) {
        BigDecimal most = most(impact.subjects().stream().map(Impact.Change::by));
        BigDecimal mostOfItems = most(impact.items().stream().map(Impact.ItemEffect::by));
        AnalysedCriteria candidate = impact.candidate();
        return new ImpactPage(
                criteria(candidate, words),
                impact.current() == null ? words.say("impact.no-current") : criteria(impact.current(), words),
                String.valueOf(impact.year()),
                impact.asOf().toString(),
                impact.synthetic(),
                candidate.demonstration(),
                Stream.of(candidate.status())
                        .filter(Objects::nonNull)
                        .map(words::in)
                        .toList(),
                counts(impact, words),
                impact.subjects().stream()
                        .map(change -> row(change, most, words))
                        .toList(),
                impact.items().stream()
                        .map(effect -> new Effect(
                                words.in(effect.title()),
                                effect.id(),
                                String.valueOf(effect.rises()),
                                String.valueOf(effect.falls()),
                                signed(effect.by(), words),
                                Swing.of(effect.by(), mostOfItems)))
                        .toList(),
                impact.prediction().digest());
    }

    private static BigDecimal most(Stream<BigDecimal> changes) {
        return changes.filter(Objects::nonNull)
                .map(BigDecimal::abs)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private static String criteria(AnalysedCriteria set, Words words) {
        return words.say(
                "impact.criteria", words.in(set.title()), set.version(), words.number(set.passMark()), set.digest());
    }

    private static List<Count> counts(Impact impact, Words words) {
        Stream<Count> directions = Stream.of(Impact.Direction.values())
                .map(d -> new Count(words.say("direction." + d), String.valueOf(impact.count(d))));
        Stream<Count> turns = Stream.of(Impact.Turn.PASSES, Impact.Turn.FAILS)
                .map(t -> new Count(words.say("turn." + t), String.valueOf(impact.count(t))));
        return Stream.concat(directions, turns).toList();
    }

    private static Row row(Impact.Change change, BigDecimal most, Words words) {
        Outcome before = change.before();
        return new Row(
                words.in(change.name()),
                change.subject().key(),
                before == null ? null : VerdictWord.of(before.verdict(), words),
                before == null ? null : words.range(before.lowest(), before.highest()),
                VerdictWord.of(change.after().verdict(), words),
                words.range(change.after().lowest(), change.after().highest()),
                signed(change.by(), words),
                Swing.of(change.by(), most),
                change.turn() != Impact.Turn.STAYS,
                words.say("turn." + change.turn()),
                change.items().stream()
                        .limit(SHOWN)
                        .map(item -> item(item, words))
                        .collect(Collectors.joining(words.say("list"))),
                words.in(change.reason()));
    }

    private static String item(Impact.ItemChange item, Words words) {
        String what = item.by() != null
                ? signed(item.by(), words)
                : side(item.before(), words) + " → " + side(item.after(), words);
        return words.in(item.title()) + " " + what;
    }

    private static String side(Text text, Words words) {
        return text == null ? "–" : words.in(text);
    }

    private static String signed(BigDecimal change, Words words) {
        if (change == null) {
            return null;
        }
        return (change.signum() > 0 ? "+" : "") + words.number(change);
    }
}
