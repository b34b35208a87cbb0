// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.intake.ImportRow;
import org.shifan.core.store.EnterpriseBook;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.NINGBO;

@Category(EachDatabase.class)
public class EnterprisesTargetTest {
    private static final OrganisationCode HUAWEI = OrganisationCode.of("19220382-1");
    private static final SocialCreditCode HUAWEI_CREDIT = SocialCreditCode.of("914403001922038216");

    private final ImportFixture fixture = new ImportFixture();

    @After
    public void close() {
        fixture.close();
    }

    private Enterprise huawei() {
        return fixture.registers.enterprises.enterprise(HUAWEI).orElseThrow();
    }

    private List<Enterprise> history(OrganisationCode code) {
        return fixture.registers.jpa.txExpr(em -> new EnterpriseBook(em)
                .history(code).stream().map(e -> e.enterprise()).toList());
    }

    @Test
    public void codesAreFoundByTheirBeginning() {
        fixture.take(
                fixture.enterprises,
                JIANGSU,
                "organisation_code=192203821|name=甲|division=320583",
                "organisation_code=DM0900062|name=乙|division=320583");
        assertThat(fixture.registers.enterprises.codes("dm09", 10))
                .extracting("value")
                .containsExactly("DM0900062");
        assertThat(fixture.registers.enterprises.codes("", 1)).hasSize(1);
        assertThat(fixture.registers.enterprises.codes("%", 10)).isEmpty();
    }

    @Test
    public void anEnterpriseIsKeptUnderItsOrganisationCode() {
        assertThat(fixture.take(
                                fixture.enterprises,
                                JIANGSU,
                                "organisation_code=19220382-1|name=甲|division=320583|as_of=2014-06-01")
                        .rows)
                .containsExactly("stored");
        assertThat(huawei().name()).isEqualTo("甲");
        assertThat(huawei().bureau()).isEqualTo(JIANGSU);
        assertThat(huawei().socialCreditCode()).isEmpty();
        assertThat(huawei().synthetic()).isFalse();
        assertThat(fixture.registers.enterprises.require("19220382-1")).isEqualTo(huawei());
    }

    @Test
    public void theSameRowAgainChangesNothing() {
        String row = "organisation_code=192203821|name=甲|division=320583";
        assertThat(fixture.take(fixture.enterprises, JIANGSU, row, row).rows).containsExactly("stored", "unchanged");
        assertThat(fixture.take(fixture.enterprises, JIANGSU, row).rows).containsExactly("unchanged");
        assertThat(history(HUAWEI)).hasSize(1);
    }

