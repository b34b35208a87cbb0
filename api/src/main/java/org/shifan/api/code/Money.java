// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount of money that was paid or earned: never negative, at most two decimals, at most
 * 9,999,999,999,999,999.99, always with its currency.
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final BigDecimal LIMIT = new BigDecimal("10000000000000000");

    /** The currencies of the policy's figures. */
    public enum Currency {
        USD,
        CNY
    }

    /** @throws org.shifan.api.text.ShifanException {@code code.money.negative}, {@code .scale} or {@code .range} */
    public Money {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(amount, "amount");
        if (amount.signum() < 0) {
            throw Codes.refuse("code.money.negative", amount);
        }
        if (amount.compareTo(LIMIT) >= 0) {
            throw Codes.refuse("code.money.range", amount);
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            throw Codes.refuse("code.money.scale", amount);
        }
        amount = amount.setScale(2, java.math.RoundingMode.UNNECESSARY);
    }

    /** US dollars, from digits with at most one decimal point; commas stand between thousands only. */
    public static Money usd(String text) {
        return new Money(Codes.decimal(text), Currency.USD);
    }

    public static Money usd(BigDecimal amount) {
        return new Money(amount, Currency.USD);
    }

    /** @throws org.shifan.api.text.ShifanException {@code code.money.currency} when the currencies differ */
    public Money plus(Money other) {
        if (currency != other.currency) {
            throw Codes.refuse("code.money.currency", currency, other.currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
