// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

/** How a line of reference data is known; what is not stated or found is named in every answer that rests on it. */
public enum Evidence {
    /** Stated in the policy document. */
    STATED("S", true),
    /** Found in a public document. */
    FOUND("E", true),
    /** Inferred from what is stated or found. */
    INFERRED("I", false),
    /** A sister scheme's rule. */
    ANALOGUE("A", false),
    /** From memory, nobody has checked it. */
    RECOLLECTION("R", false),
    /** Made up to show how it works. */
    DEMONSTRATION("D", false);

    private final String code;
    private final boolean firm;

    Evidence(String code, boolean firm) {
        this.code = code;
        this.firm = firm;
    }

    /** The letter in the column {@code grade}. */
    public String code() {
        return code;
    }

    /** Whether an answer may rest on it without a remark. */
    public boolean firm() {
        return firm;
    }
}
