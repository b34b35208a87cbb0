// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;

import org.shifan.api.core.Decision;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;

/** An order that ends something. */
interface Ending extends Decided {
    /** Null for the day of the decision. */
    LocalDate lastDay();

    /** @param work ends it with a last day, and gives what it is then */
    default Answer ended(Call call, Clock clock, BiFunction<LocalDate, Decision, ?> work) {
        Decision decision = decided(call, clock);
        return Answer.json(201, work.apply(lastDay() == null ? decision.on() : lastDay(), decision));
    }
}
