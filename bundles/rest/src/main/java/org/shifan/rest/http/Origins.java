// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Calls from pages of other origins: none, but for the one origin that the setting names. */
final class Origins {
    private Origins() {}

    /** @throws Refusal 403 when a page of another origin wants to change something */
    static void check(HttpServletRequest request, HttpServletResponse response, String allowed) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return;
        }
        if (!allowed.isEmpty() && origin.equals(allowed)) {
            response.setHeader("Access-Control-Allow-Origin", allowed);
            response.setHeader("Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After");
            return;
        }
        String own = request.getScheme() + "://" + request.getHeader("Host");
        boolean reads = request.getMethod().matches("GET|HEAD|OPTIONS");
        if (!reads && !origin.equals(own)) {
            throw Refusal.of(403, "rest.origin", origin.length() > 100 ? "…" : origin);
        }
    }

    static void preflight(HttpServletRequest request, HttpServletResponse response, String methods) {
        if (response.getHeader("Access-Control-Allow-Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null) {
            response.setHeader("Access-Control-Allow-Methods", methods);
            response.setHeader(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Accept-Language");
            response.setHeader("Access-Control-Max-Age", "600");
        }
    }
}
