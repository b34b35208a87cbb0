// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Permissions;
import org.shifan.rest.http.Limits;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.security.Gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.basic;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** Who is let in, and what those outside learn and change: nothing. */
public class SecurityTest {
    private static final String ORDER = "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014}";
    private static final String TOKEN = "{\"label\":\"nightly\",\"days\":30}";

    private ApiServer api = new ApiServer(new Province().services(), Limits.INITIAL);

    @After
    public void stop() {
        api.close();
    }

    private void with(Limits limits) {
        api.close();
        api = new ApiServer(new Province().services(), limits);
    }

    @Test
    public void nobodyIsLetInWithoutALoginAndToldHowToLogIn() {
        for (String as : new String[] {null, basic("li", "wrong"), basic("nobody", "x"), "Basic %%%", "Digest x"}) {
            HttpResponse<String> refused = api.send("GET", "/api/v1/zones", as, null);
            assertThat(refused.statusCode()).as(String.valueOf(as)).isEqualTo(401);
            assertThat(header(refused, "WWW-Authenticate")).startsWith("Basic realm=\"shifan\"");
            assertThat(refused.body()).doesNotContain("320583");
        }
        assertThat(json(api.get("/api/v1/me")).get("account").asText()).isEqualTo("li");
    }

    @Test
    public void tenWrongPasswordsAreEnoughForAMinute() {
        for (int i = 0; i < 10; i++) {
            assertThat(api.send("GET", "/api/v1/me", basic("li", "guess" + i), null)
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> refused = api.get("/api/v1/me");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 60);
    }

    @Test
    public void passwordsAndTokensAreNotTakenOverPlainHttpFromElsewhere() {
        Gatekeeper strict = new Gatekeeper(api.services, ApiServer.realm(), false, ApiServer.CLOCK);
        assertThatThrownBy(() -> strict.caller(LI, "10.1.2.3", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TLS only");
        assertThat(strict.caller(LI, "10.1.2.3", true).account()).isEqualTo("li");
        Gatekeeper behindProxy = new Gatekeeper(api.services, ApiServer.realm(), true, ApiServer.CLOCK);
        assertThat(behindProxy.caller(LI, "10.1.2.3", false).account()).isEqualTo("li");
    }

    @Test
    public void aTokenOpensWhatItsAccountMayUntilItIsRevoked() {
        JsonNode issued = json(api.post("/api/v1/tokens", LI, TOKEN));
        String bearer = "Bearer " + issued.get("token").asText();
        JsonNode me = json(api.send("GET", "/api/v1/me", bearer, null));
        assertThat(me.get("account").asText()).isEqualTo("li");
        assertThat(me.get("roles").toString()).isEqualTo("[\"auditor\",\"public\"]");
        assertThat(api.post("/api/v1/evaluations", bearer, ORDER).statusCode()).isEqualTo(403);

        long id = issued.at("/listed/id").asLong();
        String path = "/api/v1/tokens/" + id + "/revocation";
        assertThat(api.post(path, LI, "{\"reason\":\"lost\"}").statusCode()).isEqualTo(201);
        HttpResponse<String> refused = api.send("GET", "/api/v1/me", bearer, null);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "WWW-Authenticate")).contains("invalid_token");
        assertThat(api.post(path, LI, "{}").statusCode()).as("revoked twice").isEqualTo(409);
        assertThat(json(api.get("/api/v1/tokens")).at("/items/0/standing").asText())
                .isEqualTo("REVOKED");
    }

    @Test
    public void onlyTheDigestOfATokenIsKept() {
        String token = json(api.post("/api/v1/tokens", LI, TOKEN)).get("token").asText();
        assertThat(token).startsWith("shf_").hasSizeGreaterThan(45);
        List<String> rows = api.tables.rows("SELECT ACCOUNT, DIGEST, PRINCIPALS, LABEL FROM RST_TOKEN");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)).doesNotContain(token.substring(4)).contains("li|");
        assertThat(api.get("/api/v1/tokens").body()).doesNotContain(token.substring(4));
    }

    @Test
    public void forgedAndExpiredTokensOpenNothingAndLookTheSame() {
        String token = json(api.post("/api/v1/tokens", LI, TOKEN)).get("token").asText();
        char last = token.charAt(token.length() - 1);
        String forged = token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A');
        Clock later = Clock.fixed(Instant.now(ApiServer.CLOCK).plus(Duration.ofDays(30)), ZoneId.of("UTC"));
        Gatekeeper nextMonth = new Gatekeeper(api.services, ApiServer.realm(), false, later);
        assertThatThrownBy(() -> nextMonth.caller("Bearer " + token, "127.0.0.1", true))
                .hasMessageContaining("unknown, expired or revoked");
        for (String each : List.of(forged, "shf_", "x", "shf_' or 1=1", "shf_" + "A".repeat(3000))) {
            HttpResponse<String> refused = api.send("GET", "/api/v1/me", "Bearer " + each, null);
            assertThat(refused.statusCode()).as(each).isEqualTo(401);
        }
        assertThat(json(api.send("GET", "/api/v1/me", "Bearer " + token, null))
                        .get("account")
                        .asText())
                .isEqualTo("li");
    }

    @Test
    public void aTokenIssuesNoTokenAndNobodyRevokesAnothers() {
        String token =
                json(api.post("/api/v1/tokens", ROOT, TOKEN)).get("token").asText();
        assertThat(api.post("/api/v1/tokens", "Bearer " + token, TOKEN).statusCode())
                .isEqualTo(403);
        long id = json(api.send("GET", "/api/v1/tokens", ROOT, null))
                .at("/items/0/id")
                .asLong();
        assertThat(api.post("/api/v1/tokens/" + id + "/revocation", LI, "{}").statusCode())
                .isEqualTo(404);
        assertThat(json(api.get("/api/v1/tokens")).get("items")).isEmpty();
    }

    @Test
    public void whomAServiceRefusesChangesNothing() {
        HttpResponse<String> refused = api.post("/api/v1/evaluations", LI, ORDER);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("code").asText()).isEqualTo("identity.refused");
        assertThat(api.services.changes).hasValue(0);
        assertThat(api.post("/api/v1/evaluations", ROOT, ORDER).statusCode()).isEqualTo(201);
        assertThat(api.services.changes).hasValue(1);
    }

    @Test
    public void aTokenIsRefusedWhatItsAccountIsAndCannotClaimAnother() {
        String token = json(api.post("/api/v1/tokens", LI, TOKEN)).get("token").asText();
        for (String path :
                List.of("/api/v1/audit/entries", "/api/v1/audit/head", "/api/v1/plugins", "/api/v1/health")) {
            HttpResponse<String> refused = api.send("GET", path, "Bearer " + token, null);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(json(refused).get("code").asText()).isEqualTo("identity.refused");
        }
        assertThat(api.post("/api/v1/evaluations", "Bearer " + token, ORDER, "X-Forwarded-User", "root")
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.services.changes).hasValue(0);
    }

    @Test
    public void anAccountWithoutARoleGetsNoToken() {
        Identities before = api.services.need(Identities.class);
        api.services.with(Identities.class, () -> Rights.identity("li"));
        try {
            HttpResponse<String> refused = api.post("/api/v1/tokens", LI, TOKEN);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(json(refused).get("code").asText()).isEqualTo("rest.token.no-role");
            assertThat(api.tables.tokens().changes("", 10)).isEmpty();
        } finally {
            api.services.with(Identities.class, before);
        }
    }

    @Test
    public void whileNobodyCanSayWhoMayNothingIsDone() {
        Permissions permissions = api.services.need(Permissions.class);
        api.services.without(Permissions.class);
        try {
            assertThat(api.send("GET", "/api/v1/audit/head", ROOT, null).statusCode())
                    .isEqualTo(503);
            assertThat(api.post("/api/v1/evaluations", ROOT, ORDER).statusCode())
                    .isEqualTo(503);
        } finally {
            api.services.with(Permissions.class, permissions);
        }
        assertThat(api.services.changes).hasValue(0);
    }

    @Test
    public void everyChangeIsAuditedWithAccountOriginAndOutcome() {
        api.post("/api/v1/evaluations", ROOT, ORDER);
        api.post("/api/v1/evaluations", ROOT, "{}");
        api.post("/api/v1/tokens", LI, TOKEN);
        List<AuditedChange> changes = api.tables.requests().changes("", 10);
        assertThat(changes)
                .extracting(AuditedChange::action)
                .containsExactly("http.decide", "http.decide", "http.tokenIssue");
        assertThat(changes).extracting(c -> c.after().get("status")).containsExactly("201", "422", "201");
        assertThat(changes.get(0).who().account()).isEqualTo("root");
        assertThat(changes.get(0).from()).isEqualTo("127.0.0.1");
        assertThat(api.tables.tokens().changes("", 10)).hasSize(1);
        assertThat(api.tables.requests().changes(changes.get(1).position(), 10)).hasSize(1);
    }

    @Test
    public void everyAnswerForbidsWhatABrowserCouldMakeOfIt() {
        for (HttpResponse<String> answer :
                List.of(api.get("/api/v1/zones"), api.send("GET", "/api/v1/zones", null, null))) {
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
            assertThat(header(answer, "Server")).isEqualTo("Shifan");
        }
    }

    @Test
    public void pagesOfOtherOriginsCallOnlyWhenTheSettingNamesThem() {
        String evil = "https://evil.example";
        HttpResponse<String> refused = api.post("/api/v1/evaluations", ROOT, ORDER, "Origin", evil);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(api.services.changes).hasValue(0);

        Limits i = Limits.INITIAL;
        with(new Limits(
                i.jsonBytes(),
                i.uploadBytes(),
                i.bodyTime(),
                i.uploadTime(),
                600,
                600,
                false,
                "https://office.example"));
        HttpResponse<String> preflight = api.send(
                "OPTIONS",
                "/api/v1/evaluations",
                null,
                null,
                "Origin",
                "https://office.example",
                "Access-Control-Request-Method",
                "POST");
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("https://office.example");
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("POST");
        assertThat(api.post("/api/v1/evaluations", ROOT, ORDER, "Origin", "https://office.example")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.post("/api/v1/evaluations", ROOT, ORDER, "Origin", evil).statusCode())
                .isEqualTo(403);
    }

    @Test
    public void whoAsksTooOftenHasToWait() {
        Limits i = Limits.INITIAL;
        with(new Limits(i.jsonBytes(), i.uploadBytes(), i.bodyTime(), i.uploadTime(), 5, 100, false, ""));
        for (int n = 0; n < 5; n++) {
            assertThat(api.get("/api/v1/me").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = api.get("/api/v1/me");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 60);
        assertThat(api.send("GET", "/api/v1/me", ROOT, null).statusCode())
                .as("another account")
                .isEqualTo(200);
    }
}
