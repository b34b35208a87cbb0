// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

/** Yes, no, or not decided as long as a fact is missing. */
enum Truth {
    YES("✓"),
    NO("✗"),
    UNKNOWN("?");

    private final String mark;

    Truth(String mark) {
        this.mark = mark;
    }

    /** How a trace shows it. */
    String mark() {
        return mark;
    }

    static Truth of(boolean value) {
        return value ? YES : NO;
    }

    Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : this;
    }

    Truth or(Truth other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO ? other : this;
    }

    /** Whether at least one is a yes. */
    static Truth any(List<Truth> truths) {
        if (truths.contains(YES)) {
            return YES;
        }
        return truths.contains(UNKNOWN) ? UNKNOWN : NO;
    }

    /** Whether all are a yes. */
    static Truth all(List<Truth> truths) {
        if (truths.contains(NO)) {
            return NO;
        }
        return truths.contains(UNKNOWN) ? UNKNOWN : YES;
    }
}
