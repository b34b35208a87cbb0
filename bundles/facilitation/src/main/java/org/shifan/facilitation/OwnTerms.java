// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.facilitation.reference.MeasureTable.Measure;

/** What the bureaus that are here ask of their own enterprises; it can only add grounds that have to hold. */
record OwnTerms(List<BureauTerms> all) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTerms.class);

    /** In an order of their own, so that the answer is the same in whatever order the services came. */
    OwnTerms {
        all = all.stream()
                .sorted(Comparator.comparing(terms -> terms.getClass().getName()))
                .toList();
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
        Map<String, List<OwnTerm>> out = new TreeMap<>();
        for (Measure measure : measures) {
            if (measure.effect() == Effect.CONVENIENCE || measure.effect() == Effect.PROCEDURE) {
                List<OwnTerm> own = new ArrayList<>();
                all.forEach(terms -> add(terms, bureau, measure.id(), shipment, own));
                for (SetTerm term : set) {
                    if (term.measure().equals(measure.id()) && SetTermAnswer.concerns(term, shipment)) {
                        own.add(SetTermAnswer.answer(term, shipment, held));
                    }
                }
                if (!own.isEmpty()) {
                    out.put(measure.id(), own);
                }
            }
        }
        return out;
    }

    private static void add(
            BureauTerms terms, BureauCode bureau, String measure, Shipment shipment, List<OwnTerm> out) {
        try {
            if (!terms.bureau().equals(bureau)) {
                return;
            }
            for (BureauTerms.Term term : terms.terms(measure, shipment)) {
                out.add(new OwnTerm(term.holds(), term.text(), term.holds() ? term.until() : null, null));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("The terms {} of a bureau fail for {}", terms.getClass().getName(), measure, e);
            out.add(new OwnTerm(false, null, null, terms.getClass().getName()));
        }
    }
}
