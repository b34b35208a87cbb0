// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.code;

/** A comma before decimals does not multiply an amount. */
public class DecimalCommasTest {
    private static final String EXPORTS = "enterprise;year;hs;destination;value_usd;quantity\n";
    private static final String DECLARED = "subject;fact;year;value;document\n";

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
    public void anAmountWithADecimalCommaIsRejectedWithHowItIsWritten() {
        assertThat(rejection("exports", EXPORTS + code(1) + ";2014;8712;US;1234,56;5"))
                .startsWith("line 2, column value_usd, value '1234,56': ")
                .contains("1234.56 or 1,234.56");
    }

    @Test
    public void aQuantityWithADecimalCommaIsRejected() {
        for (String quantity : new String[] {"1,5", "0,125", "1.234,5", "12,34"}) {
            assertThat(rejection("exports", EXPORTS + code(1) + ";2014;8712;US;5;" + quantity))
                    .startsWith("line 2, column quantity, value '" + quantity + "': ");
        }
    }

    @Test
    public void aDeclaredValueWithADecimalCommaIsRejected() {
        for (String value : new String[] {"9,5", "-9,5", "95,00"}) {
            assertThat(rejection(
                            "declarations",
                            DECLARED + "zone:320583-01;peer.export.growth.province;2014;" + value + ";letter 1"))
                    .startsWith("line 2, column value, value '" + value + "': ");
        }
    }

    @Test
    public void commasBetweenThousandsAreRead() {
        ImportResult result = fixture.run(
                "exports",
                fixture.file(
                        "exports.csv",
                        EXPORTS + code(1) + ";2014;8712;US;1,234.56;12,345\n" + code(2)
                                + ";2014;8712;US;1,234,567;1,500.5\n"));
        assertThat(result.stored()).isEqualTo(2);
        assertThat(fixture.tables.rows("SELECT value_usd, quantity FROM REC_EXPORT ORDER BY value_usd"))
                .containsExactly("1234.56|12345.000", "1234567.00|1500.500");
    }

    private String rejection(String kind, String text) {
        ImportResult result = fixture.run(kind, fixture.file(kind + ".csv", text + "\n"));
        assertThat(result.rejected()).as(text).isEqualTo(1);
        assertThat(result.stored()).isZero();
        return result.first().get(0).in(Language.EN);
    }
}
