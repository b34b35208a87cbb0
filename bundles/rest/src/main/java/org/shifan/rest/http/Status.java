// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.List;
import java.util.Set;

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

    /** What somebody may not, whoever they are and whatever they say. */
    private static final Set<String> FORBIDDEN = Set.of(
            "identity.refused",
            "identity.refused.nobody",
            "identity.actor.other",
            "identity.operation.unknown",
            "identity.account.own",
            "identity.password.wrong");
    /** Of accounts, what is there already or not there any more. */
    private static final Set<String> THERE =
            Set.of("identity.account.taken", "identity.assignment.there", "identity.assignment.missing");

    private Status() {}

    static int of(ShifanException refused) {
        if (refused instanceof Refusal known) {
            return known.status();
        }
        String code = refused.code();
        if (code.endsWith(".away")) {
            return 503;
        }
        if (code.endsWith(".changed")) {
            return 412;
        }
        if (FORBIDDEN.contains(code) || code.endsWith(".other-bureau")) {
            return 403;
        }
        if (code.startsWith("identity.")) {
            return code.equals("identity.account.unknown") ? 404 : THERE.contains(code) ? 409 : 422;
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
