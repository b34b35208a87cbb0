// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;

import org.shifan.api.core.Decision;
import org.shifan.rest.http.Call;

/** An order that says why: the decision of the account that calls, today unless it names a day. */
interface Decided {
    /** The day; null for today. */
    default LocalDate on() {
        return null;
    }

    String reason();

    String evidence();

    default Decision decided(Call call, Clock clock) {
        return new Decision(call.caller().account(), on() == null ? LocalDate.now(clock) : on(), reason(), evidence());
    }
}
