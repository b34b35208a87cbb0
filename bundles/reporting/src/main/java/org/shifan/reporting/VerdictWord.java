// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

/**
 * A verdict for people: never by colour alone.
 *
 * @param code the verdict's name, for style and symbol
 */
public record VerdictWord(String code, String word, String meaning) {
    static VerdictWord of(Verdict verdict, Words words) {
        return new VerdictWord(
                verdict.name(), words.say("verdict." + verdict), words.say("verdict." + verdict + ".meaning"));
    }

    /** The verdict that counts, and beside it the computed one where a person has overridden it. */
    static VerdictWord of(Evaluation e, Words words) {
        VerdictWord counts = of(e.decided(), words);
        return e.aftermath().override() == null
                ? counts
                : new VerdictWord(
                        counts.code(),
                        words.say("verdict.overridden", counts.word(), words.say("verdict." + e.verdict())),
                        counts.meaning());
    }
}
