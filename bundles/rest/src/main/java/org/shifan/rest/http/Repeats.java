// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.servlet.http.HttpServletRequest;

import org.shifan.api.identity.Identities;
import org.shifan.api.text.ShifanException;

/**
 * Requests under an Idempotency-Key: whoever sends the same one again, for they never saw the answer, gets the answer of then
 * and changes nothing.
 */
final class Repeats {
    private static final String HEADER = "Idempotency-Key";

    private final Services services;

    Repeats(Services services) {
        this.services = services;
    }

    /** Does the work. */
    @FunctionalInterface
    interface Work {
        Answer work() throws IOException;
    }

    /** Sends an answer. */
    @FunctionalInterface
    interface Sending {
        void send() throws IOException;
    }

    /** What came of a request, not yet sent. */
    record Done(int status, Sending answer) {}

    Done once(HttpServletRequest request, Route route, Intake.Read read, Reply reply, Work work) throws IOException {
        String key = request.getHeader(HEADER);
        if (key == null) {
            Answer answer = work.work();
            return new Done(answer.status(), () -> reply.send(answer));
        }
        if (route.isSecret() || !key.matches("[!-~]{1,100}")) {
            throw Refusal.of(400, route.isSecret() ? "rest.key.secret" : "rest.key.form", HEADER);
        }
        Journal journal = services.need(Journal.class);
        String account = read.call().caller().account();
        String digest =
                Etag.digest(request.getMethod() + "\n" + request.getRequestURI() + "\n" + request.getQueryString()
                        + "\n" + read.digest() + "\n" + rights(read.call().caller()));
        Optional<Journal.Kept> before = journal.begin(account, key, digest);
        if (before.isPresent()) {
            return again(before.get(), digest, reply);
        }
        boolean changed = false;
        try {
            Answer answer = work.work();
            changed = true;
            String body = answer.json() == null ? "" : new String(Json.write(answer.json()), StandardCharsets.UTF_8);
            journal.end(
                    account,
                    key,
                    new Journal.Kept(digest, answer.status(), answer.headers().getOrDefault("Location", ""), body));
            return new Done(answer.status(), () -> reply.send(answer));
        } catch (ShifanException e) {
            // Refused: the key is free for the request that is right.
            if (!changed) {
                journal.forget(account, key);
            }
            throw e;
        }
    }

    /** What the caller is now: an answer is not repeated to somebody who has lost the right to it. */
    private String rights(Caller caller) {
        if (caller.subject() == null) {
            return "";
        }
        return services.find(Identities.class)
                .map(identities -> identities.of(caller.subject()).assignments().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    private static Done again(Journal.Kept before, String digest, Reply reply) {
        if (!before.requestDigest().equals(digest)) {
            throw Refusal.of(422, "rest.key.other", HEADER);
        }
        if (before.open()) {
            throw Refusal.of(409, "rest.key.open", HEADER).with("Retry-After", "5");
        }
        return new Done(before.status(), () -> reply.again(before.status(), before.headers(), before.body()));
    }
}
