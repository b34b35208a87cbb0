// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;

/**
 * What a rule gives one subject, as data; the words are made of it afterwards.
 *
 * @param points from 0 to the item's weight; a range while it is undecided
 * @param unusable facts that are known but cannot be used, which leaves the rule undecided
 * @param lacks what else leaves the rule undecided
 * @param parts the scores of the rules that it is composed of
 * @param note what a scoring function said
 */
record Score(Range points, List<Slot> unusable, List<Lack> lacks, List<Score> parts, Optional<Text> note) {
    static Score of(Range points) {
        return new Score(points, List.of(), List.of(), List.of(), Optional.empty());
    }

    static Score undecided(Range points, Optional<Slot> unusable) {
        return new Score(points, unusable.stream().toList(), List.of(), List.of(), Optional.empty());
    }

    static Score lacking(Range points, List<Lack> lacks) {
        return new Score(points, List.of(), lacks, List.of(), Optional.empty());
    }

    static Score noted(Range points, Text note) {
        return new Score(points, List.of(), List.of(), List.of(), Optional.of(note));
    }
}
