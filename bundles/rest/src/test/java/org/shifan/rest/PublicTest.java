// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkVerification;
import org.shifan.api.mark.Marks;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;
import org.shifan.rest.http.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** What everybody may read, and nothing besides. */
public class PublicTest {
    private static final String BELONGS_TO_NOBODY_OUTSIDE = "secret";
    private static ApiServer api;
    private static MarkCode mark;

    @BeforeClass
    public static void start() throws Exception {
        Fakes services = new Province().services();
        new Desks(Files.createTempDirectory(Path.of("target"), "desks")).into(services);
        services.with(EnterpriseRegistry.class, Province.enterprises());
        mark = MarkCode.draw(new java.util.Random(1));
        services.with(
                Marks.class,
                Fakes.of(
                        Marks.class,
                        java.util.Map.of(
                                "verify",
                                args -> new MarkVerification(
                                        (MarkCode) args[0],
                                        (java.time.LocalDate) args[1],
                                        MarkVerification.Outcome.VALID,
                                        Text.same("Kunshan"),
                                        Text.same("national"),
                                        null,
                                        Text.same("fair"),
                                        "Canton fair",
                                        Province.DAY,
                                        null,
                                        new Message("mark.valid", Text.same("valid"), List.of())))));
        api = new ApiServer(services, Limits.INITIAL);
    }

    @AfterClass
    public static void stop() {
        api.close();
    }

    private static HttpResponse<String> open(String path) {
        HttpResponse<String> answer = api.send("GET", path, null, null);
        assertThat(answer.body()).doesNotContain(BELONGS_TO_NOBODY_OUTSIDE, "notice 7", "meets the conditions");
        return answer;
    }

    @Test
    public void R6_everybodySeesTheZonesThatBearATitleAndNoOther() {
        JsonNode zones = json(open("/public/v1/zones?limit=200"));
        List<String> ids = new ArrayList<>();
        zones.get("items").forEach(zone -> ids.add(zone.get("id").asText()));
        assertThat(ids)
                .contains("320583-01", "320583-11")
                .doesNotContain("320583-02")
                .hasSize(6);
        assertThat(json(open("/public/v1/zones/320583-01")).get("level").asText())
                .isEqualTo("provincial");
        assertThat(open("/public/v1/zones/320583-02").statusCode()).isEqualTo(404);
        assertThat(json(open("/public/v1/zones?bureau=ningbo")).get("items")).hasSize(1);
    }

    @Test
    public void R6_everybodySeesPublicNoticesWithTheirLastDayAndNothingElseOfACase() {
        JsonNode notices = json(open("/public/v1/notices"));
        assertThat(notices.get("items")).hasSize(1);
        JsonNode notice = notices.at("/items/0");
        assertThat(notice.get("subject").asText()).isEqualTo("zone:320583-01");
        assertThat(notice.get("until").asText()).isEqualTo("2015-07-10");
        List<String> fields = new ArrayList<>();
        notice.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly("number", "subject", "subjectName", "procedure", "title", "bureau", "since", "until");
    }

