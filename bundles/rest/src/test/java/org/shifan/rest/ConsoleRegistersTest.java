// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Proofs;
import org.shifan.api.facilitation.Rating;
import org.shifan.api.facilitation.Ratings;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.Archives;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.api.quality.ControlChart;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.Risk;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.quality.Risks;
import org.shifan.api.report.ArchiveReports;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** What the console can do with grounds, proofs, checks, ledger, ratings, risks, archives, competition cases and incidents, by HTTP. */
public class ConsoleRegistersTest {
    private static final LocalDate JUNE = LocalDate.of(2015, 6, 1);
    private static final Decision LI = new Decision("li", JUNE, "complete", "paper 3");
    private static final OrganisationCode KUNSHAN = OrganisationCode.of("192203821");
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final ZoneId ZONE = ZoneId.of("320583-01");
    private static final HsCode BICYCLES = HsCode.of("8712");

    private final List<String> asked = new ArrayList<>();
    private CompetitionCase competition = competition(CompetitionCase.State.REPORTED);
    private Incident incident = incident(1);

    private final ApiServer api = new ApiServer(services(), Limits.INITIAL);

    @After
    public void stop() {
        api.close();
    }

    private Fakes services() {
        return new Province()
                .services()
                .with(
                        DeclaredGrounds.class,
                        Fakes.of(
                                DeclaredGrounds.class,
                                Map.of(
                                        "declare", args -> told("declare", args, ground()),
                                        "end", args -> told("end", args, ground()),
                                        "grounds", args -> told("grounds", args, List.of(ground())))))
                .with(
                        Proofs.class,
                        Fakes.of(
                                Proofs.class,
                                Map.of(
                                        "handIn", args -> told("handIn", args, proof()),
                                        "verify", args -> told("verify", args, proof()),
                                        "proofs", args -> told("proofs", args, List.of(proof(), proof(), proof())))))
                .with(
                        MeasureChecks.class,
                        Fakes.of(
                                MeasureChecks.class,
                                Map.of(
                                        "enter", args -> told("enter", args, check()),
                                        "require", args -> check(),
                                        "checks", args -> told("checks", args, List.of(check())),
                                        "due", args -> told("due", args, List.of(line())))))
                .with(
                        MeasureLedger.class,
                        Fakes.of(
                                MeasureLedger.class,
                                Map.of(
                                        "lines", args -> told("lines", args, List.of(line())),
                                        "report", args -> told("report", args, report()))))
                .with(
                        Ratings.class,
                        Fakes.of(
                                Ratings.class,
                                Map.of(
                                        "rate", args -> told("rate", args, rating()),
                                        "history", args -> told("ratings", args, List.of(rating())))))
                .with(
                        EnterpriseRegistry.class,
                        Fakes.of(EnterpriseRegistry.class, Map.of("require", args -> enterprise())))
                .with(
                        Risks.class,
                        Fakes.of(
                                Risks.class,
                                Map.of(
                                        "grounds",
                                                args -> told(
                                                        "risks",
                                                        args,
                                                        IntStream.range(0, Math.min((int) args[2], 5))
                                                                .mapToObj(ConsoleRegistersTest::riskGround)
                                                                .toList()),
                                        "risk",
                                                args -> told(
                                                        "risk",
                                                        args,
                                                        Risk.of(
                                                                KUNSHAN,
                                                                BICYCLES,
                                                                CountryCode.of("US"),
                                                                JUNE,
                                                                List.of(riskGround(0)))),
                                        "chart",
                                                args -> told(
                                                        "chart",
                                                        args,
                                                        new ControlChart(
                                                                JIANGSU,
                                                                BICYCLES,
                                                                List.of(new ControlChart.Point(
                                                                        YearMonth.of(2015, 5), 200, 3, 0, 0.04)),
                                                                0.02,
                                                                1.5,
                                                                true)))))
                .with(
                        Archives.class,
                        Fakes.of(Archives.class, Map.of("archive", args -> told("archive", args, archive()))))
                .with(
                        ArchiveReports.class,
                        Fakes.of(
                                ArchiveReports.class,
                                Map.of("archive", args -> written((Archive) args[0], (Path) args[2]))))
                .with(
                        CompetitionCases.class,
                        Fakes.of(
                                CompetitionCases.class,
                                Map.of(
                                        "cases", args -> told("cases", args, List.of(competition)),
                                        "require", args -> competition,
                                        "report", args -> told("competition", args, competition),
                                        "passOn",
                                                args -> {
                                                    competition = competition(CompetitionCase.State.PASSED_ON);
                                                    return told("passOn", args, competition);
                                                },
                                        "close", args -> told("close", args, competition),
                                        "figures",
                                                args -> told(
                                                        "figures",
                                                        args,
                                                        List.of(new CompetitionCases.Figures(
                                                                ZONE,
                                                                2015,
                                                                CompetitionCase.Kind.COUNTERFEIT,
                                                                2,
                                                                1,
                                                                Map.of(CompetitionCase.Outcome.PUNISHED, 1)))))))
                .with(
                        Incidents.class,
                        Fakes.of(
                                Incidents.class,
                                Map.of(
                                        "require", args -> incident,
                                        "similar", args -> told("similar", args, List.of(incident(2))),
                                        "join",
                                                args -> {
                                                    incident = incident(3);
                                                    return told("join", args, incident);
                                                })));
    }

