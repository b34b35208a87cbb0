// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.facilitation.reference.MeasureTable.Measure;

/** What the bureaus that are here ask of their own enterprises; it can only add grounds that have to hold. */
record OwnTerms(List<AskedTerms> all) {
    /** In an order of their own, so that the answer is the same in whatever order the services came. */
    OwnTerms {
        all = all.stream().sorted(Comparator.comparing(AskedTerms::name)).toList();
    }

    /**
     * What is asked for each measure; stricter measures and the mode of supervision take no terms.
     *
     * @param set the terms that the bureau set and that are in force
     * @param held the class of the enterprise; null for none
     */
    Map<String, List<OwnTerm>> answers(
            BureauCode bureau, List<Measure> measures, Shipment shipment, List<SetTerm> set, Grant held) {
        if (all.isEmpty() && set.isEmpty()) {
            return Map.of();
        }
        List<String> asked = measures.stream()
                .filter(measure -> measure.effect() == Effect.CONVENIENCE || measure.effect() == Effect.PROCEDURE)
                .map(Measure::id)
                .toList();
        Map<String, List<OwnTerm>> out = new TreeMap<>();
        all.stream()
                .filter(terms -> terms.bureau().equals(bureau))
                .forEach(terms -> terms.ask(asked, shipment).forEach((measure, answers) -> add(out, measure, answers)));
        for (SetTerm term : set) {
            if (asked.contains(term.measure()) && SetTermAnswer.concerns(term, shipment)) {
                add(out, term.measure(), List.of(SetTermAnswer.answer(term, shipment, held)));
            }
        }
        return out;
    }

    private static void add(Map<String, List<OwnTerm>> out, String measure, List<OwnTerm> answers) {
        if (!answers.isEmpty()) {
            out.computeIfAbsent(measure, none -> new ArrayList<>()).addAll(answers);
        }
    }
}
