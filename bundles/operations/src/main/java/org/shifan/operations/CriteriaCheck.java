// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.List;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;

/** Whether criteria are in force, and whether some that were meant to be are not. */
@Component(property = {HealthCheck.NAME + "=criteria", HealthCheck.TAGS + "=shifan"})
public final class CriteriaCheck implements HealthCheck {
    private final CriteriaRegistry registry;

    /** @param registry null while there is none */
    @Activate
    public CriteriaCheck(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    CriteriaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (registry == null) {
            return notes.ill("criteria.no-registry").result();
        }
        List<CriteriaSet> sets = registry.sets();
        long active = count(sets, CriteriaState.ACTIVE);
        if (active == 0) {
            notes.ill("criteria.none-active", sets.size());
        } else {
            notes.well("criteria.active", active, sets.size());
        }
        for (CriteriaSet set : sets) {
            switch (set.state()) {
                case REFUSED, WAITING, HELD, HALTED -> {
                    notes.warn("criteria.state." + set.state(), set.id(), set.version(), set.bundle());
                    notices(notes, set);
                }
                // Of two that claim the same the one that loses says so.
                case STAGED -> notices(notes, set);
                default -> {
                    // At work, or out of force on purpose.
                }
            }
        }
        return notes.result();
    }

    private static void notices(Notes notes, CriteriaSet set) {
        set.notices().forEach(notice -> notes.warn("criteria.notice", set.id(), set.version(), notice));
    }

    private static long count(List<CriteriaSet> sets, CriteriaState state) {
        return sets.stream().filter(set -> set.state() == state).count();
    }
}
