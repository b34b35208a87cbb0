// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.operations.Supervision;
import org.shifan.api.text.ShifanException;

/**
 * Terms that a bureau's bundle brings, asked under supervision: whose they are once, and what they ask of a shipment in one call for
 * all measures.
 */
record AskedTerms(BureauTerms terms, String name, BureauCode bureau, Supervision supervision) {
    private static final Logger LOG = LoggerFactory.getLogger(AskedTerms.class);

    /** Empty when they do not tell whose they are: then they concern nobody, and that is said loudly. */
    static Optional<AskedTerms> of(BureauTerms terms, Supervision supervision) {
        String name = terms.getClass().getName();
        try {
            BureauCode bureau =
                    supervision.call(name, () -> BureauCode.of(terms.bureau().value()));
            return Optional.of(new AskedTerms(terms, name, bureau, supervision));
        } catch (ShifanException e) {
            LOG.error("The terms {} do not tell whose they are and are left out: {}", name, e.message());
            return Optional.empty();
        }
    }

    /** The answer for each measure that is asked something. */
    Map<String, List<OwnTerm>> ask(List<String> measures, Shipment shipment) {
        try {
            return supervision.call(shipment.declaration(), () -> answers(measures, shipment));
        } catch (ShifanException e) {
            LOG.warn("The terms {} fail for {}: {}", name, shipment.declaration(), e.message());
            Map<String, List<OwnTerm>> out = new TreeMap<>();
            measures.forEach(measure -> out.put(measure, List.of(new OwnTerm(false, null, null, name))));
            return out;
        }
    }

    /** In plain values, so that no code of the bundle runs later in anybody else's thread. */
    private Map<String, List<OwnTerm>> answers(List<String> measures, Shipment shipment) {
        Map<String, List<OwnTerm>> out = new TreeMap<>();
        for (String measure : measures) {
            out.put(measure, answer(measure, shipment));
        }
        return out;
    }

    /** What breaks for one measure answers for the others all the same. */
    private List<OwnTerm> answer(String measure, Shipment shipment) {
        try {
            List<OwnTerm> own = new ArrayList<>();
            for (BureauTerms.Term term : terms.terms(measure, shipment)) {
                own.add(new OwnTerm(term.holds(), term.text(), term.holds() ? term.until() : null, null));
            }
            return own;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("The terms {} fail for {}", name, measure, e);
            return List.of(new OwnTerm(false, null, null, name));
        }
    }
}
