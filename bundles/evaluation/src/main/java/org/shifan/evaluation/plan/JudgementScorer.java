// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.JudgementRule;
import org.shifan.evaluation.document.JudgementRule.Combine;

/**
 * What assessors found. While fewer have judged than should, each of those who owe it may still say the least or the
 * most.
 *
 * @param words the points of each word; empty when points are given
 * @param upTo the most points that may be given; null when there are words
 */
record JudgementScorer(Item item, JudgementRule rule, Map<String, Fraction> words, Fraction upTo) implements Scorer {
    private static final Fraction TWO = Fraction.of(BigDecimal.valueOf(2));

    @Override
    public Score score(Inputs inputs) throws Broken {
        List<Fraction> given = new ArrayList<>();
        for (Judgement judgement : inputs.judgements(item.id())) {
            given.add(points(judgement));
        }
        int owed = Math.max(0, rule.assessors() - given.size());
        Range points = Range.between(combined(given, owed, least()), combined(given, owed, most()));
        return points.known() ? Score.of(points) : Score.lacking(points, List.of(lack(given.size())));
    }

    private Fraction least() {
        return words.values().stream().reduce(Fraction::min).orElse(Fraction.ZERO);
    }

    private Fraction most() {
        return words.values().stream().reduce(Fraction::max).orElse(upTo);
    }

    private Fraction points(Judgement judgement) throws Broken {
        if (upTo == null) {
            Fraction points = words.get(judgement.value());
            if (points == null) {
                throw new Broken(Words.say(
                        "plan.judgement.word",
                        judgement.decision().by(),
                        judgement.value(),
                        String.join(", ", words.keySet())));
            }
            return points;
        }
        Optional<BigDecimal> number = number(judgement.value());
        if (number.isEmpty()
                || number.get().signum() < 0
                || Fraction.of(number.get()).compareTo(upTo) > 0) {
            throw new Broken(
                    Words.say("plan.judgement.points", judgement.decision().by(), judgement.value(), upTo.shown()));
        }
        return Fraction.of(number.get());
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,6})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private Fraction combined(List<Fraction> given, int owed, Fraction each) {
        List<Fraction> all = new ArrayList<>(given);
        all.addAll(Collections.nCopies(owed, each));
        if (rule.combine() == Combine.MEAN) {
            return all.stream().reduce(Fraction.ZERO, Fraction::plus).over(Fraction.of(BigDecimal.valueOf(all.size())));
        }
        Collections.sort(all);
        int middle = all.size() / 2;
        return all.size() % 2 == 1
                ? all.get(middle)
                : all.get(middle - 1).plus(all.get(middle)).over(TWO);
    }

    private FactId fact() {
        return FactId.of("judgement." + item.id());
    }

    private Lack lack(int given) {
        return new Lack(
                fact(),
                Words.say("plan.judgement.title", item.title()),
                Words.say("plan.judgement.owed", given, rule.assessors()),
                rule.by());
    }

    @Override
    public List<Slot> slots() {
        return List.of();
    }

    @Override
    public List<Evaluation.Input> further(Inputs inputs) {
        List<Judgement> given = inputs.judgements(item.id());
        List<String> sources = given.stream()
                .map(judgement -> judgement.decision().by() + ": " + judgement.value() + " ("
                        + judgement.decision().reason() + ") @ #" + judgement.id() + " "
                        + judgement.decision().on())
                .toList();
        Text owed = given.size() < rule.assessors()
                ? Words.say("plan.judgement.owed", given.size(), rule.assessors())
                : null;
        return List.of(new Evaluation.Input(
                fact(),
                Words.say("plan.judgement.title", item.title()),
                BigDecimal.valueOf(given.size()),
                "count",
                inputs.year(),
                sources,
                false,
                owed));
    }

    @Override
    public Text formula() {
        Text scale = upTo == null ? scale() : Words.say("plan.judgement.up-to", upTo.shown());
        return rule.assessors() == 1
                ? Words.say("plan.judgement.one", rule.by(), scale)
                : Words.say(
                        "plan.judgement.several",
                        rule.by(),
                        rule.assessors(),
                        Words.say("plan.judgement." + rule.combine().code()),
                        scale);
    }

    private Text scale() {
        List<Text> each = new ArrayList<>();
        rule.scale()
                .forEach(word -> each.add(Words.say(
                        "plan.graded.each", word.title(), words.get(word.id()).shown())));
        return Words.list(each);
    }

    @Override
    public Text computation(Inputs inputs, Score score) throws Broken {
        List<Text> each = new ArrayList<>();
        for (Judgement judgement : inputs.judgements(item.id())) {
            Text said =
                    rule.word(judgement.value()).map(JudgementRule.Word::title).orElse(Text.same(judgement.value()));
            each.add(Words.say(
                    "plan.judgement.said",
                    judgement.decision().by(),
                    said,
                    points(judgement).shown(),
                    judgement.decision().reason()));
        }
        int owed = rule.assessors() - each.size();
        if (owed > 0) {
            each.add(Words.say("plan.judgement.open", owed));
        }
        return Words.say("plan.gives", Words.list(each), Words.points(score.points()));
    }

    /** The points of each word, in the order of the scale. */
    static Map<String, Fraction> words(JudgementRule rule, Numbers numbers) {
        Map<String, Fraction> out = new LinkedHashMap<>();
        rule.scale().forEach(word -> out.put(word.id(), numbers.fraction(word.points())));
        return out;
    }
}
