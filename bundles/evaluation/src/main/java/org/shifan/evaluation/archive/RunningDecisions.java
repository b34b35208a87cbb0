// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;

/** The decisions about many zones that nodes of a group are making, so that another node can make them when one is lost. */
public interface RunningDecisions {
    /**
     * What was asked for.
     *
     * @param bureau whose zones; null for all of the country
     * @param by who asked, of whom the first 200 characters are noted
     */
    record Asked(BureauCode bureau, Level level, int year, LocalDate asOf, String by) {}

    /**
     * A decision under way.
     *
     * @param beats how often its node said that it lives
     */
    record Running(long id, String node, long beats, Asked asked) {}

    /** Notes that a node begins; the number of the line. */
    long begin(String node, Asked asked);

    /** The same for a node that makes what another one was making; empty when somebody else does already. */
    OptionalLong takeUp(String node, Running lost);

    /** Says of decisions that they are still being made. */
    void beat(Collection<Long> ids);

    /** Notes that a decision is no longer being made, whatever came of it. */
    void end(long id);

    /** All that are noted. */
    List<Running> all();
}
