// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.archive;

import java.lang.reflect.Proxy;
import java.security.AccessController;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.security.auth.Subject;

import org.apache.aries.jpa.template.TransactionType;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.ArchiveLine.Chapter;
import org.shifan.api.quality.Archives;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.quality.Risks;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.quality.store.IncidentBook;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.quality.QualityFixture.CLOCK;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;

/** Q1: the quality archive of an enterprise, in a zone or around it. */
@Category(EachDatabase.class)
public class ArchivesTest {
    private static final LocalDate MAY = LocalDate.of(2015, 5, 4);

    private final QualityFixture fixture = new QualityFixture();

    @After
    public void close() {
        fixture.close();
    }

    private static ArchiveLine line(LocalDate from, String heading, String what) {
        HsCode hs = heading == null ? null : HsCode.of(heading);
        return new ArchiveLine(from, null, Chapter.OTHER, hs, Text.same(what), "", false);
    }

    private static ArchiveContributor module(String name, ArchiveLine... lines) {
        return new ArchiveContributor() {
            @Override
            public Text title() {
                return Text.same(name);
            }

            @Override
            public List<ArchiveLine> lines(Enterprise enterprise) {
                if (lines.length == 0) {
                    throw new IllegalStateException("the module is broken");
                }
                return List.of(lines);
            }
        };
    }

    private ArchiveRoom room(ArchiveContributor... modules) {
        return new ArchiveRoom(
                        fixture.enterprises, (operation, place, actor) -> Optional.empty(), PlugIns.ordinary(), CLOCK)
                .with(List.of(modules));
    }

    private static List<String> told(Archive archive) {
        return archive.lines().stream().map(line -> line.what().en()).toList();
    }

    @Test
    public void Q1_whatAllModulesKnowStandsOnOneTimeLine() {
        Archive archive = room(
                        module("b", line(MAY, "8712", "second"), line(null, "8712", "undated")),
                        module("a", line(MAY.minusDays(1), null, "first")))
                .archive(KUNSHAN, null);
        assertThat(told(archive)).containsExactly("undated", "first", "second");
        assertThat(archive.contributors()).extracting(Text::en).containsExactly("a", "b");
        assertThat(archive.made()).isEqualTo(TODAY);
        assertThat(archive.gaps()).isEmpty();
    }

    @Test
    public void Q1_ofAProductThereIsWhatConcernsItAndWhatConcernsAll() {
        Archive archive = room(module(
                        "a", line(MAY, "87120030", "bicycles"), line(MAY, "6403", "shoes"), line(MAY, null, "a title")))
                .archive(KUNSHAN, HsCode.of("871200"));
        assertThat(told(archive)).containsExactly("a title", "bicycles");
        assertThat(archive.heading()).isEqualTo(HsCode.of("8712"));
    }

    @Test
    public void Q1_aModuleThatFailsLeavesAGapThatIsNamed() {
        Archive archive =
                room(module("broken"), module("sound", line(MAY, null, "kept"))).archive(KUNSHAN, null);
        assertThat(told(archive)).containsExactly("kept");
        assertThat(archive.gaps()).extracting(Text::en).containsExactly("broken");
        assertThat(archive.contributors()).extracting(Text::en).containsExactly("sound");
    }

    @Test
    public void Q1_aContributorOfAnotherBundleThatLoopsLeavesAGapAndHoldsNobodyUp() {
        ArchiveContributor looping = new ArchiveContributor() {
            @Override
            public Text title() {
                return Text.same("looping");
            }

            @Override
            public List<ArchiveLine> lines(Enterprise enterprise) {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                return List.of();
            }
        };
        Archive archive = room(module("sound", line(MAY, null, "kept")))
                .withForeign(looping)
                .withForeign(module("guest", line(MAY, null, "of a guest")))
                .archive(KUNSHAN, null);
        assertThat(told(archive)).containsExactly("kept", "of a guest");
        assertThat(archive.gaps()).extracting(Text::en).containsExactly("looping");
        assertThat(archive.contributors()).extracting(Text::en).containsExactly("guest", "sound");
    }

