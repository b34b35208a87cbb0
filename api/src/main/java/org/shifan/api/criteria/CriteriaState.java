// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

/** Where a set stands, and what an administrator does about it. */
public enum CriteriaState {
    /** Read, and waits for a fact or a function that the document names; it is checked again when one comes. */
    WAITING,
    /** Refused; the problems name file, line and reason. Whatever was in force stays so. */
    REFUSED,
    /** Accepted, compiled, its golden cases hold; it waits for a person to submit it, or for another to approve it. */
    CHECKED,
    /** Evaluated beside the set in force, with results that are kept apart; it still waits to be approved. */
    SHADOW,
    /** Approved, but not in force today: its day has not come, another set wins, or its period has not begun or is over. */
    STAGED,
    /** Its day came, but it does something else than was shown when it was approved; it has to be approved anew. */
    HALTED,
    /** In force today. */
    ACTIVE,
    /** Accepted earlier; serves on while its bundle is being replaced or its successor was refused. */
    HELD,
    /** Its bundle was stopped or removed, or it was rolled back: no new evaluation uses it, old results stay. */
    RETIRED
}
