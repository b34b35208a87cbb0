// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

/**
 * What is nearest to another verdict or grade, by the points that are there: which items have enough left to make up
 * for what is missing, and how much may be lost. What cannot be remedied is no way. It does not ask which facts would bring them; that is what-if.
 */
final class Nearest {
    private static final int MOST = 5;

    private final Evaluation evaluation;
    private final RuleBook book;
    private final Words words;

    Nearest(Evaluation evaluation, RuleBook book, Words words) {
        this.evaluation = evaluation;
        this.book = book;
        this.words = words;
    }

    List<String> all() {
        Evaluation e = evaluation;
        List<String> out = new ArrayList<>();
        if (e.verdict() == Verdict.ERROR) {
            out.add(words.say("nearest.error"));
            return out;
        }
        List<String> vetoes = e.vetoes().stream()
                .filter(veto -> veto.state() == Evaluation.VetoState.APPLIES)
                .map(veto -> words.in(veto.title()))
                .toList();
        if (!vetoes.isEmpty()) {
            out.add(words.say("nearest.veto", String.join(words.say("list"), vetoes)));
        }
        if (e.total() == null) {
            open(out);
        } else if (e.total().compareTo(e.passMark()) < 0) {
            missing(e.passMark().subtract(e.total()), out);
        } else {
            out.add(words.say("nearest.reserve", words.number(e.total().subtract(e.passMark()))));
        }
        unmetKeys(out);
        nextGrade(out);
        return out;
    }

    private void open(List<String> out) {
        out.add(words.say(
                "nearest.open",
                words.range(evaluation.lowest(), evaluation.highest()),
                words.number(evaluation.passMark())));
        items().stream()
                .filter(item -> item.points() == null && item.lowest() != null && item.highest() != null)
                .sorted(Comparator.comparing(
                                (Evaluation.Item item) -> item.highest().subtract(item.lowest()))
                        .reversed())
                .limit(MOST)
                .forEach(item -> out.add(words.say(
                        "nearest.open.item", words.in(item.title()), words.range(item.lowest(), item.highest()))));
    }

    private void missing(BigDecimal gap, List<String> out) {
        out.add(words.say("nearest.gap", words.number(gap), words.number(evaluation.passMark())));
        List<Evaluation.Item> enough = items().stream()
                .filter(item -> item.role() != Role.BONUS && item.points() != null)
                .filter(item -> item.remedy() == Evaluation.Remedy.POSSIBLE)
                .filter(item -> left(item).compareTo(gap) >= 0)
                .sorted(Comparator.comparing(Nearest::left).reversed())
                .toList();
        if (enough.isEmpty()) {
            out.add(words.say("nearest.gap.several"));
            return;
        }
        String named = enough.stream()
                .limit(MOST)
                .map(item -> words.say("nearest.left", words.in(item.title()), words.number(left(item))))
                .collect(Collectors.joining(words.say("list")));
        out.add(words.say(enough.size() > MOST ? "nearest.gap.some" : "nearest.gap.alone", named, enough.size()));
    }

    private void unmetKeys(List<String> out) {
        String unmet = items().stream()
                .filter(item -> Boolean.FALSE.equals(item.met()))
                .map(item -> words.in(item.title()))
                .collect(Collectors.joining(words.say("list")));
        if (!unmet.isEmpty()) {
            out.add(words.say("nearest.key", unmet));
        }
    }

    private void nextGrade(List<String> out) {
        if (book == null || evaluation.total() == null || evaluation.verdict() != Verdict.PASS) {
            return;
        }
        book.grades().stream()
                .filter(grade -> grade.from().compareTo(evaluation.total()) > 0)
                .min(Comparator.comparing(RuleBook.Grade::from))
                .ifPresent(grade -> out.add(words.say(
                        "nearest.grade",
                        words.in(grade.title()),
                        words.number(grade.from()),
                        words.number(grade.from().subtract(evaluation.total())))));
    }

    private List<Evaluation.Item> items() {
        return evaluation.parts().stream()
                .flatMap(part -> part.items().stream())
                .toList();
    }

    private static BigDecimal left(Evaluation.Item item) {
        return item.maximum().subtract(item.points());
    }
}
