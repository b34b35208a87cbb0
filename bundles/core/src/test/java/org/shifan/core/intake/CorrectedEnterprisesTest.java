// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.util.List;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseLine;
import org.shifan.api.intake.ImportMode;
import org.shifan.core.store.Audited;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.NINGBO;
import static org.shifan.core.intake.ImportFixture.code;

/** R7: what was entered wrongly of an enterprise is corrected, or taken back, and every entry is kept. */
@Category(EachDatabase.class)
public class CorrectedEnterprisesTest {
    private final ImportFixture fixture = new ImportFixture().withEnterprises(JIANGSU, 1, 2);

    @After
    public void close() {
        fixture.close();
    }

    private static String row(int number, String name, String division) {
        return "organisation_code=" + code(number) + "|name=" + name + "|division=" + division;
    }

    private ImportFixture.Outcome correct(String... rows) {
        return fixture.change(fixture.enterprises, JIANGSU, ImportMode.CORRECT, rows);
    }

    private ImportFixture.Outcome delete(String... rows) {
        return fixture.change(fixture.enterprises, JIANGSU, ImportMode.DELETE, rows);
    }

    private List<EnterpriseLine> history(int number) {
        return fixture.registers.corrections.enterprise(code(number).value());
    }

    @Test
    public void aCorrectionIsAnEntryWithItsReasonAndTheOneBeforeStays() {
        assertThat(correct(row(1, "昆山自行车", "320581")).rows).containsExactly("stored");
        assertThat(correct(row(1, "昆山自行车", "320581")).rows).containsExactly("unchanged");
        assertThat(history(1)).extracting(line -> line.enterprise().name()).containsExactly("企业1", "昆山自行车");
        assertThat(history(1).get(1).decision().reason()).isEqualTo("notice of correction 7");
        assertThat(fixture.registers
                        .enterprises
                        .enterprise(code(1))
                        .orElseThrow()
                        .division()
                        .value())
                .isEqualTo("320581");
    }

    @Test
    public void aCreditCodeThatTheCorrectionDoesNotNameIsTakenAway() {
        OrganisationCode firm = OrganisationCode.of("192203821");
        fixture.take(fixture.enterprises, JIANGSU, "credit_code=914403001922038216|name=甲|division=320583");
        assertThat(fixture.registers.enterprises.enterprise(firm).orElseThrow().creditCode())
                .isNotNull();
        assertThat(correct("organisation_code=192203821|name=甲|division=320583").rows)
                .containsExactly("stored");
        assertThat(fixture.registers.enterprises.enterprise(firm).orElseThrow().creditCode())
                .isNull();
    }

    @Test
    public void whatIsNotThereOrAnotherBureausIsNotCorrected() {
        assertThat(correct(row(3, "丙", "320583")).codes).containsExactly("core.enterprise.none");
        assertThat(fixture.change(fixture.enterprises, NINGBO, ImportMode.CORRECT, row(1, "甲", "330281")).codes)
                .containsExactly("core.enterprise.other-bureau");
        assertThat(history(1)).hasSize(1);
    }

    @Test
    public void anEnterpriseOfWhichNothingElseIsKeptIsTakenBackAndCanBeEnteredAgain() {
        assertThat(delete(row(1, "企业2", "320583")).codes).containsExactly("core.enterprise.delete-differs");
        assertThat(delete(row(1, "企业1", "320583")).rows).containsExactly("stored");
        assertThat(fixture.registers.enterprises.enterprise(code(1))).isEmpty();
        assertThat(fixture.registers.enterprises.count(JIANGSU)).isEqualTo(1);
        assertThat(fixture.registers.enterprises.enterprises(JIANGSU, 0, 9))
                .extracting(e -> e.code())
                .containsExactly(code(2));
        assertThat(fixture.registers.enterprises.find("企业1", 9)).isEmpty();
        assertThat(fixture.registers.enterprises.codes(code(1).value(), 9)).isEmpty();
        assertThat(delete(row(1, "企业1", "320583")).rows).containsExactly("unchanged");
        assertThat(delete(row(3, "丙", "320583")).codes).containsExactly("core.enterprise.none");
        fixture.withEnterprises(JIANGSU, 1, 1);
        assertThat(history(1)).extracting(EnterpriseLine::removed).containsExactly(false, true, false);
        List<AuditedChange> log = Audited.enterprises(fixture.registers.jpa).changes("", 10);
        assertThat(log)
                .filteredOn(change -> change.subject().equals("enterprise:" + code(1)))
                .extracting(AuditedChange::action)
                .containsExactly("enterprise.entered", "enterprise.removed", "enterprise.entered");
    }

    @Test
    public void anEnterpriseOfWhichSomethingIsKeptIsNotTakenBack() {
        fixture.take(
                fixture.memberships,
                JIANGSU,
                "enterprise=" + code(1) + "|zone=" + KUNSHAN
                        + "|from=2014-06-01|decided_by=bureau|decided_on=2014-05-01|reason=admitted");
        assertThat(delete(row(1, "企业1", "320583")).codes).containsExactly("core.enterprise.in-use");
        assertThat(fixture.registers.enterprises.enterprise(code(1))).isPresent();
    }
}
