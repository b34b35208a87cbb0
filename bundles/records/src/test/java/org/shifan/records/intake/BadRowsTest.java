// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Language;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.code;

/** A row that cannot be true is named with line, column, value and reason; on 1 June 2015, in a file of Jiangsu. */
@Category(EachDatabase.class)
public class BadRowsTest {
    private static final String EXPORTS = "enterprise,year,hs,destination,value_usd,quantity\n";
    private static final String INSPECTIONS = "batch_no,enterprise,hs,date,value_usd,result,failed_items\n";
    private static final String INCIDENTS = "number,kind,enterprise,hs,market,date,cause,attributed,major\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private IntakeFixture fixture;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void aWrongCheckCharacterNamesTheRightOne() {
        String right = code(1);
        char wrong = right.endsWith("5") ? '6' : '5';
        assertThat(reason("exports", EXPORTS + right.substring(0, 8) + wrong + ",2014,8712,US,5,"))
                .startsWith("line 2, column enterprise, value '" + right.substring(0, 8) + wrong + "'")
                .contains(right.substring(8));
        assertThat(reason("exports", EXPORTS + "914403001922038217,2014,8712,US,5,"))
                .contains("914403001922038217", "6");
    }

    @Test
    public void aCreditCodeMeetsItsOrganisationCode() {
        fixture.registers.enterprises(org.shifan.records.TestRegisters.JIANGSU, 19220382, 19220382);
        ImportResult result =
                fixture.run("exports", fixture.file("a.csv", EXPORTS + "914403001922038216,2014,8712,US,5,\n"));
        assertThat(result.stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT enterprise FROM REC_EXPORT")).containsExactly("192203821");
    }

    @Test
    public void aRejectFileThatWasCorrectedBringsEachCellAsItWas() throws Exception {
        String items = "x".repeat(1500);
        String rows = "-A1," + code(1) + ",8712,2014-13-01,5,FAIL," + "尺寸\n"
                + "@B2," + code(1) + ",8712,2014-13-01,5,FAIL,=1+1\n"
                + "'=B3," + code(1) + ",8712,2014-13-01,5,FAIL,''+b\n"
                + "'C3," + code(1) + ",8712,2014-13-01,5,FAIL,-5\n"
                + "D4," + code(1) + ",8712,2014-13-01,5,FAIL," + items.substring(0, 490) + "\n";
        ImportResult first = fixture.run("inspections", fixture.file("a.csv", INSPECTIONS + rows));
        assertThat(first.rejected()).isEqualTo(5);
        String rejects = Files.readString(first.rejects().orElseThrow());
        assertThat(rejects).contains("'-A1", "'@B2", "'=1+1", "''=B3");
        Path corrected = fixture.file("b.csv", rejects.replace("2014-13-01", "2014-12-01"));
        assertThat(fixture.run("inspections", corrected).stored()).isEqualTo(5);
        assertThat(fixture.tables.rows("SELECT batch_no, failed_items FROM REC_INSPECTION ORDER BY batch_no"))
                .containsExactlyInAnyOrder(
                        "-A1|尺寸", "@B2|=1+1", "'=B3|''+b", "'C3|-5", "D4|" + items.substring(0, 490));
    }

    @Test
    public void theFutureIsRejected() {
        assertThat(reason("exports", EXPORTS + code(1) + ",2016,8712,US,5,"))
                .contains("column year", "2016 is in the future");
        assertThat(reason("inspections", INSPECTIONS + "B1," + code(1) + ",8712,2015-06-02,5,PASS,"))
                .contains("column date", "2015-06-02 is in the future");
        assertThat(reason("exports", EXPORTS + code(1) + ",14,8712,US,5,")).contains("years are written 2014");
    }

    @Test
    public void negativeValuesAndOtherThanNumbersAreRejected() {
        assertThat(reason("exports", EXPORTS + code(1) + ",2014,8712,US,-5,")).contains("column value_usd, value '-5'");
        assertThat(reason("exports", EXPORTS + code(1) + ",2014,8712,US,5,-1")).contains("column quantity, value '-1'");
        assertThat(reason("exports", EXPORTS + code(1) + ",2014,8712,US,1e9,")).contains("value '1e9'");
        assertThat(reason("exports", EXPORTS + code(1) + ",2014,7712,US,1,")).contains("column hs, value '7712'");
        assertThat(reason("exports", EXPORTS + code(1) + ",2014,8712,XX,1,")).contains("column destination");
    }

    @Test
    public void anUnknownEnterpriseAndOneOfAnotherBureauAreRejected() {
        assertThat(reason("exports", EXPORTS + code(99) + ",2014,8712,US,5,")).contains("import the enterprises first");
        assertThat(reason("exports", EXPORTS + code(51) + ",2014,8712,US,5,"))
                .contains("bureau ningbo", "bureau jiangsu");
    }

    @Test
    public void datesAreReadAsPeopleWriteThem() {
        ImportResult result = fixture.run(
                "inspections",
                fixture.file(
                        "a.csv",
                        INSPECTIONS + "B1," + code(1) + ",8712,2014/4/2,5,合格,\nB2," + code(1)
                                + ",8712,20140402,5,不合格,尺寸\nB3," + code(1) + ",8712,2014年4月2日,5,pass,\n"));
        assertThat(result.stored()).isEqualTo(3);
        assertThat(fixture.tables.rows("SELECT DISTINCT rec_date FROM REC_INSPECTION"))
                .containsExactly("2014-04-02");
        assertThat(reason("inspections", INSPECTIONS + "B4," + code(1) + ",8712,2014-02-30,5,PASS,"))
                .contains("dates are written 2014-04-22");
    }

    @Test
    public void contradictionsAreRejected() {
        assertThat(reason("inspections", INSPECTIONS + "B1," + code(1) + ",8712,2014-02-03,5,PASS,尺寸"))
                .contains("failed items are named");
        assertThat(reason("incidents", INCIDENTS + "N1,RECALL,,8712,US,2014-02-03,QUALITY,yes,no"))
                .contains("attributed, but to no enterprise");
        assertThat(reason("incidents", INCIDENTS + "N1,NIL," + code(1) + ",,,2014-12-31,,,"))
                .contains("nil report");
        assertThat(reason("incidents", INCIDENTS + "N1,RECALL,,8712,US,2014-02-03,BAD LUCK,no,no"))
                .contains("not one of QUALITY, MALICE");
    }

    private String reason(String kind, String text) {
        ImportResult result = fixture.run(kind, fixture.file("bad.csv", text + "\n"));
        assertThat(result.rejected()).isEqualTo(1);
        List<String> reasons =
                result.first().stream().map(m -> m.in(Language.EN)).toList();
        assertThat(reasons).hasSize(1);
        return reasons.get(0);
    }
}
