// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.time.LocalDate;

import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * What anybody may know of a mark by its code: nothing but what the mark itself claims, and whether that is so.
 *
 * @param on the day that was asked for
 * @param holder the name of who may use it; null for an unknown code, as is everything below
 * @param title the title
 * @param zone the zone's name; null for the title demonstration enterprise
 * @param place where it may be used
 * @param from the first day of the permission
 * @param until the last day on which it held or will hold
 * @param reason the outcome in a sentence
 */
public record MarkVerification(
        MarkCode code,
        LocalDate on,
        Outcome outcome,
        Text holder,
        Text title,
        Text zone,
        Text use,
        String place,
        LocalDate from,
        LocalDate until,
        Message reason) {

    /** Whether the mark may stand where it stands. */
    public enum Outcome {
        VALID("valid"),
        /** No mark was ever given this code. */
        UNKNOWN("unknown"),
        NOT_YET("not-yet"),
        EXPIRED("expired"),
        WITHDRAWN("withdrawn"),
        /** The permission runs, but the title, or the membership of the zone, does not. */
        TITLE_ENDED("title-ended");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public boolean valid() {
        return outcome == Outcome.VALID;
    }
}
