// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.evaluation.document.Amount;

/** The numbers of rules in one span of time. */
final class Numbers {
    private final Function<Amount, Optional<BigDecimal>> values;

    private Numbers(Function<Amount, Optional<BigDecimal>> values) {
        this.values = values;
    }

    static Numbers of(Map<String, BigDecimal> parameters) {
        return new Numbers(amount -> amount.in(parameters));
    }

    /** Any number for a parameter: enough to see which facts a rule reads and to tell its shape. */
    static Numbers anything() {
        return new Numbers(amount -> Optional.of(amount.in(Map.of()).orElse(BigDecimal.ZERO)));
    }

    /** @throws NotInForceException when it is a parameter that is not in force */
    BigDecimal decimal(Amount amount) {
        return values.apply(amount).orElseThrow(() -> new NotInForceException(amount));
    }

    Fraction fraction(Amount amount) {
        return Fraction.of(decimal(amount));
    }

    /** A rule names a parameter that is not in force; ends the compilation of that rule for this span. */
    static final class NotInForceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String parameter;

        NotInForceException(Amount amount) {
            super(null, null, false, false);
            this.parameter = amount instanceof Amount.Named named ? named.parameter() : "";
        }

        String parameter() {
            return parameter;
        }
    }
}
