// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The code by which somebody without an account follows what they handed in (R6, R16): 20 letters and digits, a hundred bits that nobody
 * guesses. Only its digest is kept.
 */
public final class ReceiptCode {
    /** Crockford's base 32: without the letters that are taken for digits. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptCode() {}

    /** A new one, in groups of five. */
    public static String fresh() {
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
    public static String digest(String code) {
        String plain = code.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
