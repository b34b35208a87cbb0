// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;

/**
 * An incident: one event, whatever number of sources report it.
 *
 * @param bureau who has to trace it: that of the enterprise, and until one is known the one that took it in
 * @param attributedTo the enterprise that made the goods, or null as long as nobody has confirmed one
 * @param cause what the trace found, or null while it is open
 * @param sources the reports behind it, oldest first, at most {@link #SHOWN}
 * @param sourceCount how many reports there are
 * @param joinedInto the incident that this one turned out to be, or null
 */
public record Incident(
        long id,
        BureauCode bureau,
        IncidentKind kind,
        LocalDate on,
        CountryCode market,
        Goods goods,
        String maker,
        String origin,
        String hazard,
        String measures,
        String text,
        Attribution attributedTo,
        Cause cause,
        List<IncidentSource> sources,
        int sourceCount,
        Long joinedInto,
        boolean synthetic) {
    /** More sources than these are counted and not listed. */
    public static final int SHOWN = 20;

    public Incident {
        sources = List.copyOf(sources);
    }

    public Optional<Attribution> attribution() {
        return Optional.ofNullable(attributedTo);
    }

    /** Whether it is one of those in the rate per USD 100 million: attributed, quality-caused, and not a domestic failure. */
    public boolean counts() {
        return kind.rated() && attributedTo != null && cause != null && cause.quality() && joinedInto == null;
    }
}
