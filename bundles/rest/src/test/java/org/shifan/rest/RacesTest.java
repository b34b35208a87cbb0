// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;

/** Several who decide on the same thing at the same moment, all of whom have seen the same. */
public class RacesTest {
    private static final int DECIDERS = 8;
    private static final String OVERRIDE = "{\"verdict\":\"FAIL\",\"reason\":\"seen on site\"}";

    private ApiServer api;
    private Desks desks;

    @Before
    public void start() throws Exception {
        Fakes services = new Province().services();
        desks = new Desks(Files.createTempDirectory(Path.of("target"), "desks"));
        api = new ApiServer(desks.into(services), Limits.INITIAL);
    }

    @After
    public void stop() {
        api.close();
    }

    private List<Integer> atOnce(Callable<HttpResponse<String>> request) throws Exception {
        ExecutorService deciders = Executors.newFixedThreadPool(DECIDERS);
        CyclicBarrier start = new CyclicBarrier(DECIDERS);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < DECIDERS; i++) {
                all.add(deciders.submit(() -> {
                    start.await();
                    return request.call().statusCode();
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : all) {
                statuses.add(one.get());
            }
            return statuses;
        } finally {
            deciders.shutdownNow();
        }
    }

    @Test
    public void oneOfManyChangesWhatAllHaveSeenAndTheOthersAreToldThatItIsAnotherNow() throws Exception {
        String seen = header(api.get("/api/v1/evaluations/1"), "ETag");
        List<Integer> answers =
                atOnce(() -> api.post("/api/v1/evaluations/1/overrides", ROOT, OVERRIDE, "If-Match", seen));
        assertThat(answers).containsOnlyOnce(201);
        assertThat(Collections.frequency(answers, 412)).isEqualTo(DECIDERS - 1);
        assertThat(api.services.changes).hasValue(1);
    }

    @Test
    public void oneOfManyRequestsUnderOneKeyIsDone() throws Exception {
        String order = "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014}";
        List<Integer> answers =
                atOnce(() -> api.post("/api/v1/evaluations", ROOT, order, "Idempotency-Key", "the-same"));
        assertThat(answers).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(api.services.changes).hasValue(1);
    }

    @Test
    public void aStepOfACaseIsTakenAsOfTheLinesThatItsCallerHasSeenUnlessAnyWillDo() {
        String tag = header(api.get("/api/v1/cases/1"), "ETag");
        String step = "{\"step\":\"designate\",\"reason\":\"as decided\"}";
        api.post("/api/v1/cases/1/steps", ROOT, step, "If-Match", tag);
        api.post("/api/v1/cases/1/steps", ROOT, step, "If-Match", "*");
        assertThat(desks.asked)
                .containsExactly(
                        "step 1 | designate | {} | by root on 2015-07-01: as decided | 4",
                        "step 1 | designate | {} | by root on 2015-07-01: as decided");
    }
}
