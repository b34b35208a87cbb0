// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule that was changed by decision: the day of the evaluation picks the one in force. An entry is added, never
 * edited.
 *
 * @param entries by day, the earliest first
 */
public record DatedRule(List<Entry> entries, Place place) implements Rule {
    public DatedRule {
        entries = List.copyOf(entries);
    }

    /**
     * A rule from a day on, until the next one begins.
     *
     * @param to its last day, when it ends before that
     * @param rule empty from the day on which it is repealed
     * @param reference the decision that it stands on
     */
    public record Entry(LocalDate from, Optional<LocalDate> to, Optional<Rule> rule, String reference, Place place) {
        static Entry read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.DATED_RULE);
            boolean repealed = fields.find("repealed", Values::truth).orElse(false);
            if (repealed == fields.has("rule") && node instanceof Node.MapNode) {
                reading.problem(fields.place(), "criteria.dated.rule");
            }
            LocalDate from = fields.get("from", Values::date);
            Optional<LocalDate> to = fields.find("to", Values::date);
            if (to.isPresent()
                    && to.get().isBefore(from)
                    && reading.sound(fields.node("from").place().path())
                    && reading.sound(fields.node("to").place().path())) {
                reading.problem(fields.node("to").place(), "criteria.period.order", from, to.get());
            }
            return new Entry(
                    from, to, fields.find("rule", Rule::read), fields.get("ref", Values::string), node.place());
        }
    }

    /** The entry whose rule is in force on that day; empty before the first, after its last day and after a repeal. */
    public Optional<Entry> on(LocalDate day) {
        return entries.stream()
                .filter(entry -> !entry.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .filter(entry -> entry.rule().isPresent())
                .filter(entry -> entry.to().filter(last -> last.isBefore(day)).isEmpty());
    }

    /** All rules that are ever in force. */
    public Stream<Rule> rules() {
        return entries.stream().flatMap(entry -> entry.rule().stream());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.DATED;
    }

    @Override
    public Stream<Amount> amounts() {
        return rules().flatMap(Rule::amounts);
    }

    @Override
    public Stream<LocalDate> changes() {
        return entries.stream()
                .flatMap(entry -> Stream.of(
                                Stream.of(entry.from()),
                                entry.to().map(last -> last.plusDays(1)).stream(),
                                entry.rule().stream().flatMap(Rule::changes))
                        .flatMap(days -> days));
    }

    @Override
    public Stream<JudgementRule> judgements() {
        return rules().flatMap(Rule::judgements);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.dated(this);
    }

    static DatedRule read(Reading reading, Node node) {
        DatedRule rule = new DatedRule(Values.list(Entry::read).read(reading, node), node.place());
        Entry before = null;
        for (Entry entry : rule.entries()) {
            if (before != null
                    && reading.sound(before.place().path())
                    && reading.sound(entry.place().path())) {
                LocalDate last = before.to().orElse(before.from());
                if (!entry.from().isAfter(last)) {
                    reading.problem(entry.place(), "criteria.dated.order", entry.from(), last);
                }
            }
            before = entry;
        }
        return rule;
    }
}
