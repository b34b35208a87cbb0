// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.watch;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/** Knows of events for which a title is reviewed out of turn. */
public interface CauseSource {
    /**
     * An event.
     *
     * @param key the same for the same event, whenever it is asked for
     * @param subject the zone or the enterprise; with an enterprise goes the zone whose member it was on the day
     * @param day of the event
     */
    record Cause(String key, Subject subject, LocalDate day, Text why) {}

    /** The events from that day until today. */
    List<Cause> causes(LocalDate since, LocalDate today);
}
