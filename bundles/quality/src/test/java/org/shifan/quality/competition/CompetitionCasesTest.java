// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.competition;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCase.Kind;
import org.shifan.api.quality.CompetitionCase.Outcome;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.quality.QualityFixture.CLOCK;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.NINGBO;
import static org.shifan.quality.QualityFixture.TODAY;
import static org.shifan.quality.QualityFixture.decision;

/** Q4: counterfeit and unfair competition in a zone, and how they are handled. */
@Category(EachDatabase.class)
public class CompetitionCasesTest {
    private static final ZoneId ZONE = ZoneId.of("320583-01");

    private final QualityFixture fixture = new QualityFixture();
    private final CompetitionDesk cases = new CompetitionDesk(
            fixture.jpa, zones(), fixture.enterprises, (operation, place, actor) -> java.util.Optional.empty(), CLOCK);

    @After
    public void close() {
        fixture.close();
    }

    private static ZoneRegistry zones() {
        return (ZoneRegistry) Proxy.newProxyInstance(
                CompetitionCasesTest.class.getClassLoader(),
                new Class<?>[] {ZoneRegistry.class},
                (proxy, method, args) -> {
                    Text text = Text.same("zone");
                    Zone zone = new Zone(
                            (ZoneId) args[0],
                            text,
                            DivisionCode.of("320583"),
                            Enterprises.JIANGSU,
                            text,
                            List.of(),
                            "",
                            "",
                            "");
                    return method.getName().equals("zone") ? Optional.of(zone) : zone;
                });
    }

    private static CompetitionCases.Report report(Kind kind, String suspectCode, String injuredCode) {
        return new CompetitionCases.Report(
                ZONE,
                kind,
                TODAY,
                "a workshop",
                suspectCode,
                injuredCode,
                "bicycles",
                "Frames with a mark that is another's.");
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    public void Q4_aCaseIsPassedOnToWhoMayPunishAndFollowedToItsOutcome() {
        CompetitionCase entered =
                cases.report(report(Kind.COUNTERFEIT, "", KUNSHAN), decision("Chen", "reported by the works"));
        assertThat(entered.bureau()).isEqualTo(Enterprises.JIANGSU);
        assertThat(entered.state()).isEqualTo(CompetitionCase.State.REPORTED);
        cases.passOn(entered.id(), "market supervision, Kunshan", "2015-77", decision("Chen", "theirs to punish"));
        assertThat(cases.cases(ZONE, true))
                .extracting(CompetitionCase::state)
                .containsExactly(CompetitionCase.State.PASSED_ON);
        CompetitionCase closed = cases.close(entered.id(), Outcome.PUNISHED, decision("Zhou", "their decision"));
        assertThat(closed.authority()).isEqualTo("market supervision, Kunshan");
        assertThat(closed.steps())
                .extracting(step -> step.what().en())
                .containsExactly(
                        "Reported: counterfeit",
                        "Passed on to market supervision, Kunshan, its number 2015-77",
                        "Closed: punished");
        assertThat(cases.cases(ZONE, true)).isEmpty();
        assertThat(cases.cases(ZoneId.of("320583-02"), false)).isEmpty();
        refused(
                "quality.competition.closed",
                () -> cases.close(entered.id(), Outcome.NOT_PROVEN, decision("Zhou", "r")));
    }

    @Test
    public void Q4_whatCannotBeEnteredOrClosedIsRefusedAndNothingIsKept() {
        refused(
                "quality.competition.empty",
                () -> cases.report(
                        new CompetitionCases.Report(ZONE, Kind.COUNTERFEIT, TODAY, " ", "", "", "", "text"),
                        decision("Chen", "r")));
        refused(
                "quality.date.future",
                () -> cases.report(
                        new CompetitionCases.Report(ZONE, Kind.COUNTERFEIT, TODAY.plusDays(1), "a", "", "", "", "t"),
                        decision("Chen", "r")));
        refused(
                "quality.enterprise.unknown",
                () -> cases.report(report(Kind.COUNTERFEIT, "192203821", ""), decision("Chen", "r")));
        assertThat(cases.cases(null, false)).isEmpty();
        long id = cases.report(report(Kind.COUNTERFEIT, "", ""), decision("Chen", "r"))
                .id();
        refused("quality.competition.authority", () -> cases.passOn(id, " ", "", decision("Chen", "r")));
        refused(
                "quality.competition.evidence",
                () -> cases.close(id, Outcome.PUNISHED, new Decision("Zhou", TODAY, "r", "")));
        refused("quality.competition.unknown", () -> cases.require(99));
        assertThat(cases.require(id).steps()).hasSize(1);
    }

    @Test
    public void Q4_theFiguresCountByZoneAndKind() {
        cases.report(report(Kind.COUNTERFEIT, "", ""), decision("Chen", "r"));
        long second = cases.report(report(Kind.COUNTERFEIT, "", ""), decision("Chen", "r"))
                .id();
        cases.report(report(Kind.UNFAIR_COMPETITION, "", ""), decision("Chen", "r"));
        cases.close(second, Outcome.SET_RIGHT, decision("Zhou", "seen"));
        assertThat(cases.figures(2015))
                .containsExactly(
                        new CompetitionCases.Figures(ZONE, 2015, Kind.COUNTERFEIT, 2, 1, Map.of(Outcome.SET_RIGHT, 1)),
                        new CompetitionCases.Figures(ZONE, 2015, Kind.UNFAIR_COMPETITION, 1, 1, Map.of()));
        assertThat(cases.figures(2014)).isEmpty();
    }

    @Test
    public void Q1_aCaseIsInTheArchiveOfTheSuspectAndOfTheInjured() {
        cases.report(report(Kind.COUNTERFEIT, NINGBO, KUNSHAN), decision("Chen", "r"));
        CompetitionLines lines = new CompetitionLines(cases);
        assertThat(lines.lines(fixture.enterprises.require(NINGBO)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.from()).isEqualTo(LocalDate.of(2015, 6, 30));
                    assertThat(line.what().en())
                            .startsWith("Suspected, counterfeit")
                            .endsWith("not closed yet");
                });
        assertThat(lines.lines(fixture.enterprises.require(KUNSHAN)))
                .singleElement()
                .satisfies(line -> assertThat(line.what().en()).startsWith("Injured, counterfeit"));
    }

    @Test
    public void O1_everyRoleReportsHandlesAndReadsCasesAsTheTableSays() {
        TableOfRoles roles = new TableOfRoles();
        CompetitionDesk asked = new CompetitionDesk(fixture.jpa, zones(), fixture.enterprises, roles, CLOCK);
        long id = asked.report(report(Kind.COUNTERFEIT, KUNSHAN, ""), decision("Chen", "reported"))
                .id();
        Decision by = decision(EveryRole.ACCOUNT, "as the table says");
        roles.everyRole(CompetitionCases.class, new Place(Enterprises.JIANGSU, DivisionCode.of("320583"), ZONE, null))
                .change("report", () -> asked.report(report(Kind.COUNTERFEIT, "", ""), by))
                .change("passOn", () -> asked.passOn(id, "market supervision", "1", by))
                .change("close", () -> asked.close(id, Outcome.PUNISHED, by))
                .read("require", () -> asked.require(id))
                .read("cases", () -> asked.cases(null, false))
                .read("of", () -> asked.of(OrganisationCode.of(KUNSHAN)))
                .read("figures", () -> asked.figures(TODAY.getYear()))
                .isAsDocumented(() -> asked.require(id));
    }
}
