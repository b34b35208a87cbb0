// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;
import java.util.List;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.NINGBO;
import static org.shifan.core.intake.ImportFixture.code;

@Category(EachDatabase.class)
public class GrantsTargetTest {
    private static final String DECIDED = "|decided_by=bureau|decided_on=2014-05-01|reason=rated";

    private final ImportFixture fixture =
            new ImportFixture().withEnterprises(JIANGSU, 1, 3).withEnterprises(NINGBO, 4, 4);

    @After
    public void close() {
        fixture.close();
    }

    private static String row(Object subject, String kind, String value, String from) {
        return "subject=" + subject + "|kind=" + kind + "|value=" + value + "|from=" + from + DECIDED;
    }

    private ImportFixture.Outcome take(String... rows) {
        return fixture.take(fixture.grants, JIANGSU, rows);
    }

    private List<Grant> history(int enterprise) {
        return fixture.registers.grants.history(Subject.enterprise(code(enterprise)));
    }

    @Test
    public void f1_aClassIsADatedGrantAndAnotherOneFollowsIt() {
        assertThat(take(
                                row("enterprise:" + code(1), "enterprise-class", "2", "2014-06-01") + "|to=2015-12-31",
                                row(code(1), "企业分类", "1", "2016-01-01"))
                        .rows)
                .containsExactly("stored", "stored");
        assertThat(history(1)).extracting(Grant::value).containsExactly("2", "1");
        Subject subject = Subject.enterprise(code(1));
        assertThat(fixture.registers.grants.held(subject, Grant.Kind.ENTERPRISE_CLASS, LocalDate.of(2015, 12, 31)))
                .hasValueSatisfying(g -> assertThat(g.value()).isEqualTo("2"));
        assertThat(fixture.registers.grants.held(subject, Grant.Kind.ENTERPRISE_CLASS, LocalDate.of(2014, 5, 31)))
                .isEmpty();
    }

    @Test
    public void theSameFileTwiceChangesNothing() {
        String[] file = {
            row(code(1), "enterprise-class", "2", "2014-06-01"),
            row(code(2), "demonstration-enterprise", "", "2014-06-01")
        };
        assertThat(take(file).rows).containsExactly("stored", "stored");
        assertThat(take(file).rows).containsExactly("unchanged", "unchanged");
    }

    @Test
    public void twoClassesAtOnceAreRejected() {
        assertThat(take(
                                row(code(1), "enterprise-class", "2", "2014-06-01"),
                                row(code(1), "enterprise-class", "1", "2015-01-01"))
                        .codes)
                .containsExactly("core.grant.overlap");
    }

    @Test
    public void theThreeScalesAreNotMixed() {
        ImportFixture.Outcome out = take(
                row(code(1), "enterprise-class", "AA", "2014-06-01"),
                row(code(1), "credit-grade", "1", "2014-06-01"),
                row(code(1), "credit-grade", "AA", "2014-06-01"));
        assertThat(out.codes).containsExactly("core.grant.value", "core.grant.value");
        assertThat(out.rows.get(0)).startsWith("line 2, value 'AA'").contains("1, 2, 3, 4");
        assertThat(out.rows.get(2)).isEqualTo("stored");
    }

    @Test
    public void anUnknownKindIsRejectedWithTheKnownOnes() {
        ImportFixture.Outcome out = take(row(code(1), "enterprise-clas", "1", "2014-06-01"));
        assertThat(out.codes).containsExactly("core.grant.kind");
        assertThat(out.rows.get(0)).contains("enterprise-class").contains("credit-grade");
    }

    @Test
    public void aLevelIsForAZoneAndAClassForAnEnterprise() {
        assertThat(take(
                                row(code(1), "zone-level", "provincial", "2014-06-01"),
                                row(KUNSHAN, "enterprise-class", "1", "2014-06-01"))
                        .codes)
                .containsExactly("core.grant.subject", "core.grant.subject");
    }

    @Test
    public void c84_aZoneBecomesNationalOnlyAfterItWasProvincial() {
        ImportFixture.Outcome out = take(
                row(KUNSHAN, "zone-level", "national", "2014-06-01"),
                row("zone:" + KUNSHAN, "zone-level", "provincial", "2014-06-01"),
                row(KUNSHAN, "zone-level", "national", "2014-06-01"),
                row(KUNSHAN, "zone-level", "national", "2014-06-02"));
        assertThat(out.codes).containsExactly("core.grant.level-skipped", "core.grant.level-skipped");
        assertThat(out.rows.get(3)).isEqualTo("stored");
        assertThat(fixture.registers.grants.level(KUNSHAN, LocalDate.of(2014, 6, 1)))
                .isEqualTo(Level.PROVINCIAL);
        assertThat(fixture.registers.grants.level(KUNSHAN, LocalDate.of(2014, 6, 2)))
                .isEqualTo(Level.NATIONAL);
    }

    @Test
    public void aRowWithALastDayWithdrawsWhatAnEarlierRowGranted() {
        String title = row(code(1), "demonstration-enterprise", "No 7", "2014-06-01");
        String withdrawn = "subject=" + code(1) + "|kind=示范企业|value=No 7|from=2014-06-01|to=2015-02-28"
                + "|decided_by=bureau|decided_on=2015-03-01|reason=malicious breach";
        assertThat(take(title, withdrawn).rows).containsExactly("stored", "stored");
        assertThat(history(1)).hasSize(1);
        Grant grant = history(1).get(0);
        assertThat(grant.period().to()).isNull();
        assertThat(grant.endedOn()).isEqualTo(LocalDate.of(2015, 2, 28));
        assertThat(grant.ended().reason()).isEqualTo("malicious breach");
        assertThat(take(title, withdrawn).rows).containsExactly("unchanged", "unchanged");
    }

    @Test
    public void anotherBureausZoneOrEnterpriseIsRejectedButNotForTheHeadquarters() {
        String zone = row("330281-01", "zone-level", "provincial", "2014-06-01");
        String enterprise = row(code(4), "enterprise-class", "1", "2014-06-01");
        assertThat(take(zone, enterprise).codes)
                .containsExactly("core.zone.other-bureau", "core.enterprise.other-bureau");
        assertThat(fixture.take(fixture.grants, BureauCode.AQSIQ, zone, enterprise).rows)
                .containsExactly("stored", "stored");
    }

    @Test
    public void unknownSubjectsAreRejected() {
        assertThat(take(
                                row(code(99), "enterprise-class", "1", "2014-06-01"),
                                row("320583-09", "zone-level", "provincial", "2014-06-01"),
                                row("192203822", "enterprise-class", "1", "2014-06-01"))
                        .codes)
                .containsExactlyInAnyOrder("core.enterprise.unknown", "core.zone.unknown", "code.organisation.check");
    }

    @Test
    public void howExactlyTheFirstDayIsKnownIsKept() {
        assertThat(take(
                                row(KUNSHAN, "zone-level", "provincial", "2012-01-01") + "|precision=year",
                                row(code(1), "enterprise-class", "1", "2014-06-01") + "|precision=roughly")
                        .codes)
                .containsExactly("core.grant.precision");
        assertThat(fixture.registers.grants.history(Subject.zone(KUNSHAN)))
                .extracting(Grant::precision)
                .containsExactly(Grant.Precision.YEAR);
    }

    @Test
    public void aGrantThatBeginsInTheFutureIsRejected() {
        assertThat(take(row(code(1), "enterprise-class", "1", "2018-07-01")).codes)
                .containsExactly("core.date.future");
    }
}
