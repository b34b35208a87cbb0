// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.shifan.api.core.Actor;

/**
 * Permission to use a title and its mark. Nothing of it is ever changed; a withdrawal is an entry of its own.
 *
 * @param request who may use which mark on what, where and until when
 * @param granted who permitted it, and why
 * @param withdrawn who withdrew it, and why; null while nobody did
 * @param lastDay the last day on which it holds when it was withdrawn, or null
 */
public record MarkPermit(MarkCode code, MarkRequest request, Entry granted, Entry withdrawn, LocalDate lastDay) {
    /**
     * Who entered something, when and why.
     *
     * @param on the day for which it was entered
     * @param evidence the document it rests on; may be empty
     */
    public record Entry(Instant at, LocalDate on, Actor by, String reason, String evidence) {}

    /** The withdrawal, if there is one. */
    public Optional<Entry> withdrawal() {
        return Optional.ofNullable(withdrawn);
    }

    /** Whether the permission itself holds on that day; whether the title still does is another question. */
    public boolean holdsOn(LocalDate day) {
        return request.period().contains(day) && (lastDay == null || !day.isAfter(lastDay));
    }
}
