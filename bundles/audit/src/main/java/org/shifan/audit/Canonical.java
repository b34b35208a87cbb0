// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/**
 * The one way in which an entry is written: JSON without blanks, its fields in this order, escapes only where JSON demands
 * them. The hash is over these characters in UTF-8. Nothing of it may ever change, or every chain breaks.
 */
final class Canonical {
    private Canonical() {}

    /** All that the hash covers. */
    static String entry(Row row) {
        return "{\"number\":" + row.number() + ",\"previous\":" + text(row.previous()) + ",\"taken\":"
                + text(Instant.ofEpochMilli(row.taken()).toString()) + "," + change(row) + "}";
    }

    /** What the source has a say in. */
    static String change(Row row) {
        StringBuilder out = new StringBuilder(400);
        out.append("\"source\":").append(text(row.source()));
        out.append(",\"position\":").append(text(row.position()));
        out.append(",\"at\":")
                .append(text(
                        row.at() == null ? "" : Instant.ofEpochMilli(row.at()).toString()));
        out.append(",\"account\":").append(text(row.account()));
        out.append(",\"name\":").append(text(row.name()));
        out.append(",\"from\":").append(text(row.origin()));
        out.append(",\"subject\":").append(text(row.subject()));
        out.append(",\"action\":").append(text(row.action()));
        out.append(",\"before\":").append(row.before());
        out.append(",\"after\":").append(row.after());
        return out.append(",\"reason\":").append(text(row.reason())).toString();
    }

    static String object(SortedMap<String, String> values) {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, String> value : values.entrySet()) {
            out.append(out.length() == 1 ? "" : ",")
                    .append(text(value.getKey()))
                    .append(':')
                    .append(text(value.getValue()));
        }
        return out.append('}').toString();
    }

    private static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
