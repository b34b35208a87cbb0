// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import javax.servlet.http.HttpServletRequest;

/** Paths and addresses of requests. */
final class Paths {
    private static final int LONGEST = 500;

    private Paths() {}

    /**
     * The path as it was sent, when it is one that this server could have given.
     *
     * @throws Refusal 404 for points, double strokes, parameters of paths, hidden strokes, control characters
     */
    static String checked(HttpServletRequest request) {
        String raw = request.getRequestURI();
        if (raw.length() > LONGEST
                || raw.contains("//")
                || raw.contains("/.")
                || raw.contains(";")
                || raw.contains("\\")
                || (raw.indexOf('%') >= 0 && hides(raw.toLowerCase(Locale.ROOT)))) {
            throw Refusal.of(404, "rest.path", raw.length() > 100 ? raw.substring(0, 100) + "…" : raw);
        }
        return raw;
    }

    private static boolean hides(String lower) {
        return lower.contains("%2f")
                || lower.contains("%5c")
                || lower.contains("%2e")
                || lower.matches(".*%[01][0-9a-f].*");
    }

    /** A value of the path or query as people write it. */
    static String decoded(String value, boolean ofPath) {
        try {
            return URLDecoder.decode(ofPath ? value.replace("+", "%2B") : value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "rest.encoding", value.length() > 100 ? "…" : value);
        }
    }

    static boolean loopback(String address) {
        if (address.equals("127.0.0.1")) {
            return true;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
