// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Item;

/**
 * A compiled item.
 *
 * @param notApplicable when it does not apply
 */
record ItemPlan(Item item, Scorer scorer, Optional<Check> notApplicable) {

    /** Whether its weight is spread over the others when it does not apply. */
    boolean spreads() {
        return item.notApplicable().filter(n -> n.then() == Item.Then.SPREAD).isPresent();
    }

    List<Slot> slots() {
        return Stream.concat(scorer.slots().stream(), notApplicable.stream().flatMap(check -> check.slots().stream()))
                .distinct()
                .toList();
    }

    Text formula() {
        return notApplicable
                .map(check -> Words.say(
                        spreads() ? "plan.not-applicable.spread" : "plan.not-applicable.full",
                        scorer.formula(),
                        check.formula()))
                .orElseGet(scorer::formula);
    }
}
