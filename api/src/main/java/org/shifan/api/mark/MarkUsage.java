// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.time.Instant;
import java.time.LocalDate;

import org.shifan.api.core.Actor;

/**
 * One use of a mark as it was found or reported.
 *
 * @param on the day on which it was seen
 * @param place where
 * @param note what was seen; may be empty
 * @param outcome what verification said for that day when it was recorded
 */
public record MarkUsage(
        long number,
        MarkCode code,
        LocalDate on,
        String place,
        String note,
        MarkVerification.Outcome outcome,
        Instant recorded,
        Actor by) {}
