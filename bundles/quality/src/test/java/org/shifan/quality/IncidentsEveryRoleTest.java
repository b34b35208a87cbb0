// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality;

import java.time.LocalDate;
import java.util.List;

import org.apache.aries.jpa.template.TransactionType;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.Incidents;
import org.shifan.quality.store.IncidentBook;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.quality.QualityFixture.CLOCK;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.NINGBO;
import static org.shifan.quality.QualityFixture.decision;

/** O1, R6: incidents are reported, attributed and read by role and place. */
@Category(EachDatabase.class)
public class IncidentsEveryRoleTest {
    private static final IncidentQuery ALL = new IncidentQuery(null, null, false, null, null, 0, 100);

    private final QualityFixture fixture = new QualityFixture();
    private final TableOfRoles roles = new TableOfRoles();
    private final IncidentRegister register =
            new IncidentRegister(fixture.jpa, fixture.enterprises, fixture.enterprises, roles, CLOCK);

    @After
    public void close() {
        fixture.close();
    }

    private Incident reported(String number, String maker, org.shifan.api.code.BureauCode bureau) {
        IncidentReport report = new IncidentReport(
                IncidentReport.OWN,
                number,
                IncidentKind.RETURN,
                LocalDate.of(2015, 5, 1),
                CountryCode.of("US"),
                new Goods("bicycle", "Flying Wheel", "City 26", "", null),
                "",
                "",
                "",
                "",
                "",
                "",
                OrganisationCode.of(maker),
                "");
        return register.report(bureau, report, "Chen");
    }

    @Test
    public void o1EveryRoleReportsAttributesAndReadsIncidentsAsTheTableSays() {
        Decision by = decision(EveryRole.ACCOUNT, "as the table says");
        long id = reported("T1", KUNSHAN, Enterprises.JIANGSU).id();
        register.attribute(id, KUNSHAN, decision("Chen", "their label"));
        fixture.jpa.tx(
                TransactionType.Required,
                em -> new IncidentBook(em)
                        .traceStep(
                                id,
                                QualityMessages.M.message("quality.step.reviewed", 1, "malice"),
                                decision("Sun", "no weld test"),
                                CLOCK.instant()));
        long other = reported("T2", KUNSHAN, Enterprises.JIANGSU).id();
        register.attribute(other, KUNSHAN, decision("Chen", "their label"));
        roles.everyRole(
                        Incidents.class,
                        new Place(Enterprises.JIANGSU, DivisionCode.of("320583"), null, OrganisationCode.of(KUNSHAN)))
                .change("report", () -> reported("T3", KUNSHAN, Enterprises.JIANGSU))
                .change("attribute", () -> register.attribute(id, KUNSHAN, null, null, by))
                .change("join", () -> register.join(id, other, by))
                .read("require", () -> register.require(id))
                .read("incidents", () -> register.incidents(ALL))
                .read("matches", () -> register.matches(id))
                .read("similar", () -> register.similar(id))
                .by("incident.read")
                .read("history", () -> register.history(id))
                .by("trace.read")
                .read(
                        "history",
                        () -> register.history(id).stream()
                                .filter(step -> step.what().en().startsWith("Trace "))
                                .toList())
                .isAsDocumented(() -> register.incidents(ALL));
    }

    @Test
    public void r6APageHoldsWhatIsOnesOwnAndIsFullAllTheSame() {
        for (int i = 0; i < 6; i++) {
            boolean jiangsu = i % 2 == 0;
            Incident one =
                    reported("T" + i, jiangsu ? KUNSHAN : NINGBO, jiangsu ? Enterprises.JIANGSU : Enterprises.NINGBO);
            register.attribute(one.id(), jiangsu ? KUNSHAN : NINGBO, decision("Chen", "their label"));
        }
        IncidentQuery page = new IncidentQuery(null, null, false, null, null, 1, 2);
        for (String role : List.of(
                "bureau-officer@bureau:jiangsu", "enterprise@enterprise:" + KUNSHAN, "auditor@bureau:jiangsu")) {
            roles.become("li", role);
            assertThat(register.incidents(page))
                    .as(role)
                    .hasSize(2)
                    .allMatch(each -> each.bureau().equals(Enterprises.JIANGSU));
            assertThat(register.incidents(ALL)).as(role).hasSize(3);
        }
        roles.become("li", "aqsiq");
        assertThat(register.incidents(ALL)).hasSize(6);
    }
}
