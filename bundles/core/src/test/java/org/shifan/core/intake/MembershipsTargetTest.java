// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Membership;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.CHANGSHU;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.NINGBO;
import static org.shifan.core.intake.ImportFixture.code;

@Category(EachDatabase.class)
public class MembershipsTargetTest {
    private static final String DECIDED = "|decided_by=bureau|decided_on=2014-05-01|reason=admitted|evidence=letter 1";

    private final ImportFixture fixture =
            new ImportFixture().withEnterprises(JIANGSU, 1, 3).withEnterprises(NINGBO, 4, 4);

    @After
    public void close() {
        fixture.close();
    }

    private static String row(int enterprise, Object zone, String from) {
        return "enterprise=" + code(enterprise) + "|zone=" + zone + "|from=" + from + DECIDED;
    }

    private ImportFixture.Outcome take(String... rows) {
        return fixture.take(fixture.memberships, JIANGSU, rows);
    }

    private Membership only(int enterprise) {
        assertThat(fixture.registers.memberships.history(code(enterprise))).hasSize(1);
        return fixture.registers.memberships.history(code(enterprise)).get(0);
    }

    @Test
    public void aMembershipIsKeptWithItsDecision() {
        assertThat(take(row(1, KUNSHAN, "2014-06-01")).rows).containsExactly("stored");
        assertThat(only(1).period()).isEqualTo(DateRange.from(LocalDate.of(2014, 6, 1)));
        assertThat(only(1).admitted().by()).isEqualTo("bureau");
        assertThat(only(1).admitted().on()).isEqualTo(LocalDate.of(2014, 5, 1));
        assertThat(only(1).admitted().evidence()).isEqualTo("letter 1");
    }

    @Test
    public void theSameFileTwiceChangesNothing() {
        String[] file = {row(1, KUNSHAN, "2014-06-01"), row(2, KUNSHAN, "2014-06-01") + "|to=2015-12-31"};
        assertThat(take(file).rows).containsExactly("stored", "stored");
        assertThat(take(file).rows).containsExactly("unchanged", "unchanged");
    }

    @Test
    public void overlappingMembershipsAreRejectedAndTheOneInTheWayIsNamed() {
        ImportFixture.Outcome out = take(row(1, KUNSHAN, "2014-06-01"), row(1, CHANGSHU, "2015-01-01"));
        assertThat(out.codes).containsExactly("core.membership.overlap");
        assertThat(out.rows.get(1))
                .startsWith("line 3, from '2015-01-01'")
                .contains("320583-01")
                .contains("2014-06-01..");
    }

    @Test
    public void oneMembershipAfterTheOtherIsTaken() {
        assertThat(take(row(1, KUNSHAN, "2014-06-01") + "|to=2014-12-31", row(1, CHANGSHU, "2015-01-01")).rows)
                .containsExactly("stored", "stored");
        assertThat(fixture.registers.memberships.membership(code(1), LocalDate.of(2014, 12, 31)))
                .hasValueSatisfying(m -> assertThat(m.zone()).isEqualTo(KUNSHAN));
        assertThat(fixture.registers.memberships.membership(code(1), LocalDate.of(2015, 1, 1)))
                .hasValueSatisfying(m -> assertThat(m.zone()).isEqualTo(CHANGSHU));
    }

    @Test
    public void aRowWithALastDayEndsTheMembershipThatAnEarlierRowBegan() {
        String begun = row(1, KUNSHAN, "2014-06-01");
        String ended = "enterprise=" + code(1) + "|zone=" + KUNSHAN + "|from=2014-06-01|to=2016-03-31"
                + "|decided_by=bureau|decided_on=2016-03-15|reason=moved away";
        assertThat(take(begun, ended).rows).containsExactly("stored", "stored");
        assertThat(only(1).period().to()).isEqualTo(LocalDate.of(2016, 3, 31));
        assertThat(only(1).ended().reason()).isEqualTo("moved away");
        assertThat(only(1).admitted().reason()).isEqualTo("admitted");
        assertThat(take(begun, ended).rows).containsExactly("unchanged", "unchanged");
    }

