// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.analysis.PredictedRelease;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaComparison;
import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Problem;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** Many results made again, sets approved as they were shown, and documents that are only looked at, by HTTP. */
public class ReplaysAndApprovalsTest {
    private static final Prediction SHOWN = new Prediction(
            "jiangsu-zone-provincial",
            "1.0.0",
            "d",
            2014,
            LocalDate.of(2015, 7, 1),
            List.of(new Prediction.Line(Subject.of("zone:320583-01"), "f", "PASS 90 90")));
    private static final CriteriaSet SET = new CriteriaSet(
            SHOWN.id(),
            null,
            "1.0.0",
            "d",
            Text.same("a set"),
            null,
            true,
            null,
            List.of(),
            null,
            null,
            CriteriaState.ACTIVE,
            "a-bundle 1.0.0",
            Instant.EPOCH,
            List.of(),
            Layers.NONE);
    private static final Message SAID = new Message("said", Text.same("said"), List.of());

    private final CountDownLatch half = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Fakes services = new Province().services();
    private final ApiServer api;
    private Object[] approved;
    private Replays.Selection selected;

    public ReplaysAndApprovalsTest() {
        services.with(
                Replays.class,
                Fakes.of(
                        Replays.class,
                        Map.of("replay", args -> replay((Replays.Selection) args[0], (EvaluationProgress) args[1]))));
        services.with(PredictedRelease.class, (shown, day, by, reason) -> {
            approved = new Object[] {shown, day, by.account(), reason};
            return SET;
        });
        services.with(
                CriteriaRegistry.class,
                Fakes.of(
                        CriteriaRegistry.class,
                        Map.of(
                                "set",
                                args -> Optional.of(SET).filter(set -> set.id().equals(args[0])),
                                "check",
                                args -> List.of(new Problem((String) args[0], 3, 1, "parts", SAID)),
                                "remarks",
                                args -> List.of())));
        services.with(
                CriteriaComparison.class,
                Fakes.of(
                        CriteriaComparison.class,
                        Map.of(
                                "compare",
                                args -> new CriteriaDiff(
                                        side((String) args[0]),
                                        side((String) args[1]),
                                        CriteriaDiff.Step.NONE,
                                        List.of()))));
        api = new ApiServer(services, Limits.INITIAL);
    }

    private static CriteriaDiff.Side side(String id) {
        return new CriteriaDiff.Side(id, "1.0.0", "d", Text.same(id));
    }

    @After
    public void stop() {
        goOn.countDown();
        api.close();
    }

    private Replays.Report replay(Replays.Selection selection, EvaluationProgress progress) {
        selected = selection;
        progress.at(1, 2);
        half.countDown();
        try {
            assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        progress.at(2, 2);
        return new Replays.Report(Map.of(Replays.Outcome.EQUAL, 2), List.of(), List.of());
    }

    private String start(String order) {
        HttpResponse<String> accepted = api.post("/api/v1/replays", ROOT, order);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return header(accepted, "Location");
    }

    private JsonNode ended(String path) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            JsonNode job = json(api.send("GET", path, ROOT, null));
            if (!List.of("WAITING", "RUNNING").contains(job.get("state").asText())) {
                return job;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("still at work");
    }

    @Test
    public void manyResultsAreMadeAgainAndTheirProgressIsAResource() throws Exception {
        String path = start("{\"set\":\"a-set\",\"since\":\"2015-01-01\"}");
        assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();
        JsonNode running = json(api.send("GET", path, ROOT, null));
        assertThat(running.get("done").asInt()).isEqualTo(1);
        assertThat(running.get("all").asInt()).isEqualTo(2);
        goOn.countDown();
        JsonNode done = ended(path);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.at("/report/counts/EQUAL").asInt()).isEqualTo(2);
        assertThat(selected).isEqualTo(new Replays.Selection("a-set", null, LocalDate.of(2015, 1, 1)));
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        assertThat(conformance.faults("GET", path, api.send("GET", path, ROOT, null)))
                .isEmpty();
        assertThat(api.send("GET", path, LI, null).statusCode()).isEqualTo(404);
    }

    @Test
    public void aReplayIsCancelledAtTheNextResultAndIsNothingForWhoMayNotReadAll() throws Exception {
        String path = start("{}");
        assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(api.send("POST", path + "/cancellation", ROOT, null).statusCode())
                .isEqualTo(202);
        goOn.countDown();
        assertThat(ended(path).get("state").asText()).isEqualTo("CANCELLED");
        assertThat(api.send("POST", path + "/cancellation", ROOT, null).statusCode())
                .isEqualTo(409);
        assertThat(api.post("/api/v1/replays", LI, "{}").statusCode()).isEqualTo(403);
        assertThat(api.post("/api/v1/replays", ROOT, "{\"version\":\"1.0.0\"}").statusCode())
                .isEqualTo(422);
    }

    private HttpResponse<String> approve(String set, String shown) {
        return api.post(
                "/api/v1/criteria/" + set + "/approvals", ROOT, "{\"reason\":\"as shown\",\"shown\":" + shown + "}");
    }

    @Test
    public void aSetIsApprovedAsItWasShownAndNotByWhatIsNoWholePrediction() throws Exception {
        String shown = org.shifan.rest.http.Json.MAPPER.writeValueAsString(SHOWN);
        HttpResponse<String> answer = approve(SHOWN.id(), shown);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(approved).containsExactly(SHOWN, null, "root", "as shown");
        approved = null;
        for (String bad : List.of(
                "{}",
                "null",
                shown.replace("\"facts\":\"f\"", "\"facts\":null"),
                shown.replace("\"version\":\"1.0.0\",", ""),
                shown.replaceAll("\"lines\":.*", "\"lines\":[null]}"))) {
            assertThat(approve(SHOWN.id(), bad).statusCode()).as(bad).isEqualTo(422);
        }
        assertThat(json(approve("another-set", shown)).get("code").asText()).isEqualTo("rest.approval.other");
        assertThat(approved).isNull();
    }

    @Test
    public void aDocumentIsCheckedAndComparedAndNotKept() {
        HttpResponse<String> checked = api.send(
                "POST", "/api/v1/criteria-checks?file=a.yaml", LI, "id: x", "Content-Type", "application/yaml");
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        assertThat(json(checked).get("accepted").asBoolean()).isFalse();
        assertThat(json(checked).at("/problems/0/line").asInt()).isEqualTo(3);
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        for (String path : List.of(
                "/api/v1/criteria/" + SHOWN.id() + "/remarks",
                "/api/v1/criteria/" + SHOWN.id() + "/differences?with=other@1.0.0")) {
            assertThat(api.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(conformance.faults("GET", path, api.get(path))).as(path).isEmpty();
        }
        assertThat(api.get("/api/v1/criteria/another/remarks").statusCode()).isEqualTo(404);
    }
}
