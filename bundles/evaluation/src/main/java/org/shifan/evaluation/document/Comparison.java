// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

/** On which side of a bound a value has to be, and whether the bound itself belongs to it. */
public enum Comparison {
    AT_LEAST("at-least"),
    AT_MOST("at-most"),
    ABOVE("above"),
    BELOW("below");

    private final String code;

    Comparison(String code) {
        this.code = code;
    }

    /** Its key in a document. */
    public String code() {
        return code;
    }

    /** Whether a value that compares so to the bound is on the right side. */
    public boolean holds(int compared) {
        return switch (this) {
            case AT_LEAST -> compared >= 0;
            case AT_MOST -> compared <= 0;
            case ABOVE -> compared > 0;
            case BELOW -> compared < 0;
        };
    }
}
