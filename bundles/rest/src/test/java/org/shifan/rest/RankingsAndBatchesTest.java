// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.json;

/** Rankings and batches by HTTP. */
public class RankingsAndBatchesTest {
    private static final String BATCH =
            "{\"bureau\":\"jiangsu\",\"level\":\"provincial\",\"year\":2014,\"official\":true}";
    private static final String COUNTRY = "{\"level\":\"provincial\",\"year\":2014,\"official\":false}";

    private final Province province = new Province();
    private final Fakes services = province.services();
    private final CountDownLatch half = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ApiServer api;

    public RankingsAndBatchesTest() {
        EvaluationService single = services.need(EvaluationService.class);
        services.with(
                EvaluationService.class,
                Fakes.of(
                        EvaluationService.class,
                        Map.of(
                                "evaluate",
                                args -> single.evaluate((EvaluationRequest) args[0]),
                                "history",
                                args -> province.history((org.shifan.api.core.Subject) args[0]),
                                "evaluation",
                                args -> province.find((long) args[0]),
                                "evaluateZones",
                                args -> zones((EvaluationProgress) args[6]),
                                "evaluateCountry",
                                args -> new CountryEvaluation(zones((EvaluationProgress) args[5]), List.of()))));
        api = new ApiServer(services, Limits.INITIAL);
    }

    @After
    public void stop() {
        goOn.countDown();
        api.close();
    }

    /** Two zones, with a pause between them; what is kept is kept at the end. */
    private List<Evaluation> zones(EvaluationProgress progress) {
        progress.at(1, 2);
        half.countDown();
        try {
            assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        progress.at(2, 2);
        services.changes.incrementAndGet();
        return List.of();
    }

    private JsonNode ended(String path) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            JsonNode job = json(seen(path));
            if (!List.of("WAITING", "RUNNING").contains(job.get("state").asText())) {
                return job;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("still at work: " + path);
    }

    private HttpResponse<String> seen(String path) {
        return api.send("GET", path, ROOT, null);
    }

    private HttpResponse<String> cancel(String path, String as) {
        return api.send("POST", path + "/cancellation", as, null);
    }

    private String start(String order) {
        HttpResponse<String> accepted = api.post("/api/v1/batches", ROOT, order);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    @Test
    public void aBatchTellsHowFarItIsAndGivesItsResultsWhenItIsDone() throws Exception {
        String path = start(BATCH);
        assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();
        JsonNode running = json(seen(path));
        assertThat(running.get("state").asText()).isEqualTo("RUNNING");
        assertThat(running.get("done").asInt()).isEqualTo(1);
        assertThat(running.get("all").asInt()).isEqualTo(2);
        assertThat(seen(path + "/results").statusCode()).isEqualTo(404);

        goOn.countDown();
        JsonNode done = ended(path);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.get("counts").get("PASS").asInt()).isZero();
        assertThat(seen(done.get("results").asText()).statusCode()).isEqualTo(200);
        assertThat(services.changes).hasValue(1);
    }

    @Test
    public void aBatchThatIsCancelledKeepsNothingAndCannotBeCancelledTwice() throws Exception {
        String path = start(BATCH);
        assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(cancel(path, ROOT).statusCode()).isEqualTo(202);
        goOn.countDown();
        assertThat(ended(path).get("state").asText()).isEqualTo("CANCELLED");
        assertThat(services.changes).hasValue(0);
        HttpResponse<String> again = cancel(path, ROOT);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).get("code").asText()).isEqualTo("rest.batch.over");
    }

    @Test
    public void aBatchThatWaitsIsCancelledBeforeItBegins() throws Exception {
        start(COUNTRY);
        assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();
        String second = start(BATCH);
        assertThat(json(seen(second)).get("state").asText()).isEqualTo("WAITING");
        cancel(second, ROOT);
        goOn.countDown();
        assertThat(ended(second).get("state").asText()).isEqualTo("CANCELLED");
        assertThat(services.changes).hasValue(1);
    }

    @Test
    public void whoMayNotDecideStartsNoOfficialBatchAndSeesNoneOfOthers() throws Exception {
        HttpResponse<String> refused = api.post("/api/v1/batches", LI, BATCH);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        String path = start(COUNTRY);
        assertThat(api.send("GET", path, LI, null).statusCode()).isEqualTo(404);
        assertThat(cancel(path, LI).statusCode()).isEqualTo(404);
        goOn.countDown();
        assertThat(ended(path).get("state").asText()).isEqualTo("DONE");
    }

    @Test
    public void aRankingHasAPlaceForEachZoneOfABureauOrOfTheCountry() {
        assertThat(api.post(
                                "/api/v1/evaluations",
                                ROOT,
                                "{\"subject\":\"zone:330281-51\",\"level\":\"provincial\",\"year\":2014}")
                        .statusCode())
                .isEqualTo(201);
        JsonNode country = json(seen("/api/v1/rankings?level=provincial")).get("items");
        assertThat(country).hasSize(6);
        assertThat(country.get(0).get("rank").asInt()).isEqualTo(1);
        assertThat(country.get(1).get("rank").asInt()).isEqualTo(1);
        JsonNode bureau =
                json(seen("/api/v1/rankings?level=provincial&bureau=jiangsu")).get("items");
        assertThat(bureau).hasSize(5);
        assertThat(bureau.get(0).get("subject").asText()).isEqualTo("zone:320583-01");
        assertThat(api.get("/api/v1/rankings").statusCode()).isEqualTo(400);
        assertThat(json(api.get("/api/v1/rankings?level=provincial")).get("items"))
                .as("for whom none of it is")
                .isEmpty();
    }

    @Test
    public void theProgressAndTheResultsAreAsTheDocumentSays() throws Exception {
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        goOn.countDown();
        String path = start("{\"bureau\":\"jiangsu\",\"level\":\"provincial\",\"year\":2014,\"official\":false}");
        ended(path);
        for (String each : List.of(path, path + "/results", "/api/v1/rankings?level=provincial")) {
            assertThat(conformance.faults("GET", each, seen(each))).as(each).isEmpty();
        }
    }
}
