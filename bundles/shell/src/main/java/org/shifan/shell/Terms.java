// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/** The words for codes; an open code without a word stands for itself. */
final class Terms {

    private Terms() {}

    static Text of(Enum<?> value) {
        return word(value.getDeclaringClass().getSimpleName() + "." + value.name(), value.name());
    }

    /** The verdict that counts, and beside it the computed one where a person has overridden it. */
    static Text verdict(Verdict computed, Verdict overridden) {
        return overridden == null
                ? of(computed)
                : ShellMessages.M
                        .message("verdict.overridden", of(overridden), of(computed))
                        .text();
    }

    static Text verdict(Evaluation e) {
        return verdict(e.verdict(), e.aftermath().override() == null ? null : e.decided());
    }

    static Text of(Level level) {
        return word("Level." + level, level.code());
    }

    static Text of(Grant.Kind kind) {
        return word("Grant." + kind, kind.code());
    }

    static Text truth(boolean value) {
        return ShellMessages.M.text(value ? "word.yes" : "word.no");
    }

    private static Text word(String key, String code) {
        return ShellMessages.M.has(key) ? ShellMessages.M.text(key) : Text.same(code);
    }
}
