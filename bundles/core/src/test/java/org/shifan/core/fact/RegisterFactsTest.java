// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.fact;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Language;
import org.shifan.core.intake.ImportFixture;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.CHANGSHU;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.code;

@Category(EachDatabase.class)
public class RegisterFactsTest {
    private static final Set<FactId> ALL =
            RegisterFact.definitions().stream().map(FactDefinition::id).collect(Collectors.toSet());
    private static final Decision DECIDED = new Decision("bureau", LocalDate.of(2014, 1, 1), "test", "");

    private final ImportFixture fixture = new ImportFixture().withEnterprises(JIANGSU, 1, 6);
    private final RegisterFacts facts = new RegisterFacts(null, fixture.registers.jpa);

    @After
    public void close() {
        fixture.close();
    }

    private void member(int enterprise, String from, String to) {
        fixture.registers.memberships.admit(
                code(enterprise), KUNSHAN, DateRange.of(day(from), to == null ? null : day(to)), DECIDED);
    }

    private void grant(int enterprise, Grant.Kind kind, String value, String from) {
        fixture.registers.grants.grant(
                Subject.enterprise(code(enterprise)),
                kind,
                value,
                DateRange.from(day(from)),
                Grant.Precision.DAY,
                DECIDED);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private FactValue read(String fact, ZoneId zone, int year, String asOf) {
        FactId id = FactId.of(fact);
        return facts.facts(Set.of(id), List.of(Subject.zone(zone)), year, day(asOf), null)
                .get(Subject.zone(zone))
                .get(id);
    }

    private BigDecimal known(String fact, int year, String asOf) {
        FactValue value = read(fact, KUNSHAN, year, asOf);
        assertThat(value).isInstanceOf(FactValue.Known.class);
        return ((FactValue.Known) value).value();
    }

    private static String reason(FactValue value) {
        assertThat(value).isInstanceOf(FactValue.Missing.class);
        return ((FactValue.Missing) value).reason().key();
    }

    @Test
    public void aCorrectedMembershipCountsAsItShouldHaveBeenAndADeletedOneNever() {
        member(1, "2013-01-01", null);
        member(2, "2013-01-01", null);
        Membership first =
                fixture.registers.memberships.history(ImportFixture.code(1)).get(0);
        Membership second =
                fixture.registers.memberships.history(ImportFixture.code(2)).get(0);
        Decision why = new Decision("Li", LocalDate.of(2015, 6, 1), "typed wrongly", "");
        fixture.registers.corrections.correctMembership(
                new Membership(
                        first.id(),
                        first.enterprise(),
                        first.zone(),
                        DateRange.of(LocalDate.of(2014, 1, 1), null),
                        first.admitted(),
                        null),
                why);
        assertThat(known("member.count", 2013, "2015-06-01")).isEqualByComparingTo("1");
        assertThat(known("member.count", 2014, "2015-06-01")).isEqualByComparingTo("2");
        fixture.registers.corrections.deleteMembership(second.id(), why);
        assertThat(known("member.count", 2014, "2015-06-01")).isEqualByComparingTo("1");
    }

    @Test
    public void membersAreCountedOnTheLastDayOfTheYear() {
        member(1, "2013-01-01", null);
        member(2, "2014-01-01", "2014-12-30");
        member(3, "2014-12-31", null);
        member(4, "2015-01-01", null);
        assertThat(known("member.count", 2014, "2015-06-01")).isEqualByComparingTo("2");
        assertThat(known("member.count", 2013, "2015-06-01")).isEqualByComparingTo("1");
        assertThat(known("member.count", 2012, "2015-06-01")).isEqualByComparingTo("0");
    }

    @Test
    public void inTheYearOfTheEvaluationMembersAreCountedOnItsDay() {
        member(1, "2014-03-01", "2014-06-30");
        assertThat(known("member.count", 2014, "2014-06-30")).isEqualByComparingTo("1");
        assertThat(known("member.count", 2014, "2014-07-01")).isEqualByComparingTo("0");
        assertThat(reason(read("member.count", KUNSHAN, 2015, "2014-07-01"))).isEqualTo("core.fact.future");
    }

    @Test
    public void aZoneWhoseMembersNobodyEnteredIsMissingAndNotZero() {
        assertThat(reason(read("member.count", CHANGSHU, 2014, "2015-06-01"))).isEqualTo("core.fact.no-register");
    }

    @Test
    public void theValueNamesTheLinesBehindItAndTheirRevision() {
        member(1, "2014-01-01", null);
        member(2, "2014-01-01", null);
        FactValue.Source source = ((FactValue.Known) read("member.count", KUNSHAN, 2014, "2015-06-01"))
                .sources()
                .get(0);
        assertThat(source.reference()).isEqualTo("成员企业 members 2014-12-31: 2");
        assertThat(source.revision()).isEqualTo("memberships 2");
        assertThat(source.synthetic()).isFalse();
    }

    @Test
    public void anInventedMemberMarksTheValueAsSynthetic() {
        fixture.take(fixture.enterprises, JIANGSU, true, "organisation_code=" + code(9) + "|name=合成|division=320583");
        member(9, "2014-01-01", null);
        assertThat(((FactValue.Known) read("member.count", KUNSHAN, 2014, "2015-06-01")).sources())
                .extracting(FactValue.Source::synthetic)
                .containsExactly(true);
    }

    @Test
    public void classesCountAmongTheMembersThatHaveOne() {
        for (int i = 1; i <= 6; i++) {
            member(i, "2014-01-01", null);
        }
        assertThat(reason(read("member.class-one-two.share", KUNSHAN, 2014, "2015-06-01")))
                .isEqualTo("core.fact.no-class");
        grant(1, Grant.Kind.ENTERPRISE_CLASS, "1", "2014-02-01");
        grant(2, Grant.Kind.ENTERPRISE_CLASS, "2", "2014-02-01");
        grant(3, Grant.Kind.ENTERPRISE_CLASS, "3", "2014-02-01");
        grant(4, Grant.Kind.ENTERPRISE_CLASS, "1", "2015-01-01");
        assertThat(known("member.class-one-two.share", 2014, "2015-06-01")).isEqualTo(new BigDecimal("66.666667"));
        assertThat(known("member.classified.share", 2014, "2015-06-01")).isEqualTo(new BigDecimal("50.000000"));
    }

    @Test
    public void aShareOfNoMembersIsNotComputable() {
        member(1, "2014-01-01", "2014-06-30");
        assertThat(reason(read("member.classified.share", KUNSHAN, 2014, "2015-06-01")))
                .isEqualTo("core.fact.no-member");
    }

    @Test
    public void titlesOfThoseWhoLeftDoNotCount() {
        member(1, "2014-01-01", null);
        member(2, "2014-01-01", "2014-06-30");
        grant(1, Grant.Kind.DEMONSTRATION_ENTERPRISE, "", "2014-02-01");
        grant(2, Grant.Kind.DEMONSTRATION_ENTERPRISE, "", "2014-02-01");
        assertThat(known("member.demonstration-enterprises", 2014, "2015-06-01"))
                .isEqualByComparingTo("1");
    }

    @Test
    public void theDaysAsAProvincialZoneCountFromTheDayThatIsSure() {
        assertThat(reason(read("zone.provincial.days", KUNSHAN, 2014, "2015-06-01")))
                .isEqualTo("core.fact.not-provincial");
        fixture.registers.grants.grant(
                Subject.zone(KUNSHAN),
                Grant.Kind.ZONE_LEVEL,
                "provincial",
                DateRange.from(day("2014-12-01")),
                Grant.Precision.MONTH,
                DECIDED);
        assertThat(known("zone.provincial.days", 2014, "2015-01-31")).isEqualByComparingTo("31");
        assertThat(known("zone.provincial.days", 2014, "2014-12-15")).isEqualByComparingTo("0");
    }

    @Test
    public void manyZonesAreAnsweredAtOnceAsEachIsAlone() {
        member(1, "2014-01-01", null);
        grant(1, Grant.Kind.ENTERPRISE_CLASS, "1", "2014-02-01");
        List<Subject> zones = List.of(Subject.zone(KUNSHAN), Subject.zone(CHANGSHU));
        Map<Subject, Map<FactId, FactValue>> all = facts.facts(ALL, zones, 2014, day("2015-06-01"), null);
        for (Subject zone : zones) {
            for (FactId fact : ALL) {
                assertThat(all.get(zone).get(fact))
                        .as(zone + " " + fact)
                        .isEqualTo(read(fact.value(), zone.zoneId(), 2014, "2015-06-01"));
            }
        }
    }

    @Test
    public void thePageOfFactsListsTheFactsOfThisBundle() throws IOException {
        List<String> page = new ArrayList<>();
        boolean here = false;
        for (String line : Files.readAllLines(Path.of("../../docs/facts.md"))) {
            here = line.startsWith("## ") ? line.equals("## Computed from the registers") : here;
            if (here && line.startsWith("| `")) {
                String[] cells = line.split("\\|");
                page.add(String.join(
                        "|",
                        List.of(
                                cells[1].strip().replace("`", ""),
                                cells[2].strip(),
                                cells[3].strip(),
                                cells[4].strip(),
                                cells[5].strip(),
                                cells[6].strip())));
            }
        }
        assertThat(page)
                .containsExactlyElementsOf(facts.facts().stream()
                        .map(f -> String.join(
                                "|",
                                f.id().value(),
                                f.unit().code(),
                                f.period() == FactPeriod.YEAR ? "year" : "day",
                                "zone",
                                f.meaning().in(Language.EN),
                                f.clause()))
                        .toList());
    }
}
