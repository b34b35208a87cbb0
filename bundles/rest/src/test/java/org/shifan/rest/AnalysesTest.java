// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.BackCasting;
import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.CriteriaAnalysis;
import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.CrossEvaluation;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.analysis.LeastChange;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.analysis.Robustness;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.analysis.WhatIf;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.fact.FactId;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.json;

/** What would be with other facts, weights and criteria, by HTTP. */
public class AnalysesTest {
    private static final String ZONE = "/api/v1/zones/320583-01/";
    private static final LocalDate DAY = LocalDate.of(2015, 3, 1);
    private static final AnalysedCriteria CRITERIA = new AnalysedCriteria(
            "set",
            new CriteriaKey(BureauCode.of("jiangsu"), Subject.Kind.ZONE, Level.PROVINCIAL),
            "1.0.0",
            "d",
            Text.same("set"),
            true,
            null,
            BigDecimal.valueOf(70));
    private static final String PLAIN = "{\"level\":\"provincial\",\"year\":2014}";

    private final Fakes services = new Province().services();
    private final EvaluationService single = services.need(EvaluationService.class);
    private Object[] asked;
    private final ApiServer api;

    public AnalysesTest() {
        services.with(
                SubjectAnalysis.class,
                Fakes.of(
                        SubjectAnalysis.class,
                        Map.of(
                                "whatIf", note(args -> new WhatIf(assumed(args), made(args), made(args), List.of())),
                                "sweep", note(AnalysesTest::sweep),
                                "leastChange",
                                        note(args -> new LeastChange(
                                                CRITERIA, Outcome.of(made(args)), List.of(), List.of())),
                                "robustness",
                                        note(args -> new Robustness(
                                                CRITERIA, percent(args), List.of(), List.of(), List.of(), List.of())),
                                "crossEvaluation",
                                        note(args -> new CrossEvaluation(
                                                Text.same("unofficial"), made(args), made(args))))));
        services.with(BackCasting.class, Fakes.of(BackCasting.class, Map.of("backCast", note(this::made))));
        services.with(
                CriteriaAnalysis.class,
                Fakes.of(
                        CriteriaAnalysis.class,
                        Map.of(
                                "comparability",
                                note(args -> new Comparability(
                                        (Level) args[0], (LocalDate) args[1], List.of(), List.of())))));
        services.with(
                ImpactAnalysis.class, Fakes.of(ImpactAnalysis.class, Map.of("impact", note(AnalysesTest::impact))));
        services.with(
                CriteriaReleases.class,
                Fakes.of(
                        CriteriaReleases.class,
                        Map.of("shadowed", note(args -> trials()), "shadow", note(args -> trials()))));
        api = new ApiServer(services, Limits.INITIAL);
    }

    private Function<Object[], Object> note(Function<Object[], Object> answer) {
        return args -> {
            asked = args;
            return answer.apply(args);
        };
    }

    private Evaluation made(Object[] args) {
        return single.evaluate((EvaluationRequest) args[0]);
    }

    private List<Evaluation> trials() {
        return List.of(single.evaluate(
                new EvaluationRequest(Subject.of("zone:320583-01"), Level.PROVINCIAL, 2014, DAY, false, "root")));
    }

    @SuppressWarnings("unchecked")
    private static List<Assumption> assumed(Object[] args) {
        return (List<Assumption>) args[1];
    }

    private static BigDecimal percent(Object[] args) {
        return (BigDecimal) args[args.length == 2 ? 1 : 2];
    }

