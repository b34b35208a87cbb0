// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * The register of what random checks and joint inspections found (§六(一)); Shifan implements it. Samples of monitoring plans (F2) and
 * verified proofs (F6) have registers of their own ({@link Monitoring}, {@link Proofs}).
 */
@ProviderType
public interface MeasureChecks {
    /**
     * Enters what a check found. One that fails raises the risk of the enterprise's goods of that heading from the day of the decision,
     * in the same transaction, so that their measures stop.
     *
     * @param declaration a decided declaration that was drawn, or that F9a governs
     * @param parties who took part besides the bureau; at least one for a joint inspection; at most 20 of 200 characters
     * @param failedItems what the goods failed; none when they passed; at most 50 of 100 characters
     * @throws org.shifan.api.text.ShifanException {@code facilitation.declaration.unknown}; {@code facilitation.check.*}: it was not
     *     drawn, its draw belongs to another register, it has a result already, a day does not fit, nobody is named who took part
     */
    MeasureCheck enter(
            String declaration, LocalDate checkedOn, List<String> parties, List<String> failedItems, Decision decision);

    /**
     * The check with this number.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.check.unknown}
     */
    MeasureCheck require(long number);

    /**
     * Results, newest first.
     *
     * @param bureau only those of enterprises of this bureau; null for all
     * @param enterprise only its own; null for all
     * @param failed only those that failed
     * @param limit 1 or more
     */
    List<MeasureCheck> checks(BureauCode bureau, OrganisationCode enterprise, boolean failed, int offset, int limit);

    /** Declarations that have to be checked and have no result, oldest first; the parameters as above. */
    List<MeasureLedger.Line> due(BureauCode bureau, OrganisationCode enterprise, int offset, int limit);
}
