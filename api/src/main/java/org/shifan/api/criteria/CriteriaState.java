// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

/** Where a set stands, and what an administrator does about it. */
public enum CriteriaState {
    /** Read, and waits for a fact or a function that the document names; it is checked again when one comes. */
    WAITING,
    /** Refused; the problems name file, line and reason. Whatever was in force stays so. */
    REFUSED,
    /** Accepted and compiled, but not in force today: another set wins, or its period has not begun or is over. */
    STAGED,
    /** In force today. */
    ACTIVE,
    /** Accepted earlier; serves on while its bundle is being replaced or its successor was refused. */
    HELD,
    /** Its bundle was stopped or removed: new evaluations are refused, old results stay. */
    RETIRED
}
