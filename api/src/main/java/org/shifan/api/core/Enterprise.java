// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.Objects;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;

/**
 * An export enterprise (出口企业), member of a zone or not. Its key is the organisation code, which older
 * records have alone and newer ones carry inside the unified social credit code, so that both meet.
 *
 * @param creditCode the unified social credit code, or null in records from before October 2015
 * @param bureau the bureau in whose area it works
 * @param synthetic whether it was invented for demonstration
 */
public record Enterprise(
        OrganisationCode code,
        SocialCreditCode creditCode,
        String name,
        DivisionCode division,
        BureauCode bureau,
        boolean synthetic) {

    /**
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.codes} when the two codes
     *     belong to different enterprises
     */
    public Enterprise {
        Objects.requireNonNull(code, "code");
        if (creditCode != null && !creditCode.organisationCode().equals(code)) {
            throw new org.shifan.api.text.ShifanException(org.shifan.api.text.Messages.of(Enterprise.class)
                    .message("core.enterprise.codes", creditCode, creditCode.organisationCode(), code));
        }
    }

    public Optional<SocialCreditCode> socialCreditCode() {
        return Optional.ofNullable(creditCode);
    }
}
