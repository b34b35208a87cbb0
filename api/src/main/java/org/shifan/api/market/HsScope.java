// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import org.shifan.api.code.HsCode;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * Goods by the first digits of the Harmonised System: a chapter (2 digits), heading (4), subheading (6) or national line (8, 10).
 *
 * @param digits the digits
 */
public record HsScope(String digits) implements Comparable<HsScope> {
    private static final Messages M = Messages.of(HsScope.class);

    /** @throws ShifanException {@code market.hs.form} */
    public HsScope {
        digits = digits == null ? "" : digits.replaceAll("[. ]", "");
        boolean form = digits.matches("(?:[0-9]{2}){1,5}");
        int chapter = form ? Integer.parseInt(digits.substring(0, 2)) : 0;
        if (chapter < 1 || chapter > 97 || chapter == 77) {
            throw new ShifanException(M.message("market.hs.form", digits));
        }
    }

    /** Reads it; dots and blanks between the digits are ignored. */
    public static HsScope of(String text) {
        return new HsScope(text);
    }

    /** Whether goods of the code may be meant: one of the two lies within the other. */
    public boolean touches(HsCode code) {
        return code.value().startsWith(digits) || digits.startsWith(code.value());
    }

    /** Whether they lie within these, or these within them. */
    public boolean touches(HsScope other) {
        return other.digits.startsWith(digits) || digits.startsWith(other.digits);
    }

    @Override
    public int compareTo(HsScope other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
