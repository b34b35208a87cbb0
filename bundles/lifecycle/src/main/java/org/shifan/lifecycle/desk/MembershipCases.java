// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.DecidedMemberships;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Title;
import org.shifan.lifecycle.store.CaseStore;

/** Says which memberships a case began or ended: those whose decision is that of a step of a case. Whoever corrects the register asks. */
@Component
public final class MembershipCases implements DecidedMemberships {
    private final CaseStore store;

    @Activate
    public MembershipCases(@Reference CaseStore store) {
        this.store = store;
    }

    @Override
    public Optional<Long> decidedIn(Membership membership) {
        return store.find(Subject.enterprise(membership.enterprise()), null, "", false).stream()
                .filter(kept -> kept.head().title().equals(Title.MEMBER))
                .filter(kept -> kept.entries().stream().anyMatch(line -> decided(kept, line, membership)))
                .map(kept -> kept.head().number())
                .findFirst();
    }

    private static boolean decided(CaseStore.Kept kept, CaseEntry line, Membership membership) {
        if (line.kind() != CaseEntry.Kind.STEP) {
            return false;
        }
        Decision decision = Stepping.decision(kept.head().number(), line);
        return decision.equals(membership.admitted()) || decision.equals(membership.ended());
    }
}
