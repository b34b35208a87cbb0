// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.json;

/** Values that have the right form and that no database keeps: days out of all calendars, characters that nobody writes. */
public class HostileValuesTest {
    private static final String ORDER = "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014%s}";
    private static ApiServer api;

    @BeforeClass
    public static void start() throws Exception {
        Fakes services = new Province().services();
        new Desks(java.nio.file.Files.createTempDirectory(java.nio.file.Path.of("target"), "desks")).into(services);
        api = new ApiServer(services, Limits.INITIAL);
    }

    @AfterClass
    public static void stop() {
        api.close();
    }

    private static void refused(int status, String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asText()).as(answer.body()).isEqualTo(code);
    }

    @Test
    public void aDayOutsideTheCalendarOfADatabaseIsRefusedBeforeAnybodyIsAsked() {
        for (String day :
                List.of("-999999999-01-01", "%2B999999999-12-31", "0001-01-01", "1899-12-31", "%2B10000-01-01")) {
            refused(400, "rest.parameter.form", api.get("/api/v1/standing?subject=zone:320583-01&on=" + day));
            refused(400, "rest.parameter.form", api.get("/api/v1/deadlines?until=" + day));
            String body = ORDER.formatted(",\"asOf\":\"" + day.replace("%2B", "+") + "\"");
            refused(422, "rest.json.value", api.post("/api/v1/evaluations", ROOT, body));
        }
        assertThat(api.services.changes).hasValue(0);
    }

    @Test
    public void theFirstAndTheLastDayOfTheCalendarAreTaken() {
        for (String day : List.of("1900-01-01", "9999-12-31")) {
            assertThat(api.get("/api/v1/deadlines?until=" + day).statusCode()).isEqualTo(200);
        }
    }

    @Test
    public void controlCharactersAreRefusedInParametersAndInBodies() {
        for (String sign : List.of("%00", "%07", "%1B", "%7F", "%0A")) {
            refused(400, "rest.parameter.form", api.get("/api/v1/cases?procedure=a" + sign + "b"));
        }
        for (String sign : List.of("\\u0000", "\\u0007", "\\u007f", "\\ud800")) {
            refused(422, "rest.json.refused", api.post("/api/v1/cases/1/objections", ROOT, objection("a" + sign)));
            String detail = "{\"step\":\"decide\",\"reason\":\"x\",\"details\":{\"%s\":\"%s\"}}";
            refused(422, "rest.json.refused", step(detail.formatted("announcement", sign)));
            assertThat(step(detail.formatted(sign, "2015")).statusCode()).isEqualTo(422);
        }
        assertThat(api.services.changes).hasValue(0);
        String fine = "{\"step\":\"decide\",\"reason\":\"x\",\"details\":{\"announcement\":\"苏检〔2015〕1号\"}}";
        assertThat(step(fine).statusCode()).isEqualTo(201);
        api.services.changes.set(0);
    }

    @Test
    public void aTextMayHaveLinesTabsAndAnyCharacterOfAnyScript() {
        HttpResponse<String> taken =
                api.post("/api/v1/cases/1/objections", ROOT, objection("a\\r\\n\\tb \\ud83d\\ude00 示范区"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        api.services.changes.set(0);
    }

    @Test
    public void anAccountIsNotCalledByCharactersThatNobodyTypes() {
        String name = Base64.getEncoder().encodeToString("li\0:li-password".getBytes(StandardCharsets.UTF_8));
        refused(401, "rest.login.scheme", api.send("GET", "/api/v1/me", "Basic " + name, null));
        assertThat(api.send("GET", "/api/v1/me", LI, null).statusCode()).isEqualTo(200);
    }

    private static String objection(String reason) {
        return "{\"reason\":\"" + reason + "\"}";
    }

    private static HttpResponse<String> step(String body) {
        return api.post("/api/v1/cases/1/steps", ROOT, body, "If-Match", "*");
    }
}
