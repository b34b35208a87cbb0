// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Amount;
import org.shifan.evaluation.document.Timeline;

/** The numbers of rules in one span of time. */
final class Numbers {
    private final Function<Amount, Optional<BigDecimal>> values;
    private final LocalDate day;

    private Numbers(Function<Amount, Optional<BigDecimal>> values, LocalDate day) {
        this.values = values;
        this.day = day;
    }

    static Numbers of(Timeline.Span span) {
        return new Numbers(amount -> amount.in(span.parameters()), span.from());
    }

    /** Any number for a parameter: enough to see which facts a rule reads and to tell its shape. */
    static Numbers anything() {
        return new Numbers(amount -> Optional.of(amount.in(Map.of()).orElse(BigDecimal.ZERO)), null);
    }

    /** The first day of the span; empty when it is about no day. */
    Optional<LocalDate> day() {
        return Optional.ofNullable(day);
    }

    /** @throws NotInForceException when it is a parameter that is not in force */
    BigDecimal decimal(Amount amount) {
        return values.apply(amount)
                .orElseThrow(() -> new NotInForceException(Words.say(
                        "plan.parameter.not-in-force", amount instanceof Amount.Named named ? named.parameter() : "")));
    }

    Fraction fraction(Amount amount) {
        return Fraction.of(decimal(amount));
    }

    /** A parameter or a rule is not in force; ends the compilation of that rule for this span. */
    static final class NotInForceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Text reason;

        NotInForceException(Text reason) {
            super(null, null, false, false);
            this.reason = reason;
        }

        Text reason() {
            return reason;
        }
    }
}
