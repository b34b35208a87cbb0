// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;

/** Warnings of zones and enterprises about foreign markets, and who has read them (§六(二), T1, T2); Shifan implements it. */
@ProviderType
public interface Warnings {
    /**
     * Looks now, and not only at the next turn, whom notifications and standards concern that nobody was warned of yet, and which
     * warnings nobody has read shortly before their time is over.
     *
     * @return the warnings that were raised or said again
     */
    List<Warning> look();

    /** Warnings, newest first. */
    List<Warning> warnings(Query query);

    /** @throws org.shifan.api.text.ShifanException {@code market.warning.unknown} */
    Warning require(long id);

    /**
     * Keeps that somebody has read a warning; a second time by the same person changes nothing.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.warning.unknown}, {@code market.reader.missing}
     */
    Warning read(long id, String by);

    /**
     * What is asked for; what is null is not looked at.
     *
     * @param subject only of this zone or enterprise
     * @param unread only those that nobody has read
     * @param limit 1 or more
     */
    record Query(BureauCode bureau, Subject subject, boolean unread, int offset, int limit) {}
}
