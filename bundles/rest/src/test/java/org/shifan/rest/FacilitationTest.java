// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;
import org.shifan.api.facilitation.MonitoringSample;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignments;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** What is ordered of plans, samples, goods of projects and terms reaches the desk as it was said, in the caller's name. */
public class FacilitationTest {
    private static final LocalDate JUNE = LocalDate.of(2015, 6, 1);
    private static final Decision LI_DECIDED = new Decision("li", JUNE, "complete", "");
    private static final OrganisationCode KUNSHAN = OrganisationCode.of("192203821");
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");

    private final List<String> asked = new ArrayList<>();
    private MonitoringPlan plan = plan(null);
    private ProjectConsignment consignment = consignment(List.of());

    private final ApiServer api = new ApiServer(
            new Province()
                    .services()
                    .with(
                            Monitoring.class,
                            Fakes.of(
                                    Monitoring.class,
                                    Map.of(
                                            "set", args -> told("set", args, plan),
                                            "require", args -> plan,
                                            "end",
                                                    args -> {
                                                        plan = plan((LocalDate) args[1]);
                                                        return told("end", args, plan);
                                                    },
                                            "plans", args -> told("plans", args, List.of(plan, plan, plan)),
                                            "due", args -> List.of(),
                                            "samples", args -> List.of(sample()),
                                            "take", args -> told("take", args, sample()),
                                            "found", args -> told("found", args, sample()))))
                    .with(
                            ProjectConsignments.class,
                            Fakes.of(
                                    ProjectConsignments.class,
                                    Map.of(
                                            "enter", args -> told("enter", args, consignment),
                                            "require", args -> consignment,
                                            "consignments", args -> told("consignments", args, List.of(consignment)),
                                            "back",
                                                    args -> {
                                                        consignment = consignment(List.of(new ProjectConsignment.Step(
                                                                1,
                                                                (String) args[1],
                                                                JUNE,
                                                                (BigDecimal) args[2],
                                                                LI_DECIDED)));
                                                        return told("back", args, consignment);
                                                    },
                                            "writeOff", args -> told("writeOff", args, consignment))))
                    .with(
                            SetTerms.class,
                            Fakes.of(
                                    SetTerms.class,
                                    Map.of(
                                            "set", args -> told("term", args, term()),
                                            "end", args -> told("term-end", args, term()),
                                            "terms", args -> told("terms", args, List.of(term()))))),
            Limits.INITIAL);

    @After
    public void stop() {
        api.close();
    }

    private <T> T told(String what, Object[] args, T answer) {
        asked.add(what + " " + Arrays.asList(args));
        return answer;
    }

    private static MonitoringPlan plan(LocalDate endedOn) {
        return new MonitoringPlan(
                3,
                KUNSHAN,
                JIANGSU,
                "8712",
                DateRange.of(JUNE, LocalDate.of(2015, 12, 31)),
                List.of("fork"),
                20,
                50,
                LI_DECIDED,
                7,
                endedOn,
                endedOn == null ? null : LI_DECIDED,
                2,
                1,
                0);
    }

    private static MonitoringSample sample() {
        return new MonitoringSample(
                5,
                3,
                KUNSHAN,
                "D-1",
                "S-1",
                JUNE,
                LI_DECIDED,
                MonitoringSample.Outcome.FAILED,
                List.of("fork"),
                LI_DECIDED);
    }

    private static ProjectConsignment consignment(List<ProjectConsignment.Step> steps) {
        return new ProjectConsignment(
                4,
                7,
                DeclaredGround.Kind.PROJECT_REPAIR,
                KUNSHAN,
                JIANGSU,
                "IN-1",
                Shipment.Direction.IMPORT,
                HsCode.of("87120030"),
                JUNE,
                "bicycles",
                BigDecimal.TEN,
                "pieces",
                LocalDate.of(2015, 8, 31),
                LI_DECIDED,
                steps);
    }

    private static SetTerm term() {
        return new SetTerm(
                6,
                JIANGSU,
                "F4",
                "4011",
                SetTerm.Kind.CLASS_AT_LEAST,
                "1",
                DateRange.from(JUNE),
                LI_DECIDED,
                0,
                null,
                null);
    }

    private JsonNode made(String path, String who, String body, String... headers) {
        HttpResponse<String> answer = api.post(path, who, body, headers);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(201);
        return json(answer);
    }

    @Test
    public void f2APlanIsSetReadAndEndedAsItWasSeen() {
        JsonNode set = made(
                "/api/v1/monitoring-plans",
                LI,
                "{\"enterprise\":\"192203821\",\"hs\":\"8712\",\"items\":[\"fork\"],\"samples\":20,\"reason\":\"complete\"}");
        // Li's day is the server's, and so is the first one.
        assertThat(asked.get(0))
                .isEqualTo("set [192203821, 8712, 2015-07-01, [fork], 20, 0, "
                        + new Decision("li", LocalDate.of(2015, 7, 1), "complete", "") + "]");
        assertThat(set.at("/failed").asInt()).isEqualTo(1);

        JsonNode page = json(api.get("/api/v1/monitoring-plans?bureau=jiangsu&year=2015&limit=2"));
        assertThat(asked.get(1)).isEqualTo("plans [jiangsu, null, 2015, 0, 3]");
        assertThat(page.at("/items")).hasSize(2);
        assertThat(page.at("/next").asText()).isNotEmpty();

        String end = "{\"lastDay\":\"2015-07-31\",\"reason\":\"given up\"}";
        String path = "/api/v1/monitoring-plans/3/end";
        assertThat(api.post(path, LI, end).statusCode()).isEqualTo(428);
        String tag = header(api.get("/api/v1/monitoring-plans/3"), "ETag");
        assertThat(made(path, LI, end, "If-Match", tag).at("/endedOn").asText()).isEqualTo("2015-07-31");
        assertThat(api.post(path, LI, end, "If-Match", tag).statusCode()).isEqualTo(412);
    }