    @Test
    public void R6_everybodySeesWhatWasAnnouncedAndNothingElseOfACase() {
        JsonNode all = json(open("/public/v1/announcements"));
        // Not what was annulled, and not a number beside a step that needs none.
        assertThat(all.get("items")).hasSize(2);
        JsonNode first = all.at("/items/0");
        assertThat(first.get("announcement").asText()).isEqualTo("No. 2");
        assertThat(first.at("/decision/en").asText()).isEqualTo("Designate");
        List<String> fields = new ArrayList<>();
        first.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "announcement", "day", "subject", "subjectName", "procedure", "decision", "title", "bureau");
    }

    @Test
    public void R6_everybodySeesTheDemonstrationEnterprises() {
        JsonNode all = json(open("/public/v1/enterprises"));
        assertThat(all.get("items")).hasSize(1);
        assertThat(all.at("/items/0/code").asText()).isEqualTo(Province.TITLED.value());
        assertThat(all.at("/items/0/until").isNull()).isTrue();
        assertThat(json(open("/public/v1/enterprises?bureau=ningbo")).get("items"))
                .isEmpty();
        assertThat(json(open("/public/v1/statistics")).get("enterprises").asInt())
                .isEqualTo(1);
    }

    @Test
    public void R6_anybodyObjectsDuringANoticeWithoutAnAccountAndFollowsItByReceipt() {
        assertThat(json(open("/public/v1/notices/1")).get("until").asText()).isEqualTo("2015-07-10");
        assertThat(open("/public/v1/notices/2").statusCode()).isEqualTo(404);
        String body = "{\"text\":\"the smoke is in every garden\"}";
        HttpResponse<String> objected = api.post("/public/v1/notices/1/objections", null, body);
        assertThat(objected.statusCode()).isEqualTo(201);
        assertThat(header(objected, "Cache-Control")).isEqualTo("no-store");
        String receipt = json(objected).get("code").asText();
        HttpResponse<String> followed = open("/public/v1/objections/" + receipt);
        assertThat(json(followed).get("answer").asText()).isEqualTo("it is steam");
        assertThat(header(followed, "Cache-Control")).isEqualTo("no-store");
        assertThat(open("/public/v1/objections/1-AAAAA").statusCode()).isEqualTo(404);
        assertThat(api.post("/public/v1/notices/2/objections", null, body).statusCode())
                .isEqualTo(404);
        assertThat(api.post("/public/v1/notices/1/objections", null, "{\"text\":\"no\"}")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> slower = api.post("/public/v1/notices/1/objections", null, body);
        for (int i = 0; i < 5 && slower.statusCode() == 201; i++) {
            slower = api.post("/public/v1/notices/1/objections", null, body);
        }
        assertThat(slower.statusCode()).isEqualTo(429);
        assertThat(header(slower, "Retry-After")).isNotEmpty();
    }

    @Test
    public void R6_B1_everybodyVerifiesATitleAndAMark() {
        JsonNode valid = json(open("/public/v1/titles/320583-01?on=2015-06-30"));
        assertThat(valid.get("valid").asBoolean()).isTrue();
        assertThat(valid.get("title").asText()).isEqualTo("provincial");
        JsonNode none = json(open("/public/v1/titles/320583-02"));
        assertThat(none.get("valid").asBoolean()).isFalse();
        assertThat(none.get("since").isNull()).isTrue();
        assertThat(open("/public/v1/titles/320583-01?on=2030-01-01").statusCode())
                .isEqualTo(400);
        assertThat(json(open("/public/v1/marks/" + mark)).get("outcome").asText())
                .isEqualTo("VALID");
        assertThat(open("/public/v1/marks/ABCDEFGHJKMN").statusCode()).isEqualTo(400);
    }

    @Test
    public void R6_everybodySeesTheNumbers() {
        JsonNode numbers = json(open("/public/v1/statistics"));
        assertThat(numbers.at("/zones/provincial").asInt()).isEqualTo(6);
        assertThat(numbers.get("bureaus")).hasSize(2);
    }

    @Test
    public void R6_whatIsPublicIsSeparateFromWhatIsInternal() {
        for (Route route : api.routes) {
            boolean open = route.path().startsWith("/public/");
            if (!route.tag().equals("document")) {
                assertThat(route.access() == Route.Access.PUBLIC)
                        .as(route.toString())
                        .isEqualTo(open);
            }
            // Complaining (R16) and objecting (R6) is all that nobody needs an account for; a certificate is only
            // shown.
            assertThat(open && route.changes())
                    .as(route.toString())
                    .isEqualTo(List.of("publicComplaint", "publicObjection", "publicCertificateCheck")
                            .contains(route.operation()));
        }
        JsonNode document = json(open("/public/v1/openapi.json"));
        assertThat(document.get("paths")).hasSize(16);
        assertThat(document.at("/components").has("securitySchemes")).isFalse();
        document.get("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(path).startsWith("/public/v1/"));
    }

    @Test
    public void R6_publicAnswersMayBeKeptForAMinuteAndInternalOnesNever() {
        HttpResponse<String> zones = open("/public/v1/zones");
        assertThat(header(zones, "Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(header(zones, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(api.get("/api/v1/zones"), "Cache-Control")).isEqualTo("no-store");
    }

    /** So that the fake above is not what is tested: a title that ended is none. */
    @Test
    public void R6_aTitleThatEndedIsNotShown() {
        Grants before = api.services.need(Grants.class);
        api.services.with(
                Grants.class,
                Fakes.of(
                        Grants.class,
                        java.util.Map.of(
                                "held",
                                args -> args[0] instanceof Subject
                                        ? java.util.Optional.of(new Grant(
                                                1,
                                                (Subject) args[0],
                                                Grant.Kind.ZONE_LEVEL,
                                                "cultivating",
                                                DateRange.from(Province.DAY),
                                                Grant.Precision.DAY,
                                                Province.DECISION,
                                                null,
                                                null))
                                        : java.util.Map.of())));
        try {
            assertThat(json(open("/public/v1/zones")).get("items")).isEmpty();
            assertThat(json(open("/public/v1/titles/320583-01")).get("valid").asBoolean())
                    .isFalse();
        } finally {
            api.services.with(Grants.class, before);
        }
    }
}
