// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Constants;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.facts.FakeProvider;
import org.shifan.evaluation.plan.CanonicalFacts;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;
import org.shifan.evaluation.registry.Registry;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.testregisters.FixedLevels;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is compared with whom. */
public class PopulationReaderTest {
    private static final LocalDate DAY = LocalDate.of(2016, 3, 1);
    private static final Subject KUNSHAN = Subject.of("zone:320583-01");
    private static final Subject NINGBO = Subject.of("zone:330206-01");

    private final Registry registry = new Registry();
    private final FakeZones zones = new FakeZones()
            .with("320583-01", "jiangsu")
            .with("320583-02", "jiangsu")
            .with("330102-01", "zhejiang")
            .with("330206-01", "ningbo");
    /** The third one left the zone before the day, the sixth comes later. */
    private final FakeMemberships memberships = new FakeMemberships(zones)
            .with(code(1), "320583-01", "2014-01-01", null)
            .with(code(2), "320583-01", "2014-01-01", "2016-03-01")
            .with(code(3), "320583-01", "2014-01-01", "2016-02-29")
            .with(code(4), "320583-02", "2015-01-01", null)
            .with(code(5), "330102-01", "2014-01-01", null)
            .with(code(6), "320583-02", "2016-03-02", null)
            .with(code(7), "330206-01", "2014-01-01", null);

    private final FixedLevels grants =
            new FixedLevels().with(KUNSHAN, Level.NATIONAL).with(NINGBO, Level.NATIONAL);
    private int reads;

