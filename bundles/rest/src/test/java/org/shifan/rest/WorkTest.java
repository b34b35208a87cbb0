// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.Text;
import org.shifan.api.work.Work;
import org.shifan.api.work.WorkFigure;
import org.shifan.api.work.WorkKind;
import org.shifan.api.work.Works;
import org.shifan.api.work.ZoneDuties;
import org.shifan.api.work.ZoneFigures;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** Work beside the cases and a zone's figures by HTTP (R1 to R3, R5, R13 to R15, D2, I1, I2, B2). */
public class WorkTest {
    private static final Subject KUNSHAN = Subject.of("zone:320583-01");
    private static final Text NAME = new Text("名称", "name");
    private static final LocalDate DAY = LocalDate.of(2015, 5, 1);

    private final Fakes services = new Province().services();
    private final List<Work.Line> lines = new ArrayList<>();
    private final ApiServer api;

    public WorkTest() {
        services.with(
                Works.class,
                Fakes.of(
                        Works.class,
                        Map.of(
                                "kinds",
                                args -> List.of(new WorkKind(
                                        "publicity",
                                        NAME,
                                        "B2",
                                        "六(五)",
                                        Set.of(Subject.Kind.ZONE),
                                        List.of(),
                                        List.of())),
                                "enter",
                                args -> entered((DateRange) args[3], (Map<?, ?>) args[4], (Signature) args[5]),
                                "step",
                                args -> line((String) args[1], (Map<?, ?>) args[2], (Signature) args[3]),
                                "require",
                                args -> work(),
                                "find",
                                args -> List.of(work()),
                                "figures",
                                args -> List.of(new WorkFigure(
                                        "booking", NAME, 1, 1, 0, Map.of("saving", new BigDecimal("1200.50")))),
                                "duties",
                                args -> new ZoneDuties(
                                        KUNSHAN.zoneId(),
                                        (LocalDate) args[1],
                                        List.of(new ZoneDuties.Part("public", NAME, List.of(), List.of(NAME)))))));
        services.with(
                ZoneFigures.class,
                Fakes.of(
                        ZoneFigures.class,
                        Map.of(
                                "aims",
                                args -> List.of(new ZoneFigures.Line(
                                        "quality-model",
                                        NAME,
                                        FactId.of("incident.rate"),
                                        NAME,
                                        Unit.PER_100M_USD,
                                        List.of(new ZoneFigures.Year((int) args[1], null, NAME)))),
                                "peers",
                                args -> List.of(new ZoneFigures.Comparison(
                                        "quality",
                                        NAME,
                                        FactId.of("incident.rate"),
                                        NAME,
                                        Unit.PER_100M_USD,
                                        false,
                                        BigDecimal.ONE,
                                        null,
                                        new ZoneFigures.Among(3, 3, 2, BigDecimal.TEN),
                                        new ZoneFigures.Among(1, 1, 1, BigDecimal.ONE))))));
        api = new ApiServer(services, Limits.INITIAL);
    }

    @After
    public void stop() {
        api.close();
    }

    private Work work() {
        return new Work(
                7,
                "publicity",
                KUNSHAN,
                Province.JIANGSU,
                "Canton Fair",
                DAY,
                null,
                Map.of("channel", "fair"),
                true,
                false,
                List.copyOf(lines));
    }

    private Work entered(DateRange period, Map<?, ?> details, Signature by) {
        assertThat(period.from()).isEqualTo(DAY);
        return line(Work.ENTERED, details, by);
    }

    private Work line(String step, Map<?, ?> details, Signature by) {
        services.need(Permissions.class).require("work.enter", Place.COUNTRY, by.actor());
        services.changes.incrementAndGet();
        Map<String, String> told = new java.util.HashMap<>();
        details.forEach((field, value) -> told.put(field.toString(), value.toString()));
        lines.add(new Work.Line(step, by.on(), told, by.actor(), by.reason(), Instant.EPOCH));
        return work();
    }

    private static String order(String from) {
        return "{\"subject\":\"zone:320583-01\",\"kind\":\"publicity\",\"title\":\"Canton Fair\",\"details\":{\"channel\":"
                + "\"fair\"},\"from\":\"" + from + "\",\"until\":\"2015-05-05\",\"reason\":\"plan\"}";
    }

    @Test
    public void b2PublicityIsEnteredAndFollowedInTheNameOfTheAccountThatIsLoggedIn() {
        HttpResponse<String> made = api.post("/api/v1/works", ROOT, order("2015-05-01"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(header(made, "Location")).isEqualTo("/api/v1/works/7");
        assertThat(lines.get(0).actor().account()).isEqualTo("root");
        assertThat(lines.get(0).details()).containsEntry("channel", "fair");

        String step = "{\"step\":\"done\",\"details\":{\"reach\":\"12000\"},\"reason\":\"report\"}";
        assertThat(api.post("/api/v1/works/7/steps", ROOT, step).statusCode()).isEqualTo(428);
        String seen = header(api.send("GET", "/api/v1/works/7", ROOT, null), "ETag");
        HttpResponse<String> followed = api.post("/api/v1/works/7/steps", ROOT, step, "If-Match", seen);
        assertThat(followed.statusCode()).as(followed.body()).isEqualTo(201);
        assertThat(json(followed)
                        .get("lines")
                        .get(1)
                        .get("details")
                        .get("reach")
                        .asText())
                .isEqualTo("12000");
    }

    @Test
    public void whoMayNotEntersNothing() {
        assertThat(api.post("/api/v1/works", LI, order("2015-05-01")).statusCode())
                .isEqualTo(403);
        HttpResponse<String> upside = api.post("/api/v1/works", ROOT, order("2015-05-06"));
        assertThat(upside.statusCode()).isEqualTo(422);
        assertThat(json(upside).get("code").asText()).isEqualTo("rest.work.until");
        assertThat(services.changes).hasValue(0);
    }

    @Test
    public void r1R2R3DutiesAimsAndPeersAreReadAsTheDocumentSays() {
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        for (String path : List.of(
                "/api/v1/work-kinds",
                "/api/v1/works?subject=zone:320583-01&on=2015-05-01",
                "/api/v1/work-figures?year=2015",
                "/api/v1/zones/320583-01/duties",
                "/api/v1/zones/320583-01/aims?from=2014&to=2014",
                "/api/v1/zones/320583-01/peers?year=2014")) {
            HttpResponse<String> answer = api.get(path);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
            assertThat(conformance.faults("GET", path, answer)).as(path).isEmpty();
        }
        assertThat(json(api.get("/api/v1/zones/320583-01/duties?on=2015-02-03"))
                        .get("on")
                        .asText())
                .isEqualTo("2015-02-03");
        assertThat(api.get("/api/v1/zones/320583-01/peers").statusCode()).isEqualTo(400);
    }
}
