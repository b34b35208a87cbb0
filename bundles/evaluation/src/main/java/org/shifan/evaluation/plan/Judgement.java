// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.evaluation.Evaluation.VetoState;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;

/** From results to a verdict: the one that holds for every value a missing fact could take, or none yet. */
final class Judgement {
    private final CriteriaDocument document;
    private final Sheet.Results results;
    private final List<Text> against = new ArrayList<>();
    private final List<Text> open = new ArrayList<>();

    private Judgement(CriteriaDocument document, Sheet.Results results) {
        this.document = document;
        this.results = results;
    }

    /** A verdict and why, most important first. */
    record Decision(Verdict verdict, List<Text> reasons) {}

    static Decision of(CriteriaDocument document, Sheet.Results results) {
        return new Judgement(document, results).decide();
    }

    /** The verdict of these results if the total reached the pass mark so, where nothing broke. */
    static Verdict verdict(CriteriaDocument document, Sheet.Results results, Truth reached) {
        Judgement judgement = new Judgement(document, results);
        return verdict(judgement.veto(), judgement.conditions().and(reached));
    }

    private Decision decide() {
        List<Text> errors = errors();
        if (!errors.isEmpty()) {
            return new Decision(Verdict.ERROR, errors);
        }
        Truth veto = veto();
        if (veto == Truth.YES) {
            return new Decision(Verdict.FAIL_VETO, against);
        }
        Truth passed = passed();
        Verdict verdict = verdict(veto, passed);
        if (verdict == Verdict.INDETERMINATE) {
            List<Text> reasons = new ArrayList<>(open);
            reasons.addAll(against);
            if (passed == Truth.NO) {
                reasons.add(Words.say("plan.no-pass"));
            }
            return new Decision(Verdict.INDETERMINATE, reasons);
        }
        return certain(verdict);
    }

    /** The one verdict that is possible, where nothing broke. */
    static Verdict verdict(Truth veto, Truth passed) {
        if (veto == Truth.YES) {
            return Verdict.FAIL_VETO;
        }
        if (veto == Truth.UNKNOWN || passed == Truth.UNKNOWN) {
            return Verdict.INDETERMINATE;
        }
        return passed == Truth.YES ? Verdict.PASS : Verdict.FAIL;
    }

    private Decision certain(Verdict verdict) {
        List<Text> reasons = new ArrayList<>();
        if (verdict == Verdict.PASS) {
            String key = document.vetoes().isEmpty() ? "plan.pass" : "plan.pass.no-veto";
            reasons.add(Words.say(key, total(), document.pass()));
        }
        reasons.addAll(against);
        if (!results.decided()) {
            reasons.add(Words.say("plan.holds", total(), document.pass()));
        }
        return new Decision(verdict, reasons);
    }

    private List<Text> errors() {
        List<Text> out = new ArrayList<>();
        for (PartResult part : results.all()) {
            part.items().stream()
                    .filter(ItemResult::breaks)
                    .forEach(item -> out.add(Words.say(
                            "plan.error.item",
                            item.plan().item().title(),
                            item.error().orElseThrow())));
        }
        for (VetoResult veto : results.vetoes()) {
            veto.error()
                    .ifPresent(error -> out.add(
                            Words.say("plan.error.veto", veto.plan().veto().title(), error)));
        }
        return out;
    }

    private Truth veto() {
        List<Truth> truths = new ArrayList<>();
        for (VetoResult veto : results.vetoes()) {
            Text title = veto.plan().veto().title();
            String clause = veto.plan().veto().clause();
            if (veto.state() == VetoState.APPLIES) {
                against.add(Words.say("plan.veto.applies", title, clause));
                truths.add(Truth.YES);
            } else if (veto.state() == VetoState.UNKNOWN) {
                open.add(Words.say("plan.veto.open", title, clause));
                truths.add(Truth.UNKNOWN);
            }
        }
        return Truth.any(truths);
    }

    private Truth passed() {
        return weigh(totalReached(), "plan.total", total(), document.pass()).and(conditions());
    }

    /** What has to be met besides the total. */
    private Truth conditions() {
        List<Truth> truths = new ArrayList<>();
        for (PartResult part : results.parts()) {
            BigDecimal minimum = part.part().minimum().orElse(BigDecimal.ZERO);
            Text points = span(part.lowest(), part.highest());
            truths.add(weigh(part.minimumMet(), "plan.minimum", part.part().title(), points, minimum));
            part.part()
                    .limits()
                    .partlyMet()
                    .ifPresent(most -> truths.add(limit(part, "partly", part.partlyMet(document.rounding()), most)));
            part.part()
                    .limits()
                    .notMet()
                    .ifPresent(most -> truths.add(limit(part, "not", part.notMet(document.rounding()), most)));
            for (ItemResult item : part.items()) {
                BigDecimal key = item.plan().item().key().orElse(BigDecimal.ZERO);
                truths.add(weigh(item.met(), "plan.key", item.plan().item().title(), own(item), key));
            }
        }
        return Truth.all(truths);
    }

    private Truth limit(PartResult part, String kind, PartResult.Missed missed, int most) {
        Text title = part.part().title();
        return weigh(missed.atMost(most), "plan.limit." + kind, title, missed.surely(), missed.perhaps(), most);
    }

    private Truth weigh(Truth truth, String key, Object... arguments) {
        switch (truth) {
            case YES -> {}
            case NO -> against.add(Words.say(key + ".missed", arguments));
            case UNKNOWN -> open.add(Words.say(key + ".open", arguments));
        }
        return truth;
    }

    private Truth totalReached() {
        if (results.lowest().compareTo(document.pass()) >= 0) {
            return Truth.YES;
        }
        return results.highest().compareTo(document.pass()) < 0 ? Truth.NO : Truth.UNKNOWN;
    }

    private Text total() {
        return span(results.lowest(), results.highest());
    }

    /** The item's own points, which a key is compared with. */
    private static Text own(ItemResult item) {
        return item.score().map(score -> Words.range(score.points())).orElse(Text.same("-"));
    }

    private static Text span(BigDecimal lowest, BigDecimal highest) {
        return lowest.compareTo(highest) == 0
                ? Text.same(lowest.toPlainString())
                : Words.say("plan.span", lowest, highest);
    }
}
