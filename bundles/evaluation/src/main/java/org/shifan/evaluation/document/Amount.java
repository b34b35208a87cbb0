// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** A number of a rule or condition: written out, or a parameter whose value depends on the day. */
public sealed interface Amount {
    Place place();

    /** The number, given the parameters that are in force; empty when it is a parameter that is not. */
    Optional<BigDecimal> in(Map<String, BigDecimal> parameters);

    /** A number as it is written. */
    record Fixed(BigDecimal value, Place place) implements Amount {
        @Override
        public Optional<BigDecimal> in(Map<String, BigDecimal> parameters) {
            return Optional.of(value);
        }
    }

    /** The value that the parameter has on the day of the evaluation. */
    record Named(String parameter, Place place) implements Amount {
        @Override
        public Optional<BigDecimal> in(Map<String, BigDecimal> parameters) {
            return Optional.ofNullable(parameters.get(parameter));
        }
    }

    /** A number that the format sets where the document says nothing. */
    static Amount of(BigDecimal value, Place place) {
        return new Fixed(value, place);
    }
}
