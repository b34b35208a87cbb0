// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

/** What a fact's value is. */
public enum FactType {
    /** An exact decimal in the fact's unit. */
    NUMBER,
    /** Yes or no, as 1 or 0. */
    TRUTH
}