    private static Sweep sweep(Object[] args) {
        Sweep.Range range = (Sweep.Range) args[2];
        EvaluationRequest request = (EvaluationRequest) args[0];
        return new Sweep(
                CRITERIA,
                request.subject(),
                range.fact(),
                Text.same("value"),
                request.year(),
                "USD",
                range.step(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    private static Impact impact(Object[] args) {
        int year = (int) args[1];
        LocalDate day = (LocalDate) args[2];
        return new Impact(
                CRITERIA,
                null,
                year,
                day,
                List.of(),
                List.of(),
                new Prediction("set", "1.0.0", "d", year, day, List.of()),
                false);
    }

    @After
    public void stop() {
        api.close();
    }

    private JsonNode answer(String path, String order) {
        HttpResponse<String> answer = api.post(path, LI, order);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        assertThat(services.changes).hasValue(0);
        return json(answer);
    }

    private void asks(Level level, int year) {
        EvaluationRequest request = (EvaluationRequest) asked[0];
        assertThat(request.subject()).hasToString("zone:320583-01");
        assertThat(request.level()).isEqualTo(level);
        assertThat(request.year()).isEqualTo(year);
        assertThat(request.official()).isFalse();
    }

    @Test
    public void aWhatIfKeepsNothing() {
        JsonNode result = answer(
                ZONE + "what-if",
                "{\"level\":\"provincial\",\"year\":2014,\"assumptions\":[{\"fact\":\"export.value\",\"value\":5}]}");
        assertThat(result.get("assumptions").get(0).get("value").decimalValue()).isEqualByComparingTo("5");
        assertThat(result.get("after").get("id").asLong()).isZero();
        asks(Level.PROVINCIAL, 2014);
        HttpResponse<String> none =
                api.post(ZONE + "what-if", LI, "{\"level\":\"provincial\",\"year\":2014,\"assumptions\":[]}");
        assertThat(json(none).get("code").asText()).isEqualTo("rest.what-if.assumptions");
    }

    @Test
    public void aSweepRunsOneFactOverTheRangeThatWasAskedFor() {
        JsonNode result = answer(
                ZONE + "sweep",
                "{\"level\":\"provincial\",\"year\":2014,\"fact\":\"export.value\",\"from\":0,\"to\":10,\"step\":0.5}");
        assertThat(result.get("precision").decimalValue()).isEqualByComparingTo("0.5");
        asks(Level.PROVINCIAL, 2014);
        assertThat(asked[2])
                .isEqualTo(new Sweep.Range(
                        FactId.of("export.value"), null, BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal("0.5")));
    }

    @Test
    public void theLeastChangeIsLookedForWithWhatIsAssumed() {
        answer(ZONE + "least-change", PLAIN);
        assertThat(assumed(asked)).isEmpty();
        answer(
                ZONE + "least-change",
                "{\"level\":\"provincial\",\"year\":2014,\"assumptions\":[{\"fact\":\"export.value\"}]}");
        assertThat(assumed(asked)).containsExactly(new Assumption(FactId.of("export.value"), null, null));
    }

    @Test
    public void weightsAreMovedByTwentyPercentUnlessAnotherIsAskedFor() {
        assertThat(answer(ZONE + "robustness", PLAIN).get("percent").asInt()).isEqualTo(20);
        answer(ZONE + "robustness", "{\"level\":\"provincial\",\"year\":2014,\"percent\":12.5}");
        assertThat(percent(asked)).isEqualByComparingTo("12.5");
        answer("/api/v1/bureaus/jiangsu/robustness", PLAIN);
        assertThat(asked[0]).isEqualTo(BureauCode.of("jiangsu"));
        assertThat(api.post("/api/v1/bureaus/nowhere/robustness", LI, PLAIN).statusCode())
                .isEqualTo(404);
    }

    @Test
    public void aBureauWithoutZonesIsToldThatNoVerdictCouldFlip() {
        services.with(ZoneRegistry.class, Fakes.of(ZoneRegistry.class, Map.of("zones", args -> List.of())));
        HttpResponse<String> none = api.post("/api/v1/bureaus/ningbo/robustness", LI, PLAIN);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(json(none).get("code").asText()).isEqualTo("rest.bureau.no-zone");
        assertThat(asked).isNull();
    }

    @Test
    public void otherCriteriaAreNamedWithTheirVersion() {
        String order =
                "{\"level\":\"provincial\",\"year\":2014,\"set\":\"zhejiang-zone-provincial\",\"version\":\"1.0.0\"}";
        answer(ZONE + "cross-evaluation", order);
        assertThat(asked[1]).isEqualTo(CriteriaChoice.installed("zhejiang-zone-provincial", "1.0.0"));
        answer(ZONE + "back-cast", order);
        assertThat(asked[1]).isEqualTo("zhejiang-zone-provincial");
        assertThat(asked[2]).isEqualTo("1.0.0");
    }

    @Test
    public void theImpactOfASetAndItsTrialsAreKeptApart() {
        answer("/api/v1/criteria/jiangsu-zone-provincial/impact", "{\"year\":2014,\"asOf\":\"2030-01-01\"}");
        assertThat(asked[0]).isEqualTo(CriteriaChoice.installed("jiangsu-zone-provincial", null));
        assertThat(asked[2]).isEqualTo(LocalDate.of(2030, 1, 1));
        JsonNode trials = json(api.get("/api/v1/criteria/jiangsu-zone-provincial/trials"));
        assertThat(trials.get("items").get(0).get("subject").asText()).isEqualTo("zone:320583-01");
        HttpResponse<String> begun = api.post(
                "/api/v1/criteria/jiangsu-zone-provincial/trials",
                ROOT,
                "{\"year\":2014,\"reason\":\"before it is in force\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        assertThat(asked[2]).isEqualTo(2014);
        assertThat(json(api.get("/api/v1/comparability?level=provincial&on=2014-06-01"))
                        .get("on")
                        .asText())
                .isEqualTo("2014-06-01");
    }

    @Test
    public void aYearOrADayThatCannotBeIsRefusedAndSoIsAZoneThatIsNotThere() {
        for (String what : List.of("what-if", "sweep", "least-change", "robustness", "cross-evaluation", "back-cast")) {
            String order =
                    "{\"level\":\"provincial\",\"year\":2999,\"set\":\"a\",\"fact\":\"export.value\",\"from\":0,\"to\":1,\"step\":1,"
                            + "\"assumptions\":[{\"fact\":\"export.value\",\"value\":1}]}";
            JsonNode known = json(api.get("/api/v1/openapi.json"))
                    .at("/paths/~1api~1v1~1zones~1{zone}~1" + what
                            + "/post/requestBody/content/application~1json/schema");
            assertThat(known.isMissingNode()).as(what).isFalse();
            assertThat(api.post("/api/v1/zones/320583-99/" + what, LI, trimmed(what, order))
                            .statusCode())
                    .as(what)
                    .isEqualTo(404);
            HttpResponse<String> refused = api.post(ZONE + what, LI, trimmed(what, order));
            assertThat(refused.statusCode()).as(what + refused.body()).isEqualTo(422);
            assertThat(json(refused).get("code").asText()).as(what).isEqualTo("rest.evaluation.day");
        }
        HttpResponse<String> impact = api.post("/api/v1/criteria/a/impact", LI, "{\"year\":1999}");
        assertThat(json(impact).get("code").asText()).isEqualTo("rest.year");
    }

    /** Only what this operation takes. */
    private static String trimmed(String what, String order) {
        return switch (what) {
            case "what-if", "least-change" -> order.replaceAll("\"set\".*\"step\":1,", "");
            case "sweep" -> order.replace("\"set\":\"a\",", "");
            case "robustness" -> order.replaceAll(",\"set\".*", "}");
            default -> order.replaceAll(",\"fact\".*", "}");
        };
    }

    @Test
    public void answersAreAsTheDocumentSays() {
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        for (String path :
                List.of("/api/v1/comparability?level=provincial", "/api/v1/criteria/jiangsu-zone-provincial/trials")) {
            assertThat(conformance.faults("GET", path, api.get(path))).as(path).isEmpty();
        }
        for (String path : List.of(ZONE + "robustness", ZONE + "least-change")) {
            assertThat(conformance.faults("POST", path, api.post(path, LI, PLAIN)))
                    .as(path)
                    .isEmpty();
        }
    }
}
