// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.criteria.Provenance;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Item;

/**
 * A compiled item.
 *
 * @param notApplicable when it does not apply
 * @param formula its rule in words
 * @param slots the facts that it reads, each once
 * @param provenance which set wrote it, and the open terms that it reads as they are in its span of time
 * @param decides whether its error is one of the whole: without weight it decides nothing, unless it is a key item
 */
record ItemPlan(
        Item item,
        Scorer scorer,
        Optional<Check> notApplicable,
        Text formula,
        List<Slot> slots,
        Provenance provenance,
        boolean decides) {

    static ItemPlan of(Item item, Scorer scorer, Optional<Check> notApplicable, Provenance provenance) {
        Stream<Slot> slots =
                Stream.concat(scorer.slots().stream(), notApplicable.stream().flatMap(check -> check.slots().stream()));
        return new ItemPlan(
                item,
                scorer,
                notApplicable,
                formula(item, scorer, notApplicable),
                slots.distinct().toList(),
                provenance,
                item.weight().signum() > 0 || item.key().isPresent());
    }

    /** By the rule of engines of then, under which every item decided. */
    ItemPlan deciding() {
        return new ItemPlan(item, scorer, notApplicable, formula, slots, provenance, true);
    }

    /** Whether its weight is spread over the others when it does not apply. */
    boolean spreads() {
        return item.spreads();
    }

    private static Text formula(Item item, Scorer scorer, Optional<Check> notApplicable) {
        return notApplicable
                .map(check -> Words.say(
                        "plan.not-applicable."
                                + item.notApplicable().orElseThrow().then().code(),
                        scorer.formula(),
                        check.formula()))
                .orElseGet(scorer::formula);
    }
}
