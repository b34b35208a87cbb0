// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON with one way to write everything, so that equal content has equal bytes: keys sorted by code unit, plain
 * decimals without trailing zeros, text in NFC, no white space.
 */
public final class CanonicalJson {
    private static final int LONGEST_NUMBER = 60;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** Writes maps with string keys, lists, strings, decimals, whole numbers and truths. */
    public static byte[] bytes(Map<String, ?> value) {
        CanonicalJson json = new CanonicalJson();
        json.write(value);
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put((String) key, each));
            String comma = "{";
            for (Map.Entry<String, Object> entry : sorted.entrySet()) {
                out.append(comma);
                string(entry.getKey());
                out.append(':');
                write(entry.getValue());
                comma = ",";
            }
            out.append(sorted.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String comma = "[";
            for (Object each : list) {
                out.append(comma);
                write(each);
                comma = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof BigDecimal number) {
            out.append(decimal(number));
        } else if (value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            string(Normalizer.normalize(text, Normalizer.Form.NFC));
        } else {
            throw new IllegalArgumentException("no canonical form for " + value);
        }
    }

    /** A number of a length that only a broken plug-in gives is not written out. */
    private static String decimal(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Math.abs((long) stripped.scale()) <= LONGEST_NUMBER ? stripped.toPlainString() : stripped.toString();
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
