// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.operations.Plugin.Deed;
import org.shifan.api.operations.Plugin.Hand;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;

/** Through whose hands a bundle and its criteria went. */
@Component(service = Hands.class)
public final class Hands {
    private final Installers installers;
    private final CriteriaReleases releases;

    /** @param releases null while nobody keeps the steps of criteria */
    @Activate
    public Hands(
            @Reference Installers installers,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    CriteriaReleases releases) {
        this.installers = installers;
        this.releases = releases;
    }

    /** Who installed it, and who submitted and approved what it brings: the last of each, in the order of time. */
    public List<Hand> of(Bundle bundle, List<CriteriaSet> brought) {
        List<Hand> out = new ArrayList<>();
        installers
                .of(bundle)
                .ifPresent(installer -> out.add(new Hand(Deed.INSTALLED, installer.account(), true, installer.at())));
        for (CriteriaSet set : releases == null ? List.<CriteriaSet>of() : brought) {
            List<CriteriaStep> steps = releases.history(set.id());
            last(steps, set, CriteriaStep.Kind.SUBMITTED)
                    .map(s -> hand(Deed.SUBMITTED, s))
                    .ifPresent(out::add);
            last(steps, set, CriteriaStep.Kind.APPROVED)
                    .map(s -> hand(Deed.APPROVED, s))
                    .ifPresent(out::add);
        }
        out.sort(Comparator.comparing(Hand::at));
        return out;
    }

    /** Of this content: what somebody did to another says nothing about it. */
    private static Optional<CriteriaStep> last(List<CriteriaStep> steps, CriteriaSet set, CriteriaStep.Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind && step.digest().equals(set.digest()))
                .max(Comparator.comparing(CriteriaStep::at));
    }

    private static Hand hand(Deed deed, CriteriaStep step) {
        return new Hand(deed, step.by(), step.loggedIn(), step.at());
    }
}
