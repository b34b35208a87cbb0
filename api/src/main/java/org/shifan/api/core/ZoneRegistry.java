// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;

/** The register of zones; Shifan implements it. */
@ProviderType
public interface ZoneRegistry {
    /** All zones, by key. */
    List<Zone> zones();

    /** The zones that this bureau supervises, by key. */
    List<Zone> zones(BureauCode bureau);

    Optional<Zone> zone(ZoneId id);

    /**
     * The zone with this key.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}
     */
    Zone require(ZoneId id);

    /**
     * The zone with this key, if the bureau supervises it.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}, or {@code
     *     core.zone.other-bureau}, which names both bureaus
     */
    Zone require(ZoneId id, BureauCode bureau);

    /**
     * Enters a zone, or changes its entry; the entry before stays in the history.
     *
     * @param decision who decided it and why
     * @throws org.shifan.api.text.ShifanException {@code core.bureau.unknown}, {@code
     *     core.division.unknown} or {@code core.division.not-in-use} on the day of the decision
     */
    void register(Zone zone, Decision decision);

    /** Every entry that this zone ever had, oldest first. */
    List<Entry<Zone>> history(ZoneId id);
}
