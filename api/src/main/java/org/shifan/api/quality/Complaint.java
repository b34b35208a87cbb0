// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.text.Text;

/**
 * A complaint or report of the public about quality (§五(四), R16), as those see it who handle it: never with the reporter.
 *
 * @param received the day; nothing finer is kept of an anonymous reporter
 * @param due the last day for the answer
 * @param about whom it is about, in the reporter's words; may be empty
 * @param goods in the reporter's words; may be empty
 * @param named whether the reporter left a name, which is sealed
 * @param ofEnterprise the enterprise that it turned out to be about, or null
 * @param outcome what came of it, or null until it is answered
 * @param answer what the reporter reads; empty until it is answered
 * @param answeredOn null until it is answered
 * @param steps what was done with it, oldest first; empty in lists
 */
public record Complaint(
        long id,
        BureauCode bureau,
        LocalDate received,
        LocalDate due,
        String about,
        String goods,
        String text,
        boolean named,
        OrganisationCode ofEnterprise,
        State state,
        Outcome outcome,
        String answer,
        LocalDate answeredOn,
        List<Step> steps) {

    public Complaint {
        steps = List.copyOf(steps);
    }

    public Optional<OrganisationCode> enterprise() {
        return Optional.ofNullable(ofEnterprise);
    }

    /** Whether it should have been answered by that day. */
    public boolean late(LocalDate day) {
        return state != State.ANSWERED && day.isAfter(due);
    }

    /** How far it is. */
    public enum State {
        RECEIVED,
        /** Somebody is at it (办理中). */
        IN_HAND,
        ANSWERED
    }

    /** What came of it. */
    public enum Outcome {
        /** 属实. */
        CONFIRMED,
        /** 不属实. */
        UNFOUNDED,
        /** It is another authority's to handle (移送). */
        PASSED_ON,
        /** It says too little, or is about nothing of quality (不予受理). */
        NOT_ACCEPTED;

        /** The word in options and files, such as {@code passed-on}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Something that was done with it; never changed. */
    public record Step(Text what, Decision decision) {}
}
