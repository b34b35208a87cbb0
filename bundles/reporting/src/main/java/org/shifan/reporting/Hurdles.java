// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.Evaluation;

/** Everything that a verdict hangs on: pass mark, minimums of parts, key items, vetoes. */
final class Hurdles {
    private final Evaluation evaluation;
    private final Map<String, RuleBook.Part> parts;
    private final Map<String, RuleBook.Item> items;
    private final Words words;

    Hurdles(Evaluation evaluation, RuleBook book, Words words) {
        this.evaluation = evaluation;
        this.words = words;
        this.parts = book == null
                ? Map.of()
                : book.parts().stream().collect(Collectors.toMap(RuleBook.Part::id, Function.identity()));
        this.items = parts.values().stream()
                .flatMap(part -> part.items().stream())
                .collect(Collectors.toMap(RuleBook.Item::id, Function.identity()));
    }

    List<Hurdle> all() {
        List<Hurdle> out = new ArrayList<>();
        Evaluation e = evaluation;
        out.add(reached("pass-mark", words.say("label.total"), null, e.lowest(), e.highest(), e.passMark(), null));
        for (Evaluation.Part part : e.parts()) {
            RuleBook.Part rules = parts.get(part.id());
            if (rules != null && rules.minimum() != null) {
                out.add(reached(
                        "part-minimum",
                        words.in(part.title()),
                        null,
                        part.lowest(),
                        part.highest(),
                        rules.minimum(),
                        null));
            }
            if (rules != null && rules.mostPartlyMet() != null) {
                out.add(limit("partly-met", part, rules.mostPartlyMet(), Hurdles::isPartlyMet));
            }
            if (rules != null && rules.mostNotMet() != null) {
                out.add(limit("not-met", part, rules.mostNotMet(), Hurdles::isNotMet));
            }
            part.items().stream().filter(item -> item.role() == Role.KEY).forEach(item -> out.add(key(item)));
        }
        e.vetoes().forEach(veto -> out.add(veto(veto)));
        return out;
    }

    private Hurdle limit(String kind, Evaluation.Part part, int most, Predicate<Evaluation.Item> missed) {
        List<Evaluation.Item> counted = part.items().stream()
                .filter(item -> item.outcome() != Evaluation.Outcome.NOT_APPLICABLE)
                .filter(item -> item.maximum().signum() > 0)
                .toList();
        long surely = counted.stream()
                .filter(item -> item.points() != null && missed.test(item))
                .count();
        boolean open = counted.stream().anyMatch(item -> item.points() == null);
        String state = surely > most ? "FAIL" : open ? "INDETERMINATE" : "PASS";
        return new Hurdle(
                words.say("hurdle." + kind),
                words.in(part.title()),
                null,
                words.say(open ? "hurdle.count.least" : "hurdle.count", surely),
                words.say("hurdle.most", most),
                null,
                state,
                words.say("hurdle.state." + state));
    }

    private static boolean isPartlyMet(Evaluation.Item item) {
        return !isNotMet(item) && item.points().compareTo(item.maximum()) < 0;
    }

    private static boolean isNotMet(Evaluation.Item item) {
        return item.points().signum() == 0;
    }

    private Hurdle key(Evaluation.Item item) {
        RuleBook.Item rules = items.get(item.id());
        String state = item.met() == null ? "INDETERMINATE" : item.met() ? "PASS" : "FAIL";
        return reached(
                "key-item",
                words.in(item.title()),
                item.clause(),
                item.lowest(),
                item.highest(),
                rules == null ? null : rules.minimum(),
                state);
    }

    private Hurdle veto(Evaluation.Veto veto) {
        String state = switch (veto.state()) {
            case CLEAR -> "PASS";
            case APPLIES -> "FAIL";
            case UNKNOWN -> "INDETERMINATE";
            case ERROR -> "ERROR";
        };
        return new Hurdle(
                words.say("hurdle.veto"),
                words.in(veto.title()),
                veto.clause(),
                null,
                null,
                null,
                state,
                words.say("veto." + veto.state()));
    }

    /** @param known how it was decided, if the evaluation says so itself; null to compare */
    private Hurdle reached(
            String kind, String title, String clause, BigDecimal low, BigDecimal high, BigDecimal need, String known) {
        boolean numbers = low != null && high != null && need != null;
        String state = known;
        if (state == null) {
            state = !numbers
                    ? "ERROR"
                    : low.compareTo(need) >= 0 ? "PASS" : high.compareTo(need) < 0 ? "FAIL" : "INDETERMINATE";
        }
        boolean decided = numbers && low.compareTo(high) == 0;
        return new Hurdle(
                words.say("hurdle." + kind),
                title,
                clause,
                low == null || high == null ? null : words.range(low, high),
                need == null ? null : words.number(need),
                decided ? words.signed(low.subtract(need)) : null,
                state,
                words.say("hurdle.state." + state));
    }
}
