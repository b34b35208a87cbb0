// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import static org.shifan.quality.QualityMessages.refuse;

/** How texts of reports are compared and kept. */
public final class Texts {
    /** What authors of reports write when they know nothing. */
    private static final Set<String> NOTHING =
            Set.of("unknown", "none", "nobrand", "na", "notavailable", "notapplicable", "null", "未知", "无", "不详");

    private Texts() {}

    /** The text without case, blanks, marks and the width of characters; empty for one that only says that nothing is known. */
    public static String key(String text) {
        String key = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        return NOTHING.contains(key) ? "" : key;
    }

    /** The keys of the values of a field that may hold several, in order, without doubles. */
    public static List<String> keys(String values) {
        return Arrays.stream(values.split("[;,/|、；，\\n]"))
                .map(Texts::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The barcodes of a field, as 14 digits whatever their kind: a UPC is an EAN without its zeros. */
    public static List<String> barcodes(String values) {
        return keys(values).stream().map(Texts::barcode).distinct().sorted().toList();
    }

    private static String barcode(String key) {
        String digits = key.replaceAll("[^0-9]", "");
        return digits.length() == 8 || (digits.length() >= 12 && digits.length() <= 14)
                ? "0".repeat(14 - digits.length()) + digits
                : key;
    }

    /** Refuses a text that its column cannot hold, before the database does. */
    public static String within(String name, String text, int limit) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > limit) {
            throw refuse("quality.text.long", name, stripped.length(), limit);
        }
        return stripped;
    }

    /** The beginning of a text whose whole is kept in the raw report. */
    static String beginning(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    }

    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
