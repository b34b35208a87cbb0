// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells by its content whether something is what it was. */
final class Etag {
    /** What is packed has other bytes, and so another tag. */
    private static final String PACKED = "-gzip";

    private Etag() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content), 0, 16);
    }

    static String header(String tag, boolean packed) {
        return "\"" + tag + (packed ? PACKED : "") + "\"";
    }

    /**
     * Whether the header of a condition names the tag.
     *
     * @param weak whether a weak tag counts, as for If-None-Match
     */
    static boolean names(String header, String tag, boolean weak) {
        if (header.strip().equals("*")) {
            return true;
        }
        for (String each : header.split(",")) {
            String one = each.strip();
            if (one.startsWith("W/")) {
                if (!weak) {
                    continue;
                }
                one = one.substring(2);
            }
            if (one.equals(header(tag, false)) || one.equals(header(tag, true))) {
                return true;
            }
        }
        return false;
    }
}
