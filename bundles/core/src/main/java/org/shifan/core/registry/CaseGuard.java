// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.core.DecidedMemberships;
import org.shifan.api.core.Membership;

import static org.shifan.core.CoreMessages.refuse;

/** Keeps what a case decided from being corrected beside it. The procedures need the register and may come after it, so that they are looked for late. */
@Component(service = CaseGuard.class)
public final class CaseGuard {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile DecidedMemberships cases;

    /** @throws org.shifan.api.text.ShifanException {@code core.membership.by-case}, or {@code core.membership.no-cases} when nobody can say it */
    public void refuseDecided(Membership membership) {
        DecidedMemberships asked = cases;
        if (asked == null) {
            throw refuse("core.membership.no-cases");
        }
        asked.decidedIn(membership).ifPresent(number -> {
            throw refuse("core.membership.by-case", membership.enterprise(), membership.zone(), number);
        });
    }
}
