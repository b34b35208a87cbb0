// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

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
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Participation;
import org.shifan.api.market.Participations;
import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** T2 and T3 for other systems: standards, trainings, and parts that are taken in rules and exchanges. */
public class MarketRegistersTest {
    private static final LocalDate MAY = LocalDate.of(2015, 5, 20);
    private static final Decision ENTERED = new Decision("li", MAY, "register", "");
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final Subject KUNSHAN = Subject.of("zone:320583-01");

    private final List<String> asked = new ArrayList<>();
    private ForeignStandard standard = standard("1978");
    private Participation exchange = exchange(List.of());

    private final ApiServer api = new ApiServer(
            new Province()
                    .services()
                    .with(
                            ForeignStandards.class,
                            Fakes.of(
                                    ForeignStandards.class,
                                    Map.of(
                                            "register", args -> told("register", args, standard),
                                            "require", args -> standard,
                                            "standards", args -> told("standards", args, List.of(standard)),
                                            "change",
                                                    args -> {
                                                        standard = standard("1978", "2011");
                                                        return told("change", args, standard);
                                                    })))
                    .with(
                            Trainings.class,
                            Fakes.of(
                                    Trainings.class,
                                    Map.of(
                                            "hold", args -> told("hold", args, training()),
                                            "require", args -> training(),
                                            "attended", args -> told("attended", args, training()),
                                            "trainings", args -> told("trainings", args, List.of(training())))))
                    .with(
                            Participations.class,
                            Fakes.of(
                                    Participations.class,
                                    Map.of(
                                            "enter", args -> told("enter", args, exchange),
                                            "require", args -> exchange,
                                            "all", args -> told("all", args, List.of(exchange)),
                                            "candidates",
                                                    args -> List.of(new Participations.Candidate(
                                                            KUNSHAN, 1, new Text("国家级示范区", "national zone"))),
                                            "takePart",
                                                    args -> {
                                                        exchange = exchange(List.of(new Participation.Party(
                                                                (Subject) args[1], 1, (Decision) args[2])));
                                                        return told("takePart", args, exchange);
                                                    }))),
            Limits.INITIAL);

    @After
    public void stop() {
        api.close();
    }

    private <T> T told(String what, Object[] args, T answer) {
        asked.add(what + " " + Arrays.asList(args));
        return answer;
    }

    private static ForeignStandard standard(String... versions) {
        return new ForeignStandard(
                8,
                CountryCode.of("US"),
                "16 CFR 1512",
                "Requirements for bicycles",
                List.of(HsScope.of("8712")),
                Arrays.stream(versions)
                        .map(version -> new ForeignStandard.Version(
                                version, null, LocalDate.parse(version + "-05-11"), "test of forks", null, ENTERED))
                        .toList());
    }

    private static Training training() {
        return new Training(
                2,
                JIANGSU,
                KUNSHAN.zoneId(),
                MAY,
                "Bicycles in the USA",
                "",
                List.of("G/TBT/N/USA/1103"),
                ENTERED,
                List.of(new Training.Participant(OrganisationCode.of("192203821"), "Wang")));
    }

    private static Participation exchange(List<Participation.Party> parties) {
        return new Participation(
                9, Participation.Kind.EXCHANGE, JIANGSU, "Fair", "Cologne", "", 2, MAY, ENTERED, parties);
    }

    private JsonNode made(String path, String body, String... headers) {
        HttpResponse<String> answer = api.post(path, LI, body, headers);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(201);
        return json(answer);
    }