    @Test
    public void Q1_whatAnotherBundleAddsItAddsAsNobodyAndAModuleOfThePlatformAsTheServer() {
        Archive archive = room(asking("platform")).withForeign(asking("guest")).archive(KUNSHAN, null);
        assertThat(told(archive)).containsExactly("guest: false", "platform: true");
    }

    /** A module that says whether it acts as the server. */
    @SuppressWarnings("removal") // as Server itself
    private static ArchiveContributor asking(String name) {
        return new ArchiveContributor() {
            @Override
            public Text title() {
                return Text.same(name);
            }

            @Override
            public List<ArchiveLine> lines(Enterprise enterprise) {
                boolean server = Server.is(Subject.getSubject(AccessController.getContext()));
                return List.of(line(MAY, null, name + ": " + server));
            }
        };
    }

    @Test
    public void Q1_anEnterpriseThatIsNotRegisteredHasNone() {
        assertThatThrownBy(() -> room().archive("192203821", null)).isInstanceOf(ShifanException.class);
    }

    @Test
    public void Q1_goodsIncidentsRisksAndComplaintsOfAnEnterpriseOutsideOfAnyZoneAreInIt() {
        fixture.take(
                fixture.products(),
                Map.of("enterprise", KUNSHAN, "product", "自行车", "hs", "871200", "brand", "Flying Wheel"));
        IncidentReport recall = new IncidentReport(
                IncidentReport.OWN,
                "N1",
                IncidentKind.RECALL,
                MAY,
                CountryCode.of("US"),
                new Goods("City bicycle", "", "", "", HsCode.of("8712")),
                "",
                "",
                "The fork breaks",
                "",
                "",
                "",
                null,
                "");
        Incident incident = fixture.incidents.report(Enterprises.JIANGSU, recall, "Chen");
        fixture.incidents.attribute(incident.id(), KUNSHAN, QualityFixture.decision("Chen", "label"));
        fixture.jpa.tx(
                TransactionType.Required,
                em -> new IncidentBook(em).open(incident.id()).decide(Cause.CAPABILITY));
        RiskGround ground = new RiskGround(
                5,
                fixture.enterprises.require(KUNSHAN).code(),
                Enterprises.JIANGSU,
                RiskGround.Kind.INCIDENTS,
                HsCode.of("8712"),
                CountryCode.of("US"),
                RiskLevel.RAISED,
                Text.same("one recall"),
                MAY.plusDays(1),
                null);
        Complaint complaint = new Complaint(
                3,
                BureauCode.of("jiangsu"),
                MAY.plusDays(2),
                TODAY,
                "the works",
                "bicycle",
                "The fork broke.",
                true,
                ground.enterprise(),
                Complaint.State.ANSWERED,
                Complaint.Outcome.CONFIRMED,
                "Called back.",
                TODAY,
                List.of());
        QualityLines lines = new QualityLines(
                () -> "quality",
                fixture.jpa,
                fixture.incidents,
                only(Risks.class, "history", ground),
                only(Complaints.class, "about", complaint));
        assertThat(told(room(lines).archive(KUNSHAN, null)))
                .containsExactly(
                        "Makes 自行车 · Flying Wheel, HS 871200",
                        "recall in US: City bicycle; hazard: The fork breaks; cause: lack of ability",
                        "Risk raised, market US: one recall",
                        "Complaint: The fork broke. Outcome: confirmed");
    }

    /** A module that answers this question with one thing. */
    private static <T> T only(Class<T> type, String question, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                ArchivesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo(question);
                    return List.of(answer);
                }));
    }

    @Test
    public void o1EveryRoleReadsArchivesAsTheTableSays() {
        TableOfRoles roles = new TableOfRoles();
        ArchiveRoom room =
                new ArchiveRoom(fixture.enterprises, roles, PlugIns.ordinary(), CLOCK).with(List.of(module("records")));
        roles.everyRole(
                        Archives.class,
                        new Place(Enterprises.JIANGSU, DivisionCode.of("320583"), null, OrganisationCode.of(KUNSHAN)))
                .read("archive", () -> room.archive(KUNSHAN, null))
                .isAsDocumented(() -> "");
    }
}
