// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

import org.junit.After;
import org.junit.Test;

import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** Bodies of requests, right and wrong: what is wrong changes nothing. */
public class BodiesTest {
    private static final String PATH = "/api/v1/evaluations";
    private static final String ORDER = "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014}";
    private static final Limits SMALL =
            new Limits(10_000, 20_000, Duration.ofMillis(600), Duration.ofMillis(600), 600, 600, false, "");

    private final ApiServer api = new ApiServer(new Province().services(), SMALL);

    @After
    public void stop() {
        api.close();
    }

    private void refused(int status, String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asText()).isEqualTo(code);
        assertThat(api.services.changes).hasValue(0);
    }

    private HttpResponse<String> post(String body) {
        return api.post(PATH, ROOT, body);
    }

    @Test
    public void anOfficialEvaluationIsMadeAndStandsWhereTheAnswerSays() {
        HttpResponse<String> made = post(ORDER);
        assertThat(made.statusCode()).isEqualTo(201);
        HttpResponse<String> there = api.get(header(made, "Location"));
        assertThat(json(there).get("total").decimalValue()).isEqualByComparingTo("96.86");
        assertThat(json(there).at("/request/by").asText()).isEqualTo("root");
    }

    @Test
    public void aDraftIsForEverybodyAndDecidesNothing() {
        HttpResponse<String> draft = api.post("/api/v1/drafts", ApiServer.LI, ORDER);
        assertThat(draft.statusCode()).isEqualTo(200);
        assertThat(json(draft).get("id").asLong()).isZero();
        assertThat(api.services.changes).hasValue(0);
    }

    @Test
    public void whatIsNoJsonIsRefusedWithItsPlace() {
        HttpResponse<String> answer = post("{\"subject\":\n  oops}");
        refused(400, "rest.json.form", answer);
        assertThat(json(answer).get("detail").asText()).contains("line 2");
        refused(400, "rest.json.form", post(""));
        refused(400, "rest.json.form", post(ORDER + "x"));
        refused(400, "rest.json.form", post("[".repeat(3000)));
    }

    @Test
    public void fieldsAreNamedThatAreUnknownMissingOrOfAnotherForm() {
        HttpResponse<String> unknown = post(ORDER.replace("year", "yaer"));
        refused(422, "rest.json.unknown", unknown);
        assertThat(json(unknown).get("detail").asText()).contains("yaer").contains("subject, level, year, asOf");
        HttpResponse<String> missing = post("{\"level\":\"provincial\"}");
        refused(422, "rest.json.missing", missing);
        assertThat(json(missing).get("detail").asText()).contains("subject, year");
        refused(422, "rest.json.refused", post(ORDER.replace("320583-01", "999999-01")));
        refused(422, "rest.json.value", post(ORDER.replace("2014", "\"2014\"")));
        refused(422, "rest.json.value", post(ORDER.replace("2014", "2014.5")));
        refused(422, "rest.json.missing", post("null"));
        refused(422, "rest.evaluation.day", post(ORDER.replace("2014", "2016")));
        refused(404, "core.zone.unknown", post(ORDER.replace("320583-01", "320583-99")));
    }

    @Test
    public void otherMediaTypesAndCodingsAreRefused() {
        for (String type : new String[] {
            "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/json; charset=gbk"
        }) {
            refused(415, "rest.content-type", api.send("POST", PATH, ROOT, ORDER, "Content-Type", type));
        }
        refused(415, "rest.content-type", api.send("POST", PATH, ROOT, ORDER));
        refused(415, "rest.encoding.unknown", api.post(PATH, ROOT, ORDER, "Content-Encoding", "br"));
        refused(400, "rest.encoding.broken", api.post(PATH, ROOT, ORDER, "Content-Encoding", "gzip"));
    }

    @Test
    public void aPackedBodyIsTakenAndOneThatUnpacksToTooMuchIsNot() throws Exception {
        refused(413, "rest.body.large", packed(" ".repeat(5_000_000)));
        assertThat(packed(ORDER).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> packed(String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return api.exchange(
                api.request(PATH)
                        .header("Authorization", ROOT)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    public void aBodyThatIsTooLargeIsRefusedWhateverItSaysOfItself() {
        String large = ORDER + " ".repeat(20_000);
        refused(413, "rest.body.large", post(large));
        refused(
                413,
                "rest.body.large",
                api.exchange(
                        api.request(PATH)
                                .header("Authorization", ROOT)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
    }

    @Test
    public void aBodyThatDripsIsNotWaitedFor() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + ROOT
                            + "\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            long end = System.nanoTime() + Duration.ofMillis(900).toNanos();
            while (System.nanoTime() < end) {
                out.write(' ');
                out.flush();
                Thread.sleep(100);
            }
            byte[] answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
        assertThat(api.services.changes).hasValue(0);
    }

    @Test
    public void whatWasChangedSinceItWasReadIsNotChangedAgain() {
        String override = "{\"verdict\":\"FAIL\",\"reason\":\"seen on site\"}";
        String path = "/api/v1/evaluations/1";
        refused(428, "rest.if-match.needed", api.post(path + "/overrides", ROOT, override));
        refused(412, "rest.if-match.changed", api.post(path + "/overrides", ROOT, override, "If-Match", "\"old\""));
        String tag = header(api.get(path), "ETag");
        refused(412, "rest.if-match.changed", api.post(path + "/overrides", ROOT, override, "If-Match", "W/" + tag));
        assertThat(api.post(path + "/overrides", ROOT, override, "If-Match", tag)
                        .statusCode())
                .isEqualTo(201);
        assertThat(json(api.get(path + "/overrides"))
                        .at("/items/0/actor/account")
                        .asText())
                .isEqualTo("root");
    }

    @Test
    public void aRequestUnderTheSameKeyIsDoneOnce() {
        HttpResponse<String> first = api.post(PATH, ROOT, ORDER, "Idempotency-Key", "k1");
        HttpResponse<String> again = api.post(PATH, ROOT, ORDER, "Idempotency-Key", "k1");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(api.services.changes).hasValue(1);

        HttpResponse<String> other = api.post(PATH, ROOT, ORDER.replace("-01", "-02"), "Idempotency-Key", "k1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("code").asText()).isEqualTo("rest.key.other");
        assertThat(api.services.changes).hasValue(1);
    }

    @Test
    public void aRefusedRequestLeavesItsKeyFreeAndASecretIsNotKept() {
        String wrong = ORDER.replace("-01", "-99");
        assertThat(api.post(PATH, ROOT, wrong, "Idempotency-Key", "k2").statusCode())
                .isEqualTo(404);
        assertThat(api.post(PATH, ROOT, ORDER, "Idempotency-Key", "k2").statusCode())
                .isEqualTo(201);
        String token = "{\"label\":\"x\",\"days\":1}";
        assertThat(api.post("/api/v1/tokens", ROOT, token, "Idempotency-Key", "k3")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.post(PATH, ROOT, ORDER, "Idempotency-Key", "k".repeat(101))
                        .statusCode())
                .isEqualTo(400);
    }
}
