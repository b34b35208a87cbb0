// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

/**
 * The outcome of an evaluation. Unknown is not no, and broken is not no.
 *
 * <p>Machine: only {@link #PASS} opens what depends on passing. Officer: {@link #INDETERMINATE} asks for the
 * facts that the result names, {@link #ERROR} for the administrator.
 */
public enum Verdict {
    /** The total reaches the pass mark, every key item is met, no veto applies. */
    PASS,
    /** The total misses the pass mark, or a key item is not met. */
    FAIL,
    /** A veto item applies; the total is shown beside it. */
    FAIL_VETO,
    /** A fact is missing and its possible values lead to different verdicts. */
    INDETERMINATE,
    /** A plug-in of the set broke; nothing can be said. */
    ERROR
}