    @Test
    public void t2AStandardIsEnteredWithItsFirstVersionAndChangedAsItWasSeen() {
        made(
                "/api/v1/market/standards",
                "{\"market\":\"US\",\"number\":\"16 CFR 1512\",\"title\":\"Requirements for bicycles\",\"hs\":[\"8712\"],"
                        + "\"first\":{\"version\":\"1978\",\"from\":\"1978-05-11\",\"change\":\"first version\",\"reason\":\"register\"}}");
        assertThat(asked.get(0))
                .startsWith("register [US, 16 CFR 1512, Requirements for bicycles, [8712], Version[version=1978")
                .contains("by=li, on=2015-07-01, reason=register");
        assertThat(json(api.get("/api/v1/market/standards?market=US&hs=8712"))
                        .at("/items/0/number")
                        .asText())
                .isEqualTo("16 CFR 1512");
        assertThat(asked.get(1)).isEqualTo("standards [US, 8712]");
        String versions = "/api/v1/market/standards/8/versions";
        String next = "{\"version\":\"2011\",\"from\":\"2016-09-01\",\"change\":\"other test of forks\","
                + "\"notice\":\"G/TBT/N/USA/1103\",\"reason\":\"register\"}";
        assertThat(api.post(versions, LI, next).statusCode()).isEqualTo(428);
        String tag = header(api.get("/api/v1/market/standards/8"), "ETag");
        assertThat(made(versions, next, "If-Match", tag).at("/versions")).hasSize(2);
        assertThat(asked.get(2)).contains("G/TBT/N/USA/1103");
        assertThat(api.post(versions, LI, next, "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(api.post(
                                "/api/v1/market/standards",
                                LI,
                                "{\"market\":\"US\",\"number\":\"1\",\"title\":\"t\",\"hs\":[\"bicycles\"],\"first\":{\"version\":\"1\","
                                        + "\"from\":\"2015-01-01\",\"change\":\"c\",\"reason\":\"r\"}}")
                        .body())
                .contains("bicycles");
    }

    @Test
    public void t2ATrainingIsEnteredWithWhoWasThere() {
        made(
                "/api/v1/market/trainings",
                "{\"bureau\":\"jiangsu\",\"zone\":\"320583-01\",\"heldOn\":\"2015-05-20\",\"topic\":\"Bicycles in the USA\","
                        + "\"references\":[\"G/TBT/N/USA/1103\"],\"reason\":\"held\"}");
        assertThat(asked.get(0))
                .startsWith("hold [jiangsu, 320583-01, 2015-05-20, Bicycles in the USA, null, [G/TBT/N/USA/1103]");
        JsonNode attended = made(
                "/api/v1/market/trainings/2/participants",
                "{\"enterprise\":\"192203821\",\"person\":\"Wang\",\"reason\":\"list of those present\"}");
        assertThat(asked.get(1)).startsWith("attended [2, 192203821, Wang, Decision[by=li");
        assertThat(attended.at("/participants/0/person").asText()).isEqualTo("Wang");
        json(api.get("/api/v1/market/trainings?zone=320583-01&year=2015"));
        assertThat(asked.get(2)).isEqualTo("trainings [null, 320583-01, 2015]");
        assertThat(json(api.get("/api/v1/market/trainings/2")).at("/topic").asText())
                .isEqualTo("Bicycles in the USA");
    }

    @Test
    public void t3PlacesAreOfferedByRankAndGivenAsTheListWasSeen() {
        made(
                "/api/v1/market/participations",
                "{\"kind\":\"EXCHANGE\",\"bureau\":\"jiangsu\",\"title\":\"Fair\",\"detail\":\"Cologne\",\"places\":2,"
                        + "\"heldOn\":\"2015-05-20\",\"reason\":\"invited\"}");
        assertThat(asked.get(0)).startsWith("enter [EXCHANGE, jiangsu, Fair, Cologne, , 2, 2015-05-20, Decision[by=li");
        assertThat(json(api.get("/api/v1/market/participations/9/candidates"))
                        .at("/items/0/subject")
                        .asText())
                .isEqualTo("zone:320583-01");
        String parties = "/api/v1/market/participations/9/parties";
        String who = "{\"subject\":\"zone:320583-01\",\"reason\":\"first in rank\"}";
        assertThat(api.post(parties, LI, who).statusCode()).isEqualTo(428);
        String tag = header(api.get("/api/v1/market/participations/9"), "ETag");
        assertThat(made(parties, who, "If-Match", tag)
                        .at("/parties/0/decision/by")
                        .asText())
                .isEqualTo("li");
        assertThat(api.post(parties, LI, who, "If-Match", tag).statusCode()).isEqualTo(412);
        json(api.get("/api/v1/market/participations?of=zone:320583-01"));
        assertThat(asked.get(2)).isEqualTo("all [null, null, zone:320583-01]");
    }
}
