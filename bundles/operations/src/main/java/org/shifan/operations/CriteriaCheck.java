// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.time.LocalDate;
import java.time.ZoneId;
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
import org.shifan.api.text.Message;

/** Whether criteria are in force, and whether some that were meant to be are not. */
@Component(property = {HealthCheck.NAME + "=criteria", HealthCheck.TAGS + "=shifan"})
public final class CriteriaCheck implements HealthCheck {
    /** The one notice of a set in force that asks somebody to act. */
    private static final String BELOW_MINIMUM = "criteria.minimum.now";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

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
        // A set that is held has a second row beside it.
        long all = sets.stream().map(CriteriaCheck::content).distinct().count();
        long serving = sets.stream()
                .filter(this::serves)
                .map(CriteriaCheck::content)
                .distinct()
                .count();
        if (serving == 0) {
            notes.ill("criteria.none-active", all);
        } else {
            notes.well("criteria.active", serving, all);
        }
        for (CriteriaSet set : sets) {
            switch (set.state()) {
                case REFUSED, WAITING, HELD, HALTED -> {
                    notes.warn("criteria.state." + set.state(), set.id(), set.version(), set.bundle());
                    notices(notes, set);
                }
                // Of two that claim the same the one that loses says so.
                case STAGED -> notices(notes, set);
                case ACTIVE ->
                    set.notices().stream()
                            .filter(notice -> notice.key().equals(BELOW_MINIMUM))
                            .forEach(notice -> notice(notes, set, notice));
                default -> {
                    // Not in force yet, or out of force on purpose.
                }
            }
        }
        return notes.result();
    }

    private static void notices(Notes notes, CriteriaSet set) {
        set.notices().forEach(notice -> notice(notes, set, notice));
    }

    private static void notice(Notes notes, CriteriaSet set, Message notice) {
        notes.warn("criteria.notice", set.id(), set.version(), notice);
    }

    /** What is held serves on while its successor is refused, unless another set wins today. */
    private boolean serves(CriteriaSet set) {
        return set.state() == CriteriaState.ACTIVE
                || (set.state() == CriteriaState.HELD
                        && registry.inForce(set.key(), LocalDate.now(CHINA))
                                .filter(winner -> content(winner).equals(content(set)))
                                .isPresent());
    }

    private static String content(CriteriaSet set) {
        return set.id() + " " + set.version();
    }
}
