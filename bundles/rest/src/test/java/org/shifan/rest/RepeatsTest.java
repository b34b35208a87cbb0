// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;

import org.junit.After;
import org.junit.Test;

import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** The same request a second time, by whom it is and by whom it is not. */
public class RepeatsTest {
    private static final String EVALUATION = "/api/v1/evaluations/1";
    private static final String OVERRIDE = "{\"verdict\":\"FAIL\",\"reason\":\"seen on site\"}";
    private static final String DRAFT = "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014}";
    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final ApiServer api = new ApiServer(new Province().services(), Limits.INITIAL);

    @After
    public void stop() {
        api.close();
    }

    private HttpResponse<String> override(String tag, String key) {
        return api.post(EVALUATION + "/overrides", ROOT, OVERRIDE, "If-Match", tag, KEY, key);
    }

    @Test
    public void aGuardedChangeThatWasMadeIsAnsweredAgainThoughWhatItChangedIsAnotherSince() {
        String seen = header(api.get(EVALUATION), "ETag");
        HttpResponse<String> first = override(seen, "k1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(header(api.get(EVALUATION), "ETag")).as("it was changed").isNotEqualTo(seen);

        HttpResponse<String> again = override(seen, "k1");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, REPLAYED)).isEqualTo("true");
        assertThat(api.services.changes).hasValue(1);

        assertThat(override(seen, "k2").statusCode()).as("under another key").isEqualTo(412);
        assertThat(api.services.changes).hasValue(1);
    }

    @Test
    public void aGuardedChangeThatWasRefusedLeavesItsKeyFree() {
        assertThat(override("\"old\"", "k1").statusCode()).isEqualTo(412);
        assertThat(override(header(api.get(EVALUATION), "ETag"), "k1").statusCode())
                .isEqualTo(201);
        assertThat(api.services.changes).hasValue(1);
    }

    @Test
    public void aKeyOfAnotherAccountIsAnotherKey() {
        HttpResponse<String> first = api.post("/api/v1/drafts", LI, DRAFT, KEY, "shared");
        HttpResponse<String> other = api.post("/api/v1/drafts", ROOT, DRAFT, KEY, "shared");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(header(other, REPLAYED)).isEmpty();
        assertThat(json(other).at("/request/by").asText()).isEqualTo("root");
    }

    @Test
    public void anAnswerIsNotGivenAgainToWhoHasLostTheRoleInWhichItWasGiven() {
        assertThat(api.post("/api/v1/drafts", LI, DRAFT, KEY, "k1").statusCode())
                .isEqualTo(200);
        Identity less = Rights.identity("li", "enterprise@enterprise:192203821");
        Identities before = api.services.need(Identities.class);
        api.services.with(Identities.class, () -> less);
        HttpResponse<String> again = api.post("/api/v1/drafts", LI, DRAFT, KEY, "k1");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(422);
        assertThat(json(again).get("code").asText()).isEqualTo("rest.key.other");
        assertThat(again.body()).doesNotContain("96.86");
        api.services.with(Identities.class, before);
        assertThat(header(api.post("/api/v1/drafts", LI, DRAFT, KEY, "k1"), REPLAYED))
                .isEqualTo("true");
    }
}
