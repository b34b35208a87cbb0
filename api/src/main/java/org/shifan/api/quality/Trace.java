// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;

/**
 * A trace investigation (追溯调查) of an incident.
 *
 * @param due the last day for its end
 * @param cause as reviewed; null before
 * @param reviewer who reviewed it, or null
 * @param leader the leader in charge who confirmed it, or null; the cause counts from then on
 * @param escalated the day on which it was last reported as late, or null
 * @param answers the form, each field's latest answer
 * @param missing what is still to be answered
 */
public record Trace(
        long id,
        long incident,
        BureauCode bureau,
        OrganisationCode enterprise,
        List<Investigator> investigators,
        LocalDate opened,
        LocalDate due,
        State state,
        Cause cause,
        String reviewer,
        String leader,
        LocalDate escalated,
        Map<TraceField, String> answers,
        Set<TraceField> missing,
        List<TraceEvidence> evidence,
        List<Measure> measures) {

    public Trace {
        investigators = List.copyOf(investigators);
        evidence = List.copyOf(evidence);
        measures = List.copyOf(measures);
    }

    /** How far it is. */
    public enum State {
        OPEN,
        /** The reviewer has named the cause; the leader in charge has not confirmed it yet. */
        REVIEWED,
        CLOSED
    }

    /**
     * One of the two who investigate.
     *
     * @param declared what they declared of an interest of their own
     */
    public record Investigator(String name, Declared declared) {}

    /** Whether an investigator has an interest of their own in the case. */
    public enum Declared {
        NOT_YET,
        NONE,
        /** Then another has to take their place. */
        INTEREST
    }

    /** Whether it should have ended by that day. */
    public boolean late(LocalDate day) {
        return state != State.CLOSED && day.isAfter(due);
    }
}
