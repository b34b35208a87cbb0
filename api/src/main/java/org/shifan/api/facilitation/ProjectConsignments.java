// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * Follows goods of registered projects over the border and back (F7); Shifan implements it. Only what was treated under a registered
 * project is taken in.
 */
@ProviderType
public interface ProjectConsignments {
    /**
     * Enters the way there.
     *
     * @param declaration a decided declaration for repair, testing or research to which F7 applied
     * @param due the last day on which the goods have to be back, not before the declaration and not after the project's last day
     * @throws org.shifan.api.text.ShifanException {@code facilitation.declaration.unknown}; {@code facilitation.consignment.*}: F7 did
     *     not apply and why, the declaration is entered already, a day or quantity is out of range
     */
    ProjectConsignment enter(
            String declaration, String goods, BigDecimal quantity, String unit, LocalDate due, Decision decision);

    /**
     * Enters what came back.
     *
     * @param declaration a decided declaration of the same enterprise and purpose, the other way, on the same day or later
     * @param quantity at most what is open
     * @throws org.shifan.api.text.ShifanException {@code facilitation.consignment.unknown}, {@code facilitation.declaration.unknown},
     *     {@code facilitation.consignment.*}: what does not fit
     */
    ProjectConsignment back(long number, String declaration, BigDecimal quantity, Decision decision);

    /**
     * Closes what will not come back, such as goods that a test has destroyed, by a document.
     *
     * @param quantity at most what is open
     * @param decision with evidence
     * @throws org.shifan.api.text.ShifanException {@code facilitation.consignment.unknown}, {@code .evidence}, {@code .quantity}
     */
    ProjectConsignment writeOff(long number, BigDecimal quantity, Decision decision);

    /**
     * The consignment with this number.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.consignment.unknown}
     */
    ProjectConsignment require(long number);

    /**
     * The consignments, newest first.
     *
     * @param bureau only those of enterprises of this bureau; null for all
     * @param enterprise only its own; null for all
     * @param overdueOn only those of which something should be back by then and is not; null for all
     * @param limit 1 or more
     */
    List<ProjectConsignment> consignments(
            BureauCode bureau, OrganisationCode enterprise, LocalDate overdueOn, int offset, int limit);
}
