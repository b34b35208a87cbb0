// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.api.identity.Jurisdiction;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Role;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.Incidents;
import org.shifan.rest.events.CaseFeed;
import org.shifan.rest.http.Limits;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;

/** Events as another system follows them. */
public class EventsTest {
    private final CaseFeed feed = new CaseFeed();
    private ApiServer api;
    private Desks desks;

    @Before
    public void start() throws Exception {
        Fakes services = new Province().services().with(CaseFeed.class, feed);
        desks = new Desks(Files.createTempDirectory(Path.of("target"), "desks"));
        desks.into(services);
        api = new ApiServer(services, Limits.INITIAL);
        desks.happened("evaluation.result", "zone:320583-01");
    }

    @After
    public void stop() {
        api.close();
    }

    private HttpResponse<Stream<String>> follow(String as, String query, String... headers) {
        HttpRequest.Builder request = api.request("/api/v1/events" + query)
                .header("Authorization", as)
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return api.exchange(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** The lines until so many events were told. */
    private static List<String> told(Stream<String> lines, int events) {
        List<String> out = new ArrayList<>();
        Iterator<String> each = lines.iterator();
        int seen = 0;
        while (seen < events && each.hasNext()) {
            String line = each.next();
            out.add(line);
            seen += line.startsWith("data: ") ? 1 : 0;
        }
        lines.close();
        return out;
    }

    private void step(String zone) {
        feed.entered(
                7,
                Subject.of("zone:" + zone),
                "review",
                new CaseEntry(
                        2,
                        CaseEntry.Kind.STEP,
                        "accept",
                        "filed",
                        "accepted",
                        Province.DAY,
                        Instant.EPOCH,
                        "aqsiq",
                        "secret officer",
                        "",
                        true,
                        "secret",
                        Map.of(),
                        0,
                        false));
    }

    private static List<String> events(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring(7))
                .toList();
    }

    @Test
    public void R6_whoFollowsIsToldOfDecisionsAndStepsOfCases() {
        Stream<String> lines = follow(ROOT, "").body();
        desks.happened("evaluation.result", "zone:320583-02");
        desks.happened("rest.request", "/api/v1/evaluations");
        desks.happened("core.grant", "zone:320583-01");
        step("320583-03");
        List<String> told = told(lines, 3);
        assertThat(events(told)).containsExactlyInAnyOrder("decision", "title", "case");
        assertThat(told.toString())
                .contains("zone:320583-02")
                .contains("accepted")
                .doesNotContain("secret");
    }

    @Test
    public void R6_whoComesBackMissesNothing() {
        List<String> first =
                told(follow(ROOT, "", "Last-Event-ID", "0." + last()).body(), 1);
        String id = first.stream()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
        assertThat(id).startsWith("1.");
        desks.happened("evaluation.step", "zone:320583-05");
        step("320583-06");
        List<String> again = told(follow(ROOT, "", "Last-Event-ID", id).body(), 2);
        assertThat(events(again)).containsExactly("criteria", "case");
        assertThat(follow(ROOT, "", "Last-Event-ID", "x'y").statusCode()).isEqualTo(400);
    }

    private long last() {
        return Long.parseLong(told(follow(ROOT, "", "Last-Event-ID", "0.1").body(), 1).stream()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .split("\\.")[1]);
    }

    @Test
    public void linesOfCasesFromBeforeTheStartAreSaidToBeLost() {
        List<String> told = told(follow(ROOT, "", "Last-Event-ID", "1.5").body(), 1);
        assertThat(events(told)).containsExactly("gap");
    }

    @Test
    public void R6_O1_aBureauIsToldOfItsOwnOnly() {
        become(new Assignment(Role.BUREAU_OFFICER, Jurisdiction.of("bureau:ningbo")));
        Stream<String> lines = follow(LI, "").body();
        desks.happened("evaluation.result", "zone:320583-02");
        step("320583-03");
        desks.happened("evaluation.result", "criteria:of-nobody@1.0.0");
        desks.happened("evaluation.result", "zone:330281-51");
        List<String> told = told(lines, 1);
        assertThat(told.toString())
                .contains("zone:330281-51")
                .doesNotContain("320583")
                .doesNotContain("of-nobody");
    }

    @Test
    public void f10AnEnterpriseHearsThatItsMeasureStoppedAndTheGovernmentOfItsZoneToo() {
        Enterprise own = enterprise("192203821");
        Enterprise other = enterprise("710932515");
        api.services.with(
                EnterpriseRegistry.class,
                Fakes.of(
                        EnterpriseRegistry.class,
                        Map.of("enterprise", args -> Optional.of(args[0].equals(own.code()) ? own : other))));
        // The membership is over: that is why the measure stopped.
        api.services.with(
                Memberships.class,
                Fakes.of(
                        Memberships.class,
                        Map.of(
                                "history",
                                args -> args[0].equals(own.code())
                                        ? List.of(new Membership(
                                                1,
                                                own.code(),
                                                ZoneId.of("320583-01"),
                                                DateRange.of(LocalDate.of(2014, 6, 1), LocalDate.of(2015, 6, 30)),
                                                Province.DECISION,
                                                null))
                                        : List.of())));
        for (Assignment role : List.of(
                new Assignment(Role.ENTERPRISE, Jurisdiction.of("enterprise:192203821")),
                new Assignment(Role.GOVERNMENT, Jurisdiction.of("zone:320583-01")))) {
            become(role);
            Stream<String> lines = follow(LI, "").body();
            desks.happened("facilitation.stop", "enterprise:710932515");
            desks.happened("facilitation.stop", "enterprise:192203821");
            List<String> told = told(lines, 1);
            assertThat(events(told)).as(role.toString()).containsExactly("measure");
            assertThat(told.toString()).contains("192203821").doesNotContain("710932515");
        }
    }

    /** Li has that role from now on, and no other. */
    private void become(Assignment role) {
        Identity li = new Identity("li", List.of(Assignment.PUBLIC, role), false);
        TableOfRoles roles = new TableOfRoles();
        roles.become("li", role.toString());
        api.services.with(Identities.class, () -> li).with(Permissions.class, roles);
    }

    @Test
    public void o1EachRoleIsToldOnlyWhatItMayReadElsewhere() {
        Incident incident = new Incident(
                7,
                BureauCode.of("jiangsu"),
                IncidentKind.RECALL,
                Province.DAY,
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
                0,
                null,
                false);
        api.services.with(Incidents.class, Fakes.of(Incidents.class, Map.of("require", args -> incident)));
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (String role : List.of(
                "aqsiq",
                "bureau-officer@bureau:jiangsu",
                "bureau-head@bureau:jiangsu",
                "auditor@bureau:jiangsu",
                "assessor@bureau:jiangsu",
                "assessor",
                "government@zone:320583-01",
                "association@zone:320583-01",
                "administrator")) {
            become(Assignment.of(role));
            Iterator<String> lines = follow(LI, "").body().iterator();
            List<String> seen = new ArrayList<>();
            desks.happened("quality.incident", "incident:7");
            desks.happened("facilitation.reminder", "zone:320583-01");
            desks.happened("facilitation.stop", "zone:320583-01");
            desks.happened("evaluation.override", "zone:320583-01");
            step("320583-01");
            // Everybody is told of titles; between two of them all else was looked for.
            for (int i = 0; i < 2; i++) {
                desks.happened("core.grant", "zone:320583-01");
                untilTitle(lines, seen);
            }
            told.put(role, seen.stream().sorted().toList());
        }
        List<String> all = List.of("case", "incident", "measure", "override", "reminder");
        assertThat(told)
                .isEqualTo(Map.of(
                        "aqsiq", all,
                        "bureau-officer@bureau:jiangsu", all,
                        "bureau-head@bureau:jiangsu", all,
                        "auditor@bureau:jiangsu", all,
                        "assessor@bureau:jiangsu", List.of("case", "override"),
                        "assessor", List.of("case", "override"),
                        "government@zone:320583-01", List.of("case", "measure", "override", "reminder"),
                        "association@zone:320583-01", List.of("case", "measure", "override"),
                        "administrator", List.of()));
    }

    private static void untilTitle(Iterator<String> lines, List<String> seen) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals("event: title")) {
                return;
            }
            if (line.startsWith("event: ")) {
                seen.add(line.substring(7));
            }
        }
    }

    private static Enterprise enterprise(String code) {
        return new Enterprise(
                OrganisationCode.of(code), null, "企业", DivisionCode.of("320583"), BureauCode.of("jiangsu"), false);
    }

    @Test
    public void aFilterByBureauHoldsForAdministratorsToo() {
        Stream<String> lines = follow(ROOT, "?bureau=ningbo").body();
        desks.happened("evaluation.result", "zone:320583-02");
        desks.happened("evaluation.result", "zone:330281-51");
        assertThat(told(lines, 1).toString()).contains("zone:330281-51").doesNotContain("320583");
    }

    @Test
    public void withoutRolesOfTheDomainOnlyAnAdministratorFollows() {
        Identities others = api.services.need(Identities.class);
        api.services.with(Identities.class, () -> Rights.identity("li"));
        assertThat(follow(LI, "").statusCode()).isEqualTo(403);
        api.services.with(Identities.class, others);
        assertThat(follow(ROOT, "").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    }
}
