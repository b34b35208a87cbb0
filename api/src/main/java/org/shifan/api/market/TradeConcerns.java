// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;

/** Trade concerns, from the hindrance to what came of it (§六(二), T3); Shifan implements it. */
@ProviderType
public interface TradeConcerns {
    /**
     * Raises a concern.
     *
     * @param reference may be empty
     * @throws org.shifan.api.text.ShifanException {@code market.concern.empty}, {@code core.zone.unknown}, {@code
     *     core.enterprise.unknown}, {@code market.text.long}
     */
    TradeConcern raise(
            Subject subject, CountryCode market, String title, String text, String reference, Decision decision);

    /**
     * Enters a step of the negotiation, such as a meeting or a letter.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.concern.unknown}, {@code market.concern.closed}, {@code
     *     market.concern.empty}
     */
    TradeConcern step(long id, String what, Decision decision);

    /**
     * Closes it with what came of it, on a document.
     *
     * @throws org.shifan.api.text.ShifanException also {@code market.concern.evidence}
     */
    TradeConcern close(long id, TradeConcern.Outcome outcome, Decision decision);

    /** @throws org.shifan.api.text.ShifanException {@code market.concern.unknown} */
    TradeConcern require(long id);

    /**
     * Concerns, newest first; what is null is not looked at.
     *
     * @param openOnly only those without an outcome
     */
    List<TradeConcern> concerns(BureauCode bureau, Subject subject, CountryCode market, boolean openOnly);
}
