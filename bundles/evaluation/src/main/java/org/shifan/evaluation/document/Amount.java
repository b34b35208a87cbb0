// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;

/** A number of a rule or condition: written out, or a parameter whose value depends on the day. */
public sealed interface Amount {

    /** A number as it is written. */
    record Fixed(BigDecimal value) implements Amount {}

    /** The value that the parameter has on the day of the evaluation. */
    record Named(String parameter, Place place) implements Amount {}

    static Amount of(BigDecimal value) {
        return new Fixed(value);
    }
}
