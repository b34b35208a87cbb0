// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
            part.items().stream().filter(item -> item.role() == Role.KEY).forEach(item -> out.add(key(item)));
        }
        e.vetoes().forEach(veto -> out.add(veto(veto)));
        return out;
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
