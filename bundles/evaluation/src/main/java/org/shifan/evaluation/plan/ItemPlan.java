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
 */
record ItemPlan(
        Item item,
        Scorer scorer,
        Optional<Check> notApplicable,
        Text formula,
        List<Slot> slots,
        Provenance provenance) {

    static ItemPlan of(Item item, Scorer scorer, Optional<Check> notApplicable, Provenance provenance) {
        Stream<Slot> slots =
                Stream.concat(scorer.slots().stream(), notApplicable.stream().flatMap(check -> check.slots().stream()));
        return new ItemPlan(
                item,
                scorer,
                notApplicable,
                formula(item, scorer, notApplicable),
                slots.distinct().toList(),
                provenance);
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