    @Test
    public void f2ASampleIsTakenAndItsResultEntered() {
        made(
                "/api/v1/monitoring-plans/3/samples",
                LI,
                "{\"reference\":\"S-1\",\"declaration\":\"D-1\",\"takenOn\":\"2015-06-20\",\"reason\":\"drawn\"}");
        assertThat(asked.get(0)).startsWith("take [3, D-1, S-1, 2015-06-20, Decision[by=li, on=2015-07-01");
        JsonNode found = made(
                "/api/v1/monitoring-samples/5/result",
                ROOT,
                "{\"failedItems\":[\"fork\"],\"reason\":\"breaks\",\"evidence\":\"report 9\"}");
        assertThat(asked.get(1)).startsWith("found [5, [fork], Decision[by=root");
        assertThat(found.at("/outcome").asText()).isEqualTo("FAILED");
        assertThat(json(api.get("/api/v1/monitoring-plans/3/samples"))
                        .at("/items/0/reference")
                        .asText())
                .isEqualTo("S-1");
        assertThat(json(api.get("/api/v1/monitoring-plans/3/due")).at("/items")).isEmpty();
        // Whether it passed is said and never guessed.
        assertThat(api.post("/api/v1/monitoring-samples/5/result", ROOT, "{\"reason\":\"seen\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    public void f7GoodsOfAProjectAreFollowedOverTheBorderAndBack() {
        made(
                "/api/v1/project-consignments",
                LI,
                "{\"declaration\":\"IN-1\",\"goods\":\"bicycles\",\"quantity\":10,\"unit\":\"pieces\","
                        + "\"due\":\"2015-08-31\",\"reason\":\"registered\"}");
        assertThat(asked.get(0)).startsWith("enter [IN-1, bicycles, 10, pieces, 2015-08-31, Decision[by=li");
        assertThat(json(api.get("/api/v1/project-consignments?overdueOn=2015-09-01"))
                        .at("/items/0/due")
                        .asText())
                .isEqualTo("2015-08-31");
        assertThat(asked.get(1)).isEqualTo("consignments [null, null, 2015-09-01, 0, 51]");

        String steps = "/api/v1/project-consignments/4/steps";
        String tag = header(api.get("/api/v1/project-consignments/4"), "ETag");
        String back = "{\"declaration\":\"OUT-1\",\"quantity\":9.5,\"reason\":\"repaired\"}";
        assertThat(api.post(steps, LI, back).statusCode()).isEqualTo(428);
        assertThat(made(steps, LI, back, "If-Match", tag)
                        .at("/steps/0/quantity")
                        .decimalValue())
                .isEqualByComparingTo("9.5");
        assertThat(api.post(steps, LI, back, "If-Match", tag).statusCode()).isEqualTo(412);
        made(
                steps,
                LI,
                "{\"quantity\":0.5,\"reason\":\"destroyed\",\"evidence\":\"report 3\"}",
                "If-Match",
                header(api.get("/api/v1/project-consignments/4"), "ETag"));
        assertThat(asked.get(asked.size() - 1)).startsWith("writeOff [4, 0.5, Decision[by=li");
    }

    @Test
    public void f10ABureauSetsWhatItAsksBesidesAndWhoSetItIsRead() {
        made(
                "/api/v1/measure-terms",
                LI,
                "{\"bureau\":\"jiangsu\",\"measure\":\"F4\",\"kind\":\"CLASS_AT_LEAST\",\"value\":\"1\",\"hs\":\"4011\","
                        + "\"from\":\"2015-08-01\",\"reason\":\"recalls\"}");
        assertThat(asked.get(0)).startsWith("term [jiangsu, F4, 4011, CLASS_AT_LEAST, 1, 2015-08-01.., Decision[by=li");
        made("/api/v1/measure-terms/6/end", LI, "{\"reason\":\"rectified\"}");
        assertThat(asked.get(1)).startsWith("term-end [6, 2015-07-01, Decision[by=li");
        assertThat(json(api.get("/api/v1/measure-terms?bureau=jiangsu&on=2015-06-30"))
                        .at("/items/0/set/by")
                        .asText())
                .isEqualTo("li");
        assertThat(asked.get(2)).isEqualTo("terms [jiangsu, 2015-06-30]");
        assertThat(api.post(
                                "/api/v1/measure-terms",
                                LI,
                                "{\"bureau\":\"jiangsu\",\"measure\":\"F4\"," + "\"kind\":\"MILDER\",\"reason\":\"x\"}")
                        .body())
                .contains("rest.json.value")
                .contains("'kind'");
    }
}