    private <T> T told(String what, Object[] args, T answer) {
        asked.add(what + " " + Arrays.asList(args));
        return answer;
    }

    private static DeclaredGround ground() {
        return new DeclaredGround(
                7,
                DeclaredGround.Kind.EXPORT_REGISTRATION,
                KUNSHAN,
                "8712",
                null,
                DateRange.of(JUNE, JUNE.plusYears(1)),
                LI,
                null,
                null);
    }

    private static Proof proof() {
        return new Proof(4, "D-1", KUNSHAN, "", "C-7", JUNE, LI, true, Proof.Outcome.OPEN, null);
    }

    private static MeasureCheck check() {
        return new MeasureCheck(
                5,
                9,
                "D-1",
                KUNSHAN,
                JIANGSU,
                "F5",
                BICYCLES,
                MeasureCheck.Kind.DRAWN,
                JUNE,
                List.of(),
                List.of("fork"),
                LI);
    }

    private static MeasureLedger.Line line() {
        return new MeasureLedger.Line(
                9, "D-1", "F5", KUNSHAN, ZONE, JUNE, BICYCLES, CountryCode.of("US"), true, BigDecimal.ONE);
    }

    private static MeasureLedger.BenefitReport report() {
        return new MeasureLedger.BenefitReport(
                List.of(new MeasureLedger.Row(ZONE, YearMonth.of(2015, 6), "F5", 3, 1, new BigDecimal("2.5"))),
                3,
                new MeasureLedger.Flows(2, 0, 1, 1, 0),
                List.of(new MeasureLedger.Checks("F5", 1, 1, 0)),
                List.of(),
                List.of());
    }

    private static Rating rating() {
        Map<Rating.Element, Rating.Finding> findings = new EnumMap<>(Rating.Element.class);
        for (Rating.Element element : Rating.Element.values()) {
            findings.put(element, new Rating.Finding(Rating.Mark.GOOD, ""));
        }
        return new Rating(2, KUNSHAN, findings, "2", DateRange.from(JUNE), 11, LI);
    }

    private static Enterprise enterprise() {
        return new Enterprise(KUNSHAN, null, "Kunshan", DivisionCode.of("320583"), JIANGSU, false);
    }

    private static RiskGround riskGround(int n) {
        return new RiskGround(
                n + 1L,
                KUNSHAN,
                JIANGSU,
                RiskGround.Kind.INCIDENTS,
                BICYCLES,
                CountryCode.of("US"),
                RiskLevel.RAISED,
                new Text("两次召回", "two recalls"),
                JUNE,
                null);
    }

    private static Archive archive() {
        return new Archive(
                enterprise(),
                null,
                JUNE,
                List.of(new ArchiveLine(
                        JUNE,
                        null,
                        ArchiveLine.Chapter.INCIDENT,
                        BICYCLES,
                        new Text("召回", "a recall"),
                        "incident 1",
                        false)),
                List.of(new Text("事件", "incidents")),
                List.of());
    }

    private static Path written(Archive archive, Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("archive-" + archive.enterprise().code() + ".html"),
                    archive.lines().get(0).what().en());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompetitionCase competition(CompetitionCase.State state) {
        return new CompetitionCase(
                6,
                JIANGSU,
                ZONE,
                CompetitionCase.Kind.COUNTERFEIT,
                JUNE,
                "a stall",
                null,
                KUNSHAN,
                "bicycles",
                "false marks",
                state,
                "",
                "",
                null,
                List.of());
    }

    private static Incident incident(int sources) {
        return new Incident(
                1,
                JIANGSU,
                IncidentKind.RECALL,
                JUNE,
                CountryCode.of("US"),
                new Goods("bicycle", "", "", "", null),
                "",
                "",
                "",
                "",
                "",
                null,
                null,
                List.of(),
                sources,
                null,
                false);
    }

