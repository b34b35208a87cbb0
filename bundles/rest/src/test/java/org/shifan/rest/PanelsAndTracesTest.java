// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.ROOT;

/** What is ordered of panels and trace investigations reaches the desk as it was said, in the name of who is logged in. */
public class PanelsAndTracesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private ApiServer api;
    private Desks desks;

    private void start() {
        desks = new Desks(Path.of(folder.getRoot().getPath()));
        api = new ApiServer(desks.into(new Province().services()), Limits.INITIAL);
    }

    @After
    public void stop() {
        api.close();
    }

    private void ordered(String path, String body, String asked) {
        String guarded = path.replaceAll("^(/api/v1/[a-z]+/[0-9]+)/.*", "$1");
        String tag = api.get(guarded).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer = api.post(path, ROOT, body, "If-Match", tag);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(201);
        assertThat(desks.asked).last().isEqualTo(asked);
        assertThat(api.post(path, ROOT, body).statusCode()).isEqualTo(428);
    }

    @Test
    public void o2ThePanelOfACaseIsPutTogetherScoresAndConcludes() {
        start();
        String panel = "/api/v1/cases/1/panel/";
        ordered(
                panel + "assessors",
                "{\"assessor\":\"zhao\",\"organisation\":\"南京大学\",\"on\":\"2015-06-30\",\"reason\":\"expert\"}",
                "assessor 1 | zhao | 南京大学 | by root on 2015-06-30: expert");
        ordered(
                panel + "scores",
                "{\"assessor\":\"zhao\",\"item\":\"organisation\",\"points\":3.5,\"on\":\"2015-06-30\",\"reason\":\"seen\"}",
                "score 1 | zhao | organisation | 3.5 | by root on 2015-06-30: seen");
        ordered(
                panel + "conclusions",
                "{\"pass\":false,\"on\":\"2015-06-30\",\"reason\":\"not yet\"}",
                "conclude 1 | false | by root on 2015-06-30: not yet");
        ordered(
                panel + "dismissals",
                "{\"assessor\":\"zhao\",\"on\":\"2015-06-30\",\"reason\":\"ill\"}",
                "dismiss 1 | zhao | by root on 2015-06-30: ill");
    }

    @Test
    public void d1LinesOfACaseAreCorrectedByLines() {
        start();
        ordered(
                "/api/v1/cases/1/corrections",
                "{\"entry\":4,\"day\":\"2015-06-01\",\"on\":\"2015-06-30\",\"reason\":\"typing error\"}",
                "correctDay 1 | 4 | 2015-06-01 | by root on 2015-06-30: typing error");
        ordered(
                "/api/v1/cases/1/annulments",
                "{\"entry\":4,\"on\":\"2015-06-30\",\"reason\":\"wrong case\"}",
                "annul 1 | 4 | by root on 2015-06-30: wrong case");
    }

    @Test
    public void q3ATraceGoesFromItsInvestigatorsToTheConfirmedCause() {
        start();
        HttpResponse<String> opened = api.post(
                "/api/v1/traces",
                ROOT,
                "{\"incident\":7,\"investigators\":[\"li\",\"wang\"],\"due\":\"2015-08-01\",\"reason\":\"recall\"}");
        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(opened.headers().firstValue("Location")).contains("/api/v1/traces/1");
        assertThat(desks.asked).last().isEqualTo("open 7 | [li, wang] | 2015-08-01 | by root: recall");
        String trace = "/api/v1/traces/1/";
        ordered(
                trace + "declarations",
                "{\"declared\":\"NONE\",\"reason\":\"none\"}",
                "declare 1 | NONE | by root: none");
        ordered(
                trace + "replacements",
                "{\"former\":\"li\",\"other\":\"sun\",\"reason\":\"interest\"}",
                "replace 1 | li | sun | by root: interest");
        ordered(
                trace + "answers",
                "{\"field\":\"CONTACT\",\"value\":\"Wang\",\"reason\":\"called\"}",
                "answer 1 | CONTACT | Wang | by root: called");
        ordered(
                trace + "documents",
                "{\"document\":\"report.pdf\",\"sha256\":\"" + "ab".repeat(32) + "\",\"reason\":\"handed in\"}",
                "submit 1 | report.pdf | " + "ab".repeat(32) + " | by root: handed in");
        ordered(
                trace + "review",
                "{\"cause\":\"CAPABILITY\",\"reason\":\"no equipment\"}",
                "review 1 | CAPABILITY | by root: no equipment");
        ordered(trace + "return", "{\"reason\":\"more\"}", "sendBack 1 | by root: more");
        ordered(trace + "confirmation", "{\"reason\":\"agreed\"}", "confirm 1 | by root: agreed");
    }

    @Test
    public void anUnknownWordOfTheFormIsRefusedBeforeTheDeskIsAsked() {
        start();
        String tag = api.get("/api/v1/traces/1").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer = api.post(
                "/api/v1/traces/1/answers",
                ROOT,
                "{\"field\":\"COLOUR\",\"value\":\"red\",\"reason\":\"x\"}",
                "If-Match",
                tag);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(desks.asked).isEmpty();
    }
}
