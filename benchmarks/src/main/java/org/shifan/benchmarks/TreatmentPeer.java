// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.Optional;

import org.shifan.api.facilitation.Treatment;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.facilitation.RuleBook;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Situations;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.national.NationalRules;

/** Decides the shipments of {@link TreatmentCases}, by their numbers. */
@FunctionalInterface
interface TreatmentPeer {
    Treatment treat(int shipment);

    /** The service of treatments and the rules of the nation, beside registers in memory; or the same rules by hand. */
    static TreatmentPeer of(String name) {
        NationalRules rules = NationalRules.of("1.0.0");
        return switch (name) {
            case "service" -> service(rules);
            case "hand" -> new HandWrittenTreatment(RuleBook.of(rules.name(), rules.version(), rules.tables()));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static TreatmentPeer service(NationalRules rules) {
        TreatmentCases cases = new TreatmentCases();
        RulesRegistry registry = new RulesRegistry(PlugIns.ordinary());
        registry.add(rules, 7);
        TreatmentRegisters registers = cases.registers;
        Treatments treatments = new Treatments(
                new Situations(
                        registers,
                        registers,
                        registers,
                        registers.declaredGrounds(),
                        registers.setTerms(),
                        PlugIns.ordinary()),
                registry,
                registers,
                (operation, place, actor) -> Optional.empty());
        return number -> treatments.treat(cases.shipments.get(number));
    }
}