    @Test
    public void aLaterRecordWithTheCreditCodeCompletesTheEntryOfTheOrganisationCode() {
        fixture.take(fixture.enterprises, JIANGSU, "organisation_code=192203821|name=甲|division=320583");
        assertThat(fixture.take(
                                fixture.enterprises,
                                JIANGSU,
                                "credit_code=914403001922038216|name=甲有限公司|division=320583")
                        .rows)
                .containsExactly("stored");

        assertThat(huawei().socialCreditCode()).contains(HUAWEI_CREDIT);
        assertThat(fixture.registers.enterprises.count(JIANGSU)).isEqualTo(1);
        assertThat(history(HUAWEI))
                .extracting(Enterprise::name, Enterprise::creditCode)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("甲", null),
                        org.assertj.core.groups.Tuple.tuple("甲有限公司", HUAWEI_CREDIT));
        assertThat(fixture.registers.enterprises.require("91440300 1922038216")).isEqualTo(huawei());
    }

    @Test
    public void anOlderRecordWithoutTheCreditCodeDoesNotTakeItAway() {
        fixture.take(fixture.enterprises, JIANGSU, "credit_code=914403001922038216|name=甲|division=320583");
        assertThat(fixture.take(fixture.enterprises, JIANGSU, "organisation_code=192203821|name=甲|division=320583")
                        .rows)
                .containsExactly("unchanged");
        assertThat(huawei().socialCreditCode()).contains(HUAWEI_CREDIT);
    }

    @Test
    public void aWrongCheckCharacterIsRejectedWithTheRightOneAndTheGoodRowGoesIn() {
        ImportFixture.Outcome out = fixture.take(
                fixture.enterprises,
                JIANGSU,
                "credit_code=914403001922038217|name=甲|division=320583",
                "organisation_code=551385082|name=乙|division=320583",
                "organisation_code=551385089|name=丙|division=320583");
        assertThat(out.codes).containsExactly("code.uscc.check", "code.organisation.check");
        assertThat(out.rows.get(0))
                .startsWith("line 2, credit_code '914403001922038217'")
                .contains("ask for '6'");
        assertThat(out.rows).contains("stored");
    }

    @Test
    public void twoCodesOfDifferentEnterprisesInOneRowAreRejected() {
        assertThat(fixture.take(
                                fixture.enterprises,
                                JIANGSU,
                                "organisation_code=551385082|credit_code=914403001922038216|name=甲|division=320583")
                        .codes)
                .containsExactly("core.enterprise.codes-differ");
    }

    @Test
    public void aRowWithoutAnyCodeIsRejected() {
        assertThat(fixture.take(fixture.enterprises, JIANGSU, "name=甲|division=320583").codes)
                .containsExactly("core.enterprise.no-code");
    }

    @Test
    public void aDivisionThatDiedIsAcceptedForADayOfItsTimeAndRejectedForALaterOne() {
        assertThat(fixture.take(
                                fixture.enterprises,
                                JIANGSU,
                                "organisation_code=192203821|name=甲|division=320482|as_of=2014-06-01")
                        .rows)
                .containsExactly("stored");
        ImportFixture.Outcome out = fixture.take(
                fixture.enterprises,
                JIANGSU,
                "organisation_code=551385082|name=乙|division=320482|as_of=2017-01-01",
                "organisation_code=051527056|name=丙|division=320999");
        assertThat(out.codes).containsExactly("core.division.not-in-use", "core.division.unknown");
        assertThat(out.rows.get(0)).startsWith("line 2, division '320482'");
    }

    @Test
    public void aRecordOfTheFutureIsRejected() {
        assertThat(fixture.take(
                                fixture.enterprises,
                                JIANGSU,
                                "organisation_code=192203821|name=甲|division=320583|as_of=2018-07-01")
                        .rows)
                .satisfiesExactly(row -> assertThat(row).startsWith("line 2, as_of '2018-07-01'"));
    }

    @Test
    public void anEnterpriseOfAnotherBureauIsRejectedAndNamesBoth() {
        fixture.take(fixture.enterprises, JIANGSU, "organisation_code=192203821|name=甲|division=320583");
        ImportFixture.Outcome out =
                fixture.take(fixture.enterprises, NINGBO, "organisation_code=192203821|name=甲|division=330281");
        assertThat(out.codes).containsExactly("core.enterprise.other-bureau");
        assertThat(out.rows.get(0)).contains("jiangsu").contains("ningbo");
    }

    @Test
    public void anInventedEnterpriseNeverTakesThePlaceOfARealOne() {
        String row = "organisation_code=192203821|name=甲|division=320583";
        fixture.take(fixture.enterprises, JIANGSU, row);
        assertThat(fixture.take(fixture.enterprises, JIANGSU, true, row).codes).containsExactly("core.enterprise.real");
        assertThat(huawei().synthetic()).isFalse();
    }

    @Test
    public void aMissingNameAndANameThatIsTooLongAreRejected() {
        assertThat(fixture.take(
                                fixture.enterprises,
                                JIANGSU,
                                "organisation_code=192203821|division=320583",
                                "organisation_code=192203821|division=320583|name=" + "长".repeat(301))
                        .codes)
                .containsExactly("intake.cell.missing", "core.text.long");
    }

    @Test
    public void namesAreFoundByAPartWithoutRegardToCase() {
        fixture.take(
                fixture.enterprises,
                JIANGSU,
                "organisation_code=192203821|name=Alpha 100% Toys|division=320583",
                "organisation_code=551385082|name=Beta 100 Toys|division=320583");
        assertThat(fixture.registers.enterprises.find("alpha", 10)).hasSize(1);
        assertThat(fixture.registers.enterprises.find("100%", 10)).hasSize(1);
        assertThat(fixture.registers.enterprises.find("toys", 1)).hasSize(1);
    }

    @Test
    public void aProvinceOfTwelveHundredEnterprisesIsPagedByCode() {
        List<ImportRow> rows = new ArrayList<>();
        for (int i = 1; i <= 1200; i++) {
            rows.add(new ImportRow(
                    i,
                    Map.of(
                            "organisation_code",
                            ImportFixture.code(i).value(),
                            "name",
                            "合成企业" + i,
                            "division",
                            "320583")));
        }
        assertThat(fixture.take(fixture.enterprises, JIANGSU, true, rows).rows)
                .hasSize(1200)
                .containsOnly("stored");
        assertThat(fixture.take(fixture.enterprises, JIANGSU, true, rows).rows).containsOnly("unchanged");
        assertThat(fixture.registers.enterprises.count(JIANGSU)).isEqualTo(1200);
        assertThat(fixture.registers.enterprises.count(NINGBO)).isZero();
        assertThat(fixture.registers.enterprises.enterprises(JIANGSU, 1000, 500))
                .hasSize(200)
                .extracting(Enterprise::code)
                .isSorted()
                .startsWith(ImportFixture.code(1001));
    }
}