    private JsonNode got(String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private JsonNode posted(String path, String body, String... headers) {
        HttpResponse<String> answer = api.post(path, ROOT, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    @Test
    public void f3_aRegistrationIsDeclaredAndEndedAndTheGroundsOfADayAreListed() {
        JsonNode declared = posted(
                "/api/v1/grounds",
                "{\"kind\":\"EXPORT_REGISTRATION\",\"enterprise\":\"192203821\",\"hs\":\"8712\",\"to\":\"2016-06-01\","
                        + "\"on\":\"2015-06-01\",\"reason\":\"complete\"}");
        assertThat(declared.at("/kind").asText()).isEqualTo("EXPORT_REGISTRATION");
        assertThat(asked.get(0))
                .startsWith("declare [EXPORT_REGISTRATION, 192203821, 8712, null, ")
                .contains("by=root, on=2015-06-01, reason=complete");
        posted("/api/v1/grounds/7/end", "{\"on\":\"2015-07-01\",\"reason\":\"given up\"}");
        assertThat(asked.get(1)).startsWith("end [7, 2015-07-01, Decision[by=root");
        assertThat(got("/api/v1/grounds?enterprise=192203821&on=2015-06-05").at("/items"))
                .hasSize(1);
        assertThat(asked.get(2)).isEqualTo("grounds [192203821, 2015-06-05]");
        assertThat(api.post("/api/v1/grounds", ROOT, "{\"kind\":\"FIRE\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    public void f6_aProofIsHandedInVerifiedAndListedByParts() {
        posted(
                "/api/v1/proofs",
                "{\"declaration\":\"D-1\",\"report\":\"C-7\",\"on\":\"2015-06-01\",\"reason\":\"complete\"}");
        assertThat(asked.get(0)).startsWith("handIn [D-1, null, C-7, 2015-06-01, Decision[by=root");
        posted(
                "/api/v1/proofs/4/verification",
                "{\"confirmed\":false,\"on\":\"2015-06-01\",\"reason\":\"fails\",\"evidence\":\"report 9\"}");
        assertThat(asked.get(1)).startsWith("verify [4, false, Decision[by=root");
        HttpResponse<String> first = api.get("/api/v1/proofs?due=true&limit=2");
        assertThat(json(first).at("/items")).hasSize(2);
        assertThat(header(first, "Link")).contains("rel=\"next\"");
        assertThat(asked.get(2)).isEqualTo("proofs [null, true, 0, 3]");
        assertThat(api.post("/api/v1/proofs/4/verification", ROOT, "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    public void f5_whatACheckFoundIsEnteredAndListed() {
        HttpResponse<String> entered = api.post(
                "/api/v1/measure-checks",
                ROOT,
                "{\"declaration\":\"D-1\",\"failedItems\":[\"fork\"],\"on\":\"2015-06-01\",\"reason\":\"drawn\"}");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        assertThat(header(entered, "Location")).isEqualTo("/api/v1/measure-checks/5");
        assertThat(asked.get(0)).startsWith("enter [D-1, 2015-06-01, null, [fork], Decision[by=root");
        assertThat(got("/api/v1/measure-checks/5").at("/failedItems/0").asText())
                .isEqualTo("fork");
        assertThat(got("/api/v1/measure-checks?failed=true&bureau=jiangsu").at("/items"))
                .hasSize(1);
        assertThat(asked.get(1)).isEqualTo("checks [jiangsu, null, true, 0, 51]");
        assertThat(got("/api/v1/measure-checks-due").at("/items/0/declaration").asText())
                .isEqualTo("D-1");
    }

    @Test
    public void f10_theLedgerAndTheBenefitReportOfSomeMonths() {
        JsonNode lines = got("/api/v1/measure-ledger?zone=320583-01&from=2015-01&to=2015-12");
        assertThat(lines.at("/items/0/measure").asText()).isEqualTo("F5");
        assertThat(asked.get(0)).isEqualTo("lines [null, 320583-01, 2015-01, 2015-12, 0, 51]");
        JsonNode report = got("/api/v1/measure-benefits?bureau=jiangsu&from=2015-01&to=2015-12");
        assertThat(report.at("/rows/0/month").asText()).isEqualTo("2015-06");
        assertThat(report.at("/flows/checkedIncidents").asInt()).isEqualTo(1);
        assertThat(report.at("/checks/0/results").asInt()).isEqualTo(1);
        assertThat(report.at("/faults")).isEmpty();
        assertThat(api.get("/api/v1/measure-benefits?from=2015-01").statusCode())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/measure-benefits?from=2015-13&to=2016-01").statusCode())
                .isEqualTo(400);
    }

    @Test
    public void f1_anEnterpriseIsRatedByTheNineElements() {
        String findings = Arrays.stream(Rating.Element.values())
                .map(element -> "{\"element\":\"" + element + "\",\"mark\":\"GOOD\"}")
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        posted(
                "/api/v1/enterprises/192203821/ratings",
                "{\"findings\":[" + findings
                        + "],\"enterpriseClass\":\"2\",\"on\":\"2015-06-01\",\"reason\":\"yearly\"}");
        assertThat(asked.get(0))
                .startsWith("rate [192203821, {CREDIT=Finding[mark=GOOD")
                .contains("}, 2, ");
        assertThat(got("/api/v1/enterprises/192203821/ratings")
                        .at("/items/0/enterpriseClass")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    public void f2_risksComeByPartsAndOneOfThemWithItsGrounds() {
        JsonNode first = got("/api/v1/risks?bureau=jiangsu&on=2015-06-05&limit=2");
        assertThat(first.at("/items")).hasSize(2);
        JsonNode second = got("/api/v1/risks?bureau=jiangsu&on=2015-06-05&limit=2&cursor="
                + first.at("/next").asText());
        assertThat(second.at("/items/0/id").asInt()).isEqualTo(3);
        JsonNode last = got("/api/v1/risks?bureau=jiangsu&on=2015-06-05&limit=2&cursor="
                + second.at("/next").asText());
        assertThat(last.at("/items")).hasSize(1);
        assertThat(last.at("/next").isNull()).isTrue();
        JsonNode risk = got("/api/v1/enterprises/192203821/risk?hs=871200&market=US&on=2015-06-05");
        assertThat(risk.at("/level").asText()).isEqualTo("RAISED");
        assertThat(asked.get(3)).isEqualTo("risk [192203821, 871200, US, 2015-06-05]");
        assertThat(api.get("/api/v1/enterprises/192203821/risk?hs=8712").statusCode())
                .isEqualTo(400);
        assertThat(got("/api/v1/control-chart?bureau=jiangsu&hs=871200")
                        .at("/points/0/upper")
                        .asDouble())
                .isEqualTo(0.04);
        assertThat(asked.get(4)).isEqualTo("chart [jiangsu, 8712]");
    }

    @Test
    public void q1_theQualityArchiveOfAnEnterprise() {
        JsonNode archive = got("/api/v1/enterprises/192203821/quality-archive?hs=8712");
        assertThat(archive.at("/lines/0/source").asText()).isEqualTo("incident 1");
        assertThat(asked).containsExactly("archive [192203821, 8712]");
        HttpResponse<String> page = api.get("/api/v1/enterprises/192203821/quality-archive/page");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Disposition")).contains("attachment", "archive-192203821.html");
        assertThat(page.body()).contains("a recall");
    }

    @Test
    public void q4_aCompetitionCaseIsReportedPassedOnAsItWasSeenAndCounted() {
        HttpResponse<String> reported = api.post(
                "/api/v1/competition-cases",
                ROOT,
                "{\"zone\":\"320583-01\",\"kind\":\"COUNTERFEIT\",\"foundOn\":\"2015-06-01\",\"suspect\":\"a stall\","
                        + "\"text\":\"false marks\",\"reason\":\"seen\"}");
        assertThat(reported.statusCode()).as(reported.body()).isEqualTo(201);
        assertThat(header(reported, "Location")).isEqualTo("/api/v1/competition-cases/6");
        String path = "/api/v1/competition-cases/6";
        String pass = "{\"authority\":\"market supervision\",\"reason\":\"theirs\"}";
        assertThat(api.post(path + "/passing-on", ROOT, pass).statusCode()).isEqualTo(428);
        String tag = header(api.get(path), "ETag");
        posted(path + "/passing-on", pass, "If-Match", tag);
        assertThat(asked.get(1)).startsWith("passOn [6, market supervision, , Decision[by=root");
        String close = "{\"outcome\":\"PUNISHED\",\"reason\":\"fined\",\"evidence\":\"decision 3\"}";
        assertThat(api.post(path + "/closing", ROOT, close, "If-Match", tag).statusCode())
                .isEqualTo(412);
        posted(path + "/closing", close, "If-Match", header(api.get(path), "ETag"));
        assertThat(got("/api/v1/competition-cases?zone=320583-01&open=true").at("/items"))
                .hasSize(1);
        assertThat(got("/api/v1/competition-figures?year=2015")
                        .at("/items/0/outcomes/PUNISHED")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    public void q2_anIncidentIsJoinedAsItWasSeen() {
        assertThat(got("/api/v1/incidents/1/similar").at("/items")).hasSize(1);
        String join = "{\"joined\":2,\"reason\":\"the same recall\"}";
        assertThat(api.post("/api/v1/incidents/1/joined", ROOT, join).statusCode())
                .isEqualTo(428);
        String tag = header(api.get("/api/v1/incidents/1"), "ETag");
        posted("/api/v1/incidents/1/joined", join, "If-Match", tag);
        assertThat(asked.get(1)).startsWith("join [1, 2, Decision[by=root").contains("the same recall");
        assertThat(api.post("/api/v1/incidents/1/joined", ROOT, join, "If-Match", tag)
                        .statusCode())
                .isEqualTo(412);
    }
}