    @Before
    public void deliver() {
        FakeProvider provider = new FakeProvider().fact("own.count", request -> {
            reads++;
            if (request.subject().kind() == Subject.Kind.ENTERPRISE) {
                return FakeProvider.number(request.subject().key().charAt(7) - '0');
            }
            return request.subject().key().endsWith("-02")
                    ? FactValue.missing(new Message("test.missing", Text.same("none"), List.of()))
                    : FakeProvider.number(
                            Integer.parseInt(request.subject().key().substring(0, 6)));
        });
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 1000L));
    }

    @Test
    public void theAuthoritysZonesAreThoseOfItsBureau() {
        assertThat(told("authority", KUNSHAN))
                .contains("zone:320583-01\",\"value\":320583}")
                .contains("{\"subject\":\"zone:320583-02\"}")
                .doesNotContain("zone:3301");
    }

    @Test
    public void whereManyEnterprisesAreMembersIsOneQuestion() {
        Plan plan = plan("zone", "enterprise");
        List<Subject> all = List.of(firm(1), firm(2), firm(4), firm(5), firm(9));
        Map<Subject, FactSnapshot> batch = Snapshots.over(
                        registry.facts, zones, grants, memberships, new MemoryAssessments())
                .read(plan, all, 2015, DAY);
        assertThat(batch).hasSize(5);
        assertThat(memberships.questions()).isEqualTo(1);
    }

    @Test
    public void theZonesOfAProvinceMayBelongToSeveralBureaus() {
        assertThat(told("province", NINGBO))
                .contains("zone:330102-01")
                .contains("zone:330206-01")
                .doesNotContain("\"subject\":\"zone:3205");
        assertThat(told("province", KUNSHAN)).contains("江苏省的示范区").doesNotContain("zone:3301");
    }

    @Test
    public void zonesOfTheSameLevelHoldWhatTheSubjectHolds() {
        assertThat(told("level", KUNSHAN))
                .contains("national")
                .contains("zone:330206-01")
                .doesNotContain("zone:330102");
        assertThat(told("level", Subject.of("zone:330102-01")))
                .contains("cultivating")
                .contains("zone:320583-02")
                .doesNotContain("zone:330206");
    }

    @Test
    public void zonesOfTheIndustryShareAHeading() {
        zones.headings("320583-01", "8712", "871491")
                .headings("330102-01", "8714")
                .headings("330206-01", "9503")
                .headings("320583-02", "871200");
        assertThat(told("industry", KUNSHAN))
                .contains("the zones of the industry (headings 8712, 8714)")
                .contains("zone:320583-02")
                .contains("zone:330102-01")
                .doesNotContain("zone:330206");
        assertThat(told("industry-province", KUNSHAN))
                .contains("同行业（品目 8712, 8714）的示范区")
                .contains("zone:320583-02")
                .doesNotContain("zone:3301");
        Plan plan = plan("industry");
        assertThat(place(plan, read(plan, KUNSHAN)))
                .contains("the zones of the industry (headings 8712, 8714)")
                .contains("of 3");
    }

    @Test
    public void aPopulationOfWhichNobodyKnowsWhoItIsIsAnErrorAndNotAFirstPlace() {
        Plan plan = plan("industry");
        Scoring evaluation = plan.evaluate(read(plan, KUNSHAN));
        assertThat(evaluation.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(evaluation.parts().get(0).items().get(0).computation().en()).contains("no place");
        Plan fellows = plan("zone", "enterprise");
        FactSnapshot stranger = read(fellows, firm(9));
        assertThat(fellows.evaluate(stranger).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(CanonicalFacts.read(
                        new String(stranger.canonical(), StandardCharsets.UTF_8),
                        fellows.document().id()))
                .isEqualTo(stranger);
    }

    @Test
    public void theCountryHasAllZones() {
        assertThat(told("country", KUNSHAN))
                .contains("zone:320583-02")
                .contains("zone:330102-01")
                .contains("zone:330206-01");
    }

    @Test
    public void anEnterpriseIsComparedWithThoseThatAreInZonesOnTheDay() {
        assertThat(members("zone", 1)).containsExactly(1, 2);
        assertThat(members("zone", 4)).containsExactly(4);
        assertThat(members("authority", 1)).containsExactly(1, 2, 4);
        assertThat(members("province", 1)).containsExactly(1, 2, 4);
        assertThat(members("province", 7)).containsExactly(5, 7);
        assertThat(members("country", 1)).containsExactly(1, 2, 4, 5, 7);
    }

    @Test
    public void anEnterpriseOutsideOfZonesHasNoFellowsAndIsRankedAmongTheOthers() {
        assertThat(members("zone", 3)).isEmpty();
        assertThat(members("province", 9)).isEmpty();
        assertThat(members("authority", 9)).containsExactly(1, 2, 4);
        assertThat(toldOf("zone", firm(3))).contains("nobody");
        Plan plan = plan("authority", "enterprise");
        assertThat(place(plan, read(plan, firm(9))))
                .contains("place 1 of 4")
                .contains("the members of the zones of Jiangsu bureau");
    }

    @Test
    public void twoZonesOfOneNameAreTwoPopulationsAndEachIsMadeOnce() {
        Text name = new Text("示范区", "zone");
        FakeZones namesakes = new FakeZones().with("320583-01", "jiangsu", name).with("320583-02", "jiangsu", name);
        FakeMemberships inBoth = new FakeMemberships(namesakes)
                .with(code(1), "320583-01", "2014-01-01", null)
                .with(code(2), "320583-01", "2014-01-01", null)
                .with(code(4), "320583-02", "2014-01-01", null);
        Plan plan = plan("zone", "enterprise");
        Map<Subject, FactSnapshot> batch = Snapshots.over(
                        registry.facts, namesakes, grants, inBoth, new MemoryAssessments())
                .read(plan, List.of(firm(1), firm(2), firm(4)), 2015, DAY);
        assertThat(place(plan, batch.get(firm(1)))).contains("place 2 of 2");
        assertThat(place(plan, batch.get(firm(4)))).contains("place 1 of 1");
        assertThat(batch.get(firm(1)).populations().values())
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyElementsOf(batch.get(firm(2)).populations().values());
    }

    private static String place(Plan plan, FactSnapshot facts) {
        return plan.evaluate(facts).parts().get(0).items().get(0).computation().en();
    }

    private static String code(int number) {
        String body = "A" + String.format("%07d", number);
        return body + OrganisationCode.checkCharacter(body);
    }

    private static Subject firm(int number) {
        return Subject.enterprise(OrganisationCode.of(code(number)));
    }

    /** The numbers of those among whom the enterprise is ranked. */
    private List<Integer> members(String among, int number) {
        return Pattern.compile("enterprise:A000000([0-9])[^,]*,\"value\"")
                .matcher(toldOf(among, firm(number)))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private String toldOf(String among, Subject subject) {
        return new String(read(plan(among, "enterprise"), subject).canonical(), StandardCharsets.UTF_8);
    }

    private FactSnapshot read(Plan plan, Subject subject) {
        return Snapshots.over(registry.facts, zones, grants, memberships, new MemoryAssessments())
                .read(plan, List.of(subject), 2015, DAY)
                .get(subject);
    }

    @Test
    public void aloneAndInABatchItIsTheSameAndEachValueIsReadOnce() {
        Plan plan = plan("province");
        List<Subject> all = List.of(KUNSHAN, NINGBO, Subject.of("zone:320583-02"), Subject.of("zone:330102-01"));
        SnapshotReader reader = Snapshots.over(registry.facts, zones, grants);
        Map<Subject, FactSnapshot> batch = reader.read(plan, all, 2015, DAY);
        assertThat(reads).isEqualTo(8);
        for (Subject subject : all) {
            FactSnapshot alone = reader.read(plan, List.of(subject), 2015, DAY).get(subject);
            assertThat(alone.canonical()).isEqualTo(batch.get(subject).canonical());
            assertThat(plan.evaluate(alone)).isEqualTo(plan.evaluate(batch.get(subject)));
        }
    }

    private String told(String among, Subject subject) {
        FactSnapshot snapshot = Snapshots.over(registry.facts, zones, grants)
                .read(plan(among), List.of(subject), 2015, DAY)
                .get(subject);
        return new String(snapshot.canonical(), StandardCharsets.UTF_8);
    }

    private Plan plan(String among) {
        return plan(among, "zone");
    }

    private Plan plan(String among, String subject) {
        String rule = "rank: {fact: own.count, unit: count, among: " + among
                + ", best: highest, linear: {from: {at: 1, points: 100}, to: {at: 3, points: 0}}}";
        return Compiler.compile(
                        DocumentReader.read(
                                        "rank.yaml",
                                        SampleDocument.version("1.0.0")
                                                .subject(subject)
                                                .fact("own.count")
                                                .rule(rule)
                                                .bytes())
                                .document()
                                .orElseThrow(),
                        registry.facts::definition,
                        name -> Optional.empty())
                .plan()
                .orElseThrow();
    }
}