    @Test
    public void anotherDecisionAboutTheSameMembershipIsRejected() {
        take(row(1, KUNSHAN, "2014-06-01"));
        assertThat(take(row(1, KUNSHAN, "2014-06-01").replace("admitted", "other reason")).codes)
                .containsExactly("core.membership.differs");
    }

    @Test
    public void aZoneOfAnotherBureauIsRejectedAndNamesBoth() {
        ImportFixture.Outcome out = take(row(1, ImportFixture.YUYAO, "2014-06-01"));
        assertThat(out.codes).containsExactly("core.zone.other-bureau");
        assertThat(out.rows.get(0))
                .startsWith("line 2, zone '330281-01'")
                .contains("ningbo")
                .contains("jiangsu");
    }

    @Test
    public void anEnterpriseOfAnotherBureauIsRejected() {
        assertThat(take(row(4, KUNSHAN, "2014-06-01")).codes).containsExactly("core.membership.other-bureau");
    }

    @Test
    public void unknownEnterprisesAndZonesAreRejectedByName() {
        ImportFixture.Outcome out = take(row(99, KUNSHAN, "2014-06-01"), row(1, "320583-09", "2014-06-01"));
        assertThat(out.codes).containsExactly("core.enterprise.unknown", "core.zone.unknown");
        assertThat(out.rows.get(1)).contains("320583-01");
    }

    @Test
    public void aDayInTheFutureIsRejected() {
        assertThat(take(
                                row(1, KUNSHAN, "2018-07-01"),
                                row(2, KUNSHAN, "2014-06-01").replace("2014-05-01", "2018-07-01"))
                        .rows)
                .satisfiesExactly(
                        from -> assertThat(from).startsWith("line 2, from '2018-07-01'"),
                        decided -> assertThat(decided).startsWith("line 3, decided_on '2018-07-01'"));
    }

    @Test
    public void anEndBeforeTheBeginningAndAnImpossibleDayAreRejected() {
        assertThat(take(row(1, KUNSHAN, "2014-06-01") + "|to=2014-05-31", row(1, KUNSHAN, "2014-02-30")).codes)
                .containsExactly("code.period.order", "intake.cell.date");
    }

    @Test
    public void aDayThatASpreadsheetMakesOfABlankCellIsRejected() {
        ImportFixture.Outcome out = take(
                row(1, KUNSHAN, "1899-12-30"),
                row(1, KUNSHAN, "1905/7/6"),
                row(1, KUNSHAN, "0014-06-01"),
                row(1, KUNSHAN, "1948-12-31"),
                row(1, KUNSHAN, "2014-06-01") + "|to=+12015/1/1",
                row(2, KUNSHAN, "2014-06-01").replace("2014-05-01", "1899-12-30"));
        assertThat(out.codes)
                .containsExactly(
                        "core.date.early",
                        "core.date.early",
                        "core.date.early",
                        "core.date.early",
                        "core.date.late",
                        "core.date.early");
        assertThat(out.rows.get(0)).startsWith("line 2, from '1899-12-30'").contains("1949-01-01");
        assertThat(take(row(1, KUNSHAN, "1949-01-01"), row(2, KUNSHAN, "2014-06-01") + "|to=9999-12-31").rows)
                .containsExactly("stored", "stored");
    }

    @Test
    public void chineseDatesAreRead() {
        assertThat(take(row(1, KUNSHAN, "2014年6月1日")).rows).containsExactly("stored");
        assertThat(only(1).period().from()).isEqualTo(LocalDate.of(2014, 6, 1));
    }

    @Test
    public void aChunkThatCannotBeStoredLeavesNothingBehind() {
        String[] file = {row(1, KUNSHAN, "2014-06-01"), row(2, KUNSHAN, "2014-06-01")};
        ImportFixture.Outcome failing = new ImportFixture.Outcome() {
            @Override
            public void stored(org.shifan.api.intake.ImportRow row) {
                super.stored(row);
                if (rows.size() == file.length) {
                    throw new IllegalStateException("the disk is full");
                }
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> fixture.take(fixture.memberships, JIANGSU, failing, file))
                .hasMessage("the disk is full");
        assertThat(fixture.registers.memberships.members(KUNSHAN, LocalDate.of(2015, 1, 1)))
                .isEmpty();
    }
}
