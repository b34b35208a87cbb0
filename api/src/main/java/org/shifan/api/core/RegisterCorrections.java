// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.OrganisationCode;

/**
 * Sets right what was entered wrongly into the registers of memberships and enterprises, with the history of both (R7); Shifan implements it. What
 * was wrong stays in the register without effect, with who found it, when and why. Whole files are corrected by an import of the same kinds.
 */
@ProviderType
public interface RegisterCorrections {
    /**
     * The membership with this number that holds.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown}, also for one that was found wrong
     */
    Membership membership(long number);

    /**
     * Every line of the enterprise's memberships that was ever entered, by number, those that were found wrong too.
     *
     * @param anyCode the organisation code or the unified social credit code, as a person types it
     */
    List<MembershipLine> memberships(String anyCode);

    /**
     * Puts a membership in the place of one that was entered wrongly; from then on the wrong one never held.
     *
     * @param as what it should have been; its number is that of the wrong one. Its end is a decision of its own only where it has one: a period with a
     *     last day and no end is one with a term
     * @param why who found it wrong, when, why and by what
     * @return it with its new number; the one that is there when it is the same already
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown}, {@code core.membership.by-case} when a case began or ended it,
     *     {@code core.membership.no-cases}, {@code core.membership.end-open} for an end without a last day, and what {@link Memberships#admit} refuses
     */
    Membership correctMembership(Membership as, Decision why);

    /**
     * Takes back a membership that never was.
     *
     * @return what it was
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown}, {@code core.membership.by-case} or {@code core.membership.no-cases}
     */
    Membership deleteMembership(long number, Decision why);

    /**
     * Every entry that the enterprise ever had, oldest first, also of one that was taken back.
     *
     * @param anyCode the organisation code or the unified social credit code, as a person types it
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown} when it never had one
     */
    List<EnterpriseLine> enterprise(String anyCode);

    /**
     * Enters what the master data of an enterprise should have been; what stood there is kept.
     *
     * @param as all of it: a credit code that is not named is taken away
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}, {@code core.enterprise.other-bureau} (an enterprise is not moved by a
     *     correction), {@code core.enterprise.real}, {@code core.division.unknown} or {@code core.division.not-in-use}
     */
    Enterprise correctEnterprise(Enterprise as, Decision why);

    /**
     * Takes back an enterprise that was entered by mistake and of which nothing else is kept; its entries stay.
     *
     * @return what it was
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}, {@code core.enterprise.in-use}, which names what is kept of it, or {@code
     *     core.enterprise.unproven} while nobody can say that
     */
    Enterprise deleteEnterprise(OrganisationCode code, Decision why);
}
