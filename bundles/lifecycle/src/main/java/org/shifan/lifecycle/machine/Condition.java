// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a step can ask for besides papers and steps of the authority's own. */
public enum Condition {
    /** The official evaluation that the case goes by is named. */
    EVALUATION_NAMED,
    /** It is named, and its verdict is PASS. */
    EVALUATION_PASSED,
    /** The zone meets §四 by its last official evaluation under the national set. */
    CONDITIONS_MET,
    /** Enough assessors, and all of them have signed that it passes. */
    PANEL_PASSED,
    /** The rules of the case ask for a public notice. */
    NOTICE_ASKED,
    /** They ask for none, or it is over and every objection is answered, none upheld. */
    NOTICE_OVER,
    /** The step names the number of its announcement. */
    ANNOUNCEMENT,
    /** The term of the state has run out. */
    TERM_OVER,
    /** The step names the day until which the term of the state is extended. */
    UNTIL_NAMED;

    /** Its name in the description of a procedure. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Condition> of(String code) {
        return Stream.of(values()).filter(c -> c.code().equals(code)).findFirst();
    }
}
