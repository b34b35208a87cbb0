// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/** Takes in own declarations and results of third parties (F6) and has a sample of them verified; Shifan implements it. */
@ProviderType
public interface Proofs {
    /**
     * Takes a proof in.
     *
     * @param laboratory the third party's key; null or empty for the enterprise's own declaration
     * @throws org.shifan.api.text.ShifanException {@code facilitation.declaration.unknown}; {@code facilitation.proof.*}: F6 does not
     *     govern the shipment, it has a proof already, the third party is not on the list, not for these goods, not on that day,
     *     or the report is too old or of the future
     */
    Proof handIn(String declaration, String laboratory, String report, LocalDate issued, Decision decision);

    /**
     * Records what verification found. A failed one raises the risk of the enterprise's goods of that heading, so that measures stop.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.proof.unknown}, {@code .verified}
     */
    Proof verify(long number, boolean confirmed, Decision decision);

    /**
     * The proofs, newest first.
     *
     * @param enterprise only its own; null for all
     * @param due only those that are drawn and not verified
     * @param limit 1 or more
     */
    List<Proof> proofs(OrganisationCode enterprise, boolean due, int offset, int limit);
}
