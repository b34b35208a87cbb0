// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Text;

/** The best of several rules. */
record BestScorer(List<Scorer> scorers) implements Scorer {
    BestScorer {
        scorers = List.copyOf(scorers);
    }

    @Override
    public Score score(Inputs inputs) throws Broken {
        List<Score> parts = new ArrayList<>(scorers.size());
        for (Scorer scorer : scorers) {
            parts.add(scorer.score(inputs));
        }
        Range best = parts.stream().map(Score::points).reduce(Range::larger).orElseThrow();
        List<Slot> unusable = best.known()
                ? List.of()
                : parts.stream()
                        .flatMap(part -> part.unusable().stream())
                        .distinct()
                        .toList();
        List<Lack> lacks = best.known()
                ? List.of()
                : parts.stream()
                        .flatMap(part -> part.lacks().stream())
                        .distinct()
                        .toList();
        return new Score(best, unusable, lacks, parts, Optional.empty());
    }

    @Override
    public List<Slot> slots() {
        return scorers.stream()
                .flatMap(scorer -> scorer.slots().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<Evaluation.Input> further(Inputs inputs) {
        return scorers.stream()
                .flatMap(scorer -> scorer.further(inputs).stream())
                .distinct()
                .toList();
    }

    @Override
    public Text formula() {
        return Words.say(
                "plan.best",
                Words.join(" | ", scorers.stream().map(Scorer::formula).toList()));
    }

    @Override
    public Text computation(Inputs inputs, Score score) throws Broken {
        List<Text> each = new ArrayList<>();
        for (int i = 0; i < scorers.size(); i++) {
            each.add(scorers.get(i).computation(inputs, score.parts().get(i)));
        }
        return Words.say("plan.best.found", Words.join(" | ", each), Words.points(score.points()));
    }
}
