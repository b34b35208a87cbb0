// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.security.SecureRandom;
import java.util.Locale;

import org.shifan.quality.store.Texts;

/** The code by which a complaint is followed: 20 letters and digits, a hundred bits that nobody guesses. */
final class ReceiptCode {
    /** Crockford's base 32: without the letters that are taken for digits. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptCode() {}

    static String fresh() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                out.append('-');
            }
            out.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return out.toString();
    }

    /** What is kept of a code; the same however it is written. A code this long needs no salt. */
    static String digest(String code) {
        String plain = code.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Texts.sha256(plain);
    }
}
