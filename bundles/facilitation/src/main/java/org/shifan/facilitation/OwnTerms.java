// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.Shipment;

import static org.shifan.facilitation.FacilitationMessages.say;

/** What the bureaus that are here ask of their own enterprises; it can only add grounds that have to hold. */
record OwnTerms(List<BureauTerms> all) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTerms.class);

    OwnTerms {
        all = List.copyOf(all);
    }

    /** The further grounds of a measure; always the same for the same services, in whatever order they came. */
    List<Ground> grounds(BureauCode bureau, String measure, Shipment shipment) {
        List<Ground> out = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparing(terms -> terms.getClass().getName()))
                .forEach(terms -> add(terms, bureau, measure, shipment, out));
        return out;
    }

    private static void add(BureauTerms terms, BureauCode bureau, String measure, Shipment shipment, List<Ground> out) {
        try {
            if (!terms.bureau().equals(bureau)) {
                return;
            }
            for (BureauTerms.Term term : terms.terms(measure, shipment)) {
                out.add(
                        term.holds()
                                ? Ground.holds(say("ground.bureau", bureau, term.text()), term.until())
                                : Ground.lacking(say("ground.bureau", bureau, term.text())));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // What a bureau asks and nobody can tell is not met: never milder by an accident.
            LOG.warn("The terms {} of a bureau fail for {}", terms.getClass().getName(), measure, e);
            out.add(Ground.lacking(say("ground.bureau.broken", terms.getClass().getName())));
        }
    }
}
