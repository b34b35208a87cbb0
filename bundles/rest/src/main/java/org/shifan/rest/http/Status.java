// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.List;

import org.shifan.api.text.ShifanException;

/** The status of HTTP that a refusal of the domain has. Its code says what it is; a new one is a 422 at worst. */
final class Status {
    /** Ends of codes by which somebody else, or another step, was there first. */
    private static final List<String> CONFLICTS = List.of(
            ".state",
            ".same-person",
            ".second",
            ".running",
            ".overlap",
            ".ended",
            ".known",
            ".closed",
            ".pending",
            ".same",
            ".none",
            ".missing",
            ".not-submitted",
            ".conflict");

    private Status() {}

    static int of(ShifanException refused) {
        if (refused instanceof Refusal known) {
            return known.status();
        }
        String code = refused.code();
        if (code.endsWith(".changed")) {
            return 412;
        }
        if (code.startsWith("identity.") || code.endsWith(".other-bureau")) {
            return 403;
        }
        if (code.endsWith(".unknown")) {
            return 404;
        }
        if (code.startsWith("code.")) {
            return 422;
        }
        return CONFLICTS.stream().anyMatch(code::endsWith) ? 409 : 422;
    }
}
