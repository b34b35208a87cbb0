// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

/**
 * One of the conditions that a verdict hangs on.
 *
 * @param kind what is tested, in words
 * @param have what the subject has; null when that is not a number
 * @param need what it needs; null when that is not a number
 * @param margin by how much it is met or missed, with its sign; null while undecided
 * @param state PASS, FAIL or INDETERMINATE, for style
 * @param word the same for people
 */
public record Hurdle(
        String kind, String title, String clause, String have, String need, String margin, String state, String word) {}
