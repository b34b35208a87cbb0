// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** How an item's points come from facts; every rule gives from 0 to the item's weight. */
public sealed interface Rule
        permits BandsRule,
                LinearRule,
                ThresholdRule,
                YesNoRule,
                RatioRule,
                GrowthRule,
                WindowRule,
                ZeroEventsRule,
                DeductionRule,
                ChecklistRule,
                GradedRule,
                BestOfRule,
                AnyOfRule,
                AllOfRule,
                RankRule,
                JudgementRule,
                EvidenceRule,
                DatedRule,
                CustomRule {
    Place place();

    RuleKind kind();

    /** Every number in it, so that parameters can be followed. */
    Stream<Amount> amounts();

    /** The days on which another rule begins to be in force. */
    default Stream<LocalDate> changes() {
        return Stream.empty();
    }

    /** The judgements in it. */
    default Stream<JudgementRule> judgements() {
        return Stream.empty();
    }

    <T> T accept(Visitor<T> visitor);

    /** One case for each kind of rule; the compiler names the one that is forgotten. */
    interface Visitor<T> {
        T bands(BandsRule rule);

        T linear(LinearRule rule);

        T threshold(ThresholdRule rule);

        T yesNo(YesNoRule rule);

        T ratio(RatioRule rule);

        T growth(GrowthRule rule);

        T window(WindowRule rule);

        T zeroEvents(ZeroEventsRule rule);

        T deduction(DeductionRule rule);

        T checklist(ChecklistRule rule);

        T graded(GradedRule rule);

        T bestOf(BestOfRule rule);

        T anyOf(AnyOfRule rule);

        T allOf(AllOfRule rule);

        T rank(RankRule rule);

        T judgement(JudgementRule rule);

        T evidence(EvidenceRule rule);

        T dated(DatedRule rule);

        T custom(CustomRule rule);
    }

    static Rule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.RULE);
        Optional<String> code = fields.oneOf(RuleKind.codes());
        RuleKind kind = Stream.of(RuleKind.values())
                .filter(k -> code.isPresent() && k.code().equals(code.get()))
                .findFirst()
                .orElse(RuleKind.BEST_OF);
        Node body = fields.node(kind.code());
        return switch (kind) {
            case BANDS -> BandsRule.read(reading, body);
            case LINEAR -> LinearRule.read(reading, body);
            case THRESHOLD -> ThresholdRule.read(reading, body);
            case YES_NO -> YesNoRule.read(reading, body);
            case RATIO -> RatioRule.read(reading, body);
            case GROWTH -> GrowthRule.read(reading, body);
            case WINDOW -> WindowRule.read(reading, body);
            case ZERO_EVENTS -> ZeroEventsRule.read(reading, body);
            case DEDUCTION -> DeductionRule.read(reading, body);
            case CHECKLIST -> ChecklistRule.read(reading, body);
            case GRADED -> GradedRule.read(reading, body);
            case BEST_OF -> BestOfRule.read(reading, body);
            case ANY_OF -> AnyOfRule.read(reading, body);
            case ALL_OF -> AllOfRule.read(reading, body);
            case RANK -> RankRule.read(reading, body);
            case JUDGEMENT -> JudgementRule.read(reading, body);
            case EVIDENCE -> EvidenceRule.read(reading, body);
            case DATED -> DatedRule.read(reading, body);
            case CUSTOM -> CustomRule.read(reading, body);
        };
    }
}
