// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.math.BigDecimal;

import org.junit.Test;

import org.shifan.api.code.Money.Currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class MoneyTest {

    @Test
    public void amountsAreExactWithTwoDecimals() {
        assertThat(Money.usd("1,250,000.5").amount()).isEqualTo(new BigDecimal("1250000.50"));
        assertThat(Money.usd("0.10").plus(Money.usd("0.20"))).isEqualTo(Money.usd("0.30"));
        assertThat(Money.usd("150000000")).hasToString("150000000.00 USD");
    }

    @Test
    public void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(Money.usd("100")).isEqualTo(Money.usd("100.00"));
        assertThat(Money.usd(new BigDecimal("1E+2"))).isEqualTo(Money.usd("100"));
        assertThat(Money.usd("1.500")).isEqualTo(Money.usd("1.5"));
    }

    @Test
    public void negativeTooFineAndTooLargeAmountsAreRefused() {
        refused("code.money.negative", () -> Money.usd("-0.01"), "-0.01");
        refused("code.money.scale", () -> Money.usd("0.001"), "0.001");
        refused("code.money.range", () -> Money.usd("10000000000000000"));
        assertThat(Money.usd("9999999999999999.99").amount()).isEqualByComparingTo("9999999999999999.99");
    }

    @Test
    public void textThatIsNoPlainNumberIsRefused() {
        for (String text : new String[] {"1e400000", "NaN", "1.2.3", "", "12 USD", "１２"}) {
            refused("code.number.form", () -> Money.usd(text));
        }
        refused("code.number.form", () -> Money.usd((String) null));
    }

    @Test
    public void commasStandBetweenThousandsOrAreRefused() {
        assertThat(Money.usd("1,234").amount()).isEqualByComparingTo("1234");
        assertThat(Money.usd("12,345,678.9").amount()).isEqualByComparingTo("12345678.9");
        for (String text : new String[] {
            "1234,56",
            "1,5",
            "9,50",
            "0,123",
            "1.234,56",
            "1,2345",
            ",5",
            "5,",
            "1,,000",
            "1234,567",
            "1,23,456",
            "1.5,000"
        }) {
            refused("code.number.commas", () -> Money.usd(text), text, "1234.56", "1,234.56");
        }
        refused("code.number.form", () -> Money.usd("1，234"));
    }

    @Test
    public void currenciesAreNotAdded() {
        refused(
                "code.money.currency",
                () -> Money.usd("1").plus(new Money(BigDecimal.ONE, Currency.CNY)),
                "USD",
                "CNY");
    }
}
