// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/** The register of what officers declare and measures rest on or fall by (F2, F3, F7, F8); Shifan implements it. */
@ProviderType
public interface DeclaredGrounds {
    /**
     * Declares a ground.
     *
     * @param enterprise null for all, where its kind allows it
     * @param hs the first digits of the goods' codes, an even number from 2 to 10; empty for all, where its kind allows it
     * @param market null for all
     * @throws org.shifan.api.text.ShifanException {@code facilitation.ground.*}: what its kind needs and lacks;
     *     {@code facilitation.ground.overlap} when the same is declared for a part of the period already;
     *     {@code core.enterprise.unknown}
     */
    DeclaredGround declare(
            DeclaredGround.Kind kind,
            OrganisationCode enterprise,
            String hs,
            CountryCode market,
            DateRange period,
            Decision decision);

    /**
     * Ends a ground before its term.
     *
     * @param lastDay the last day on which it holds
     * @throws org.shifan.api.text.ShifanException {@code facilitation.ground.unknown}, {@code .ended}, {@code .end}
     */
    DeclaredGround end(long id, LocalDate lastDay, Decision decision);

    /**
     * The grounds that were declared, by number.
     *
     * @param enterprise only those that name it, and those of all; null for every one
     * @param on only those that hold on that day; null for every one
     */
    List<DeclaredGround> grounds(OrganisationCode enterprise, LocalDate on);
}
