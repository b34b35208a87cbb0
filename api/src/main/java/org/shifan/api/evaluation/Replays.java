// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Subject;
import org.shifan.api.text.Message;

/**
 * Makes archived results once more, from the archived facts by the archived criteria and the archived code, whatever is
 * installed now, and compares; Shifan implements it.
 */
@ProviderType
public interface Replays {
    /** @throws org.shifan.api.text.ShifanException {@code evaluation.unknown} */
    Replay replay(long evaluation);

    /**
     * Replays many, the oldest first. Whoever interrupts the thread ends it.
     *
     * @param progress told after each; may be null
     */
    Report replay(Selection selection, EvaluationProgress progress);

    /**
     * Which results.
     *
     * @param set only those of this set; null for all
     * @param version only those of this version of it; null for all
     * @param since only those whose day is this one or later; null for all
     */
    record Selection(String set, String version, LocalDate since) {}

    /** What came of a replay. */
    enum Outcome {
        /** The same bytes. */
        EQUAL,
        /** Everything that was archived comes out the same; today's engine tells more, or writes it otherwise. */
        EQUAL_IN_CONTENT,
        DIFFERENT,
        /** Something that is needed for it is not there. */
        IMPOSSIBLE
    }

    /**
     * One result.
     *
     * @param engineThen the engine that made it
     * @param engineNow the engine that made it again
     * @param told the first difference, or why it cannot be replayed; of one that holds, by which rule of then, and
     *     null when it is by those of today
     */
    record Replay(
            long evaluation,
            Subject subject,
            String criteriaId,
            String criteriaVersion,
            String engineThen,
            String engineNow,
            Outcome outcome,
            Message told) {

        /** Whether what was decided can still be proved. */
        public boolean holds() {
            return outcome == Outcome.EQUAL || outcome == Outcome.EQUAL_IN_CONTENT;
        }

        /** Whether it holds by a rule of the engine of then, which {@code told} names, and not by those of today. */
        public boolean isByRuleOfThen() {
            return holds() && told != null;
        }
    }

    /**
     * Many results.
     *
     * @param counts how many came to each outcome; one that none came to is there with 0
     * @param broken those that do not hold
     * @param byRulesOfThen those that hold by a rule of the engine of then; they are among the equal ones of {@code counts}
     */
    record Report(Map<Outcome, Integer> counts, List<Replay> broken, List<Replay> byRulesOfThen) {
        public Report {
            counts = Map.copyOf(counts);
            broken = List.copyOf(broken);
            byRulesOfThen = List.copyOf(byRulesOfThen);
        }
    }
}
