// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;
import org.shifan.rest.security.Gatekeeper;
import org.shifan.rest.store.RestStore;
import org.shifan.rest.store.Token;

/** Who one is, and one's tokens. */
public final class AccountResources implements Resources {
    private static final String TAG = "account";
    private static final Param<Long> NUMBER = Param.number("token");
    private static final int LONGEST_REASON = 500;

    private final Services services;
    private final Gatekeeper gatekeeper;
    private final Clock clock;

    public AccountResources(Services services, Gatekeeper gatekeeper, Clock clock) {
        this.services = services;
        this.gatekeeper = gatekeeper;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param roles what the account is at this moment, such as {@code bureau-officer@bureau:jiangsu}
     * @param token the number of the token by which they came; null for a password
     */
    public record Me(String account, Set<String> roles, Long token) {}

    /**
     * A token as it is listed.
     *
     * @param standing {@code VALID}, {@code EXPIRED} or {@code REVOKED}
     */
    public record TokenView(
            long id,
            String account,
            String label,
            Instant issued,
            Instant expires,
            Instant revoked,
            String revokedBy,
            Standing standing) {
        /** Whether it opens anything. */
        public enum Standing {
            VALID,
            EXPIRED,
            REVOKED
        }

        static TokenView of(Token token, Instant now) {
            Standing standing =
                    token.revoked() != null ? Standing.REVOKED : token.valid(now) ? Standing.VALID : Standing.EXPIRED;
            return new TokenView(
                    token.id(),
                    token.account(),
                    token.label(),
                    token.issued(),
                    token.expires(),
                    token.revoked(),
                    token.revokedBy(),
                    standing);
        }
    }

    /**
     * A token that is wanted.
     *
     * @param days for which it is good, 1 to 366
     */
    public record TokenOrder(String label, Integer days) {}

    /**
     * A new token.
     *
     * @param token to be sent as {@code Authorization: Bearer TOKEN}; shown this once
     */
    public record NewToken(String token, TokenView listed) {}

    /** Why a token is revoked. */
    public record Revocation(@MayBeMissing String reason) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/me", "me", TAG).gives(Me.class).by(this::me),
                Route.get("/api/v1/tokens", "tokens", TAG)
                        .givesPage(TokenView.class)
                        .by(call -> Page.of(
                                services.need(RestStore.class)
                                        .tokens(
                                                services.permit("token.manage")
                                                        ? null
                                                        : call.caller().account()),
                                token -> TokenView.of(token, clock.instant()),
                                call)),
                Route.post("/api/v1/tokens", "tokenIssue", TAG)
                        .access(Route.Access.LOGGED_IN)
                        .takes(TokenOrder.class)
                        .gives(NewToken.class)
                        .secret()
                        .by(this::issue),
                Route.post("/api/v1/tokens/{token}/revocation", "tokenRevoke", TAG)
                        .access(Route.Access.LOGGED_IN)
                        .with(NUMBER)
                        .takes(Revocation.class)
                        .gives(TokenView.class)
                        .by(this::revoke));
    }

    private Answer me(Call call) {
        Set<String> roles = services.find(Identities.class)
                .map(identities -> identities.who().assignments().stream().map(Assignment::toString))
                .orElseGet(() -> call.caller().roles().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return Answer.ok(new Me(
                call.caller().account(),
                roles,
                call.caller().token() == 0 ? null : call.caller().token()));
    }

    private Answer issue(Call call) {
        TokenOrder order = call.body(TokenOrder.class);
        Gatekeeper.Issued issued = gatekeeper.issue(call.caller(), order.label(), order.days());
        return Answer.json(201, new NewToken(issued.token(), TokenView.of(issued.kept(), clock.instant())));
    }

    private Answer revoke(Call call) {
        String reason = call.body(Revocation.class).reason();
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Refusal.of(422, "rest.reason.long", LONGEST_REASON);
        }
        return Answer.json(
                201,
                TokenView.of(
                        services.need(RestStore.class)
                                .revoke(
                                        call.get(NUMBER),
                                        services.permit("token.manage")
                                                ? null
                                                : call.caller().account(),
                                        call.caller().account(),
                                        reason == null ? "" : reason),
                        clock.instant()));
    }
}
