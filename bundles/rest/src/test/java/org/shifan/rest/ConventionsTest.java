// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

import org.shifan.api.core.ZoneRegistry;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** How the API speaks HTTP, whatever it is about. */
public class ConventionsTest {
    private static ApiServer api;

    @BeforeClass
    public static void start() {
        api = new ApiServer(new Province().services(), Limits.INITIAL);
    }

    @AfterClass
    public static void stop() {
        api.close();
    }

    @Test
    public void aListComesInPagesThatLinkToEachOther() {
        List<String> keys = new ArrayList<>();
        String path = "/api/v1/zones?limit=25&bureau=jiangsu";
        int pages = 0;
        while (path != null) {
            HttpResponse<String> page = api.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            json(page).get("items").forEach(item -> keys.add(item.at("/zone/id").asText()));
            String link = header(page, "Link");
            assertThat(link).contains("</api/v1/zones?limit=25&bureau=jiangsu>; rel=\"first\"");
            path = link.contains("rel=\"next\"") ? link.substring(1, link.indexOf('>')) : null;
            pages++;
        }
        assertThat(pages).isEqualTo(2);
        assertThat(keys).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    public void aListOfDecisionsGoesOnBelowTheLastNumber() {
        JsonNode first = json(api.get("/api/v1/evaluations?limit=2"));
        assertThat(first.at("/items/0/summary/id").asLong())
                .isGreaterThan(first.at("/items/1/summary/id").asLong());
        JsonNode second = json(api.get(
                "/api/v1/evaluations?limit=2&cursor=" + first.get("next").asText()));
        assertThat(second.at("/items/0/summary/id").asLong())
                .isLessThan(first.at("/items/1/summary/id").asLong());
    }

    @Test
    public void aCursorThatThisServerDidNotGiveIsRefused() {
        for (String cursor : List.of("abc", "cDE.", "LTE", "cC0x", "%27%20or%201=1")) {
            HttpResponse<String> refused = api.get("/api/v1/zones?cursor=" + cursor);
            assertThat(refused.statusCode()).as(cursor).isEqualTo(400);
            assertThat(json(refused).get("code").asText()).isEqualTo("rest.cursor");
        }
    }

    @Test
    public void filtersAreAppliedAndUnknownOnesRefused() {
        assertThat(json(api.get("/api/v1/zones?level=provincial&bureau=ningbo")).get("items"))
                .hasSize(1);
        assertThat(json(api.get("/api/v1/evaluations?verdict=fail-veto")).get("items"))
                .isEmpty();
        HttpResponse<String> refused = api.get("/api/v1/zones?buro=ningbo");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("detail").asText()).contains("buro").contains("bureau, cursor, level, limit, on");
        assertThat(api.get("/api/v1/zones?limit=0").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/zones?on=2015-02-30").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/zones?limit=5&limit=6").statusCode()).isEqualTo(400);
    }

    @Test
    public void aRefusalIsAProblemInTheReadersLanguage() {
        HttpResponse<String> english = api.get("/api/v1/zones/320583-99");
        assertThat(english.statusCode()).isEqualTo(404);
        assertThat(header(english, "Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json(english);
        assertThat(problem.get("type").asText()).isEqualTo("urn:shifan:problem:core.zone.unknown");
        assertThat(problem.get("title").asText()).isEqualTo("Not found");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("detail").asText()).isEqualTo("There is no zone '320583-99'.");
        assertThat(problem.get("instance").asText()).isEqualTo("/api/v1/zones/320583-99");

        HttpResponse<String> chinese =
                api.get("/api/v1/zones/320583-99", "Accept-Language", "fr, zh-CN;q=0.8, en;q=0.5");
        assertThat(json(chinese).get("detail").asText()).isEqualTo("没有示范区“320583-99”。");
        assertThat(header(chinese, "Content-Language")).isEqualTo("zh-CN");
    }

    @Test
    public void whatDidNotChangeIsNotSentAgain() {
        HttpResponse<String> first = api.get("/api/v1/zones/320583-01");
        String tag = header(first, "ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        HttpResponse<String> again = api.get("/api/v1/zones/320583-01", "If-None-Match", "W/\"x\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(api.get("/api/v1/zones/320583-02", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    public void headGivesTheHeadersOfGet() {
        HttpResponse<String> get = api.get("/api/v1/zones/320583-01");
        HttpResponse<String> head = api.send("HEAD", "/api/v1/zones/320583-01", LI, null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
        assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
    }

    @Test
    public void longAnswersArePackedForWhoeverCanUnpack() throws Exception {
        HttpResponse<byte[]> packed = api.exchange(
                api.request("/api/v1/zones")
                        .header("Authorization", LI)
                        .header("Accept-Encoding", "br, gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "ETag")).endsWith("-gzip\"");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).isEqualTo(api.get("/api/v1/zones").body());
        assertThat(packed.body().length).isLessThan(text.length() / 3);
        HttpResponse<String> known = api.get("/api/v1/zones", "If-None-Match", header(packed, "ETag"));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(header(api.get("/api/v1/zones", "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
                .isEmpty();
    }

    @Test
    public void anotherMethodIsRefusedWithThoseThatThereAre() {
        HttpResponse<String> refused = api.send("DELETE", "/api/v1/zones/320583-01", LI, null);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
        HttpResponse<String> options = api.send("OPTIONS", "/api/v1/evaluations", null, null);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(header(options, "Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(api.get("/api/v1/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    public void anAnswerThatNobodyCanReadIsNotGiven() {
        HttpResponse<String> refused = api.get("/api/v1/zones", "Accept", "text/html, application/json;q=0");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(json(refused).get("detail").asText()).contains("application/json");
        assertThat(api.get("/api/v1/zones", "Accept", "application/*").statusCode())
                .isEqualTo(200);
    }

    @Test
    public void aModuleThatIsAwayIsNamedAndItsRoutesStay() {
        ZoneRegistry registry = api.services.need(ZoneRegistry.class);
        api.services.without(ZoneRegistry.class);
        try {
            HttpResponse<String> away = api.get("/api/v1/zones");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(header(away, "Retry-After")).isEqualTo("10");
            assertThat(json(away).get("detail").asText()).contains("core").contains("ZoneRegistry");
            assertThat(api.get("/api/v1/evaluations").statusCode()).isEqualTo(200);
        } finally {
            api.services.with(ZoneRegistry.class, registry);
        }
        assertThat(api.get("/api/v1/zones").statusCode()).isEqualTo(200);
    }

    @Test
    public void aFaultOfTheServerTellsNothingButItsReference() {
        ZoneRegistry registry = api.services.need(ZoneRegistry.class);
        api.services.with(ZoneRegistry.class, Fakes.of(ZoneRegistry.class, java.util.Map.of("zones", args -> {
            throw new IllegalStateException("jdbc:derby:/secret/place");
        })));
        try {
            HttpResponse<String> fault = api.get("/api/v1/zones");
            assertThat(fault.statusCode()).isEqualTo(500);
            assertThat(fault.body()).doesNotContain("derby").doesNotContain("Exception");
            assertThat(json(fault).get("reference").asText())
                    .matches("[0-9a-f]{8}")
                    .isEqualTo(header(fault, "Shifan-Reference"));
        } finally {
            api.services.with(ZoneRegistry.class, registry);
        }
    }

    @Test
    public void aPathThatLeadsElsewhereLeadsNowhere() {
        for (String path : List.of(
                "/api/v1/zones/..%2f..%2fetc",
                "/api/v1/zones/%2e%2e/me", "/api/v1/zones;x=1", "/api/v1//zones", "/api/v1/zones/320583-01%00")) {
            int status = api.get(path).statusCode();
            assertThat(status).as(path).isIn(400, 404);
        }
    }
}
