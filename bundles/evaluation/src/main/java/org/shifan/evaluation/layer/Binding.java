// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.Problem;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Lineage;
import org.shifan.evaluation.document.Place;

import static org.shifan.evaluation.layer.LayerMessages.M;

/**
 * A bureau's set binds the open terms of the national baseline, where there is one for its kind of subject and level: by {@code
 * extends} or by {@code stands-on}, either of which asks for each term by name.
 */
public final class Binding {
    private Binding() {}

    /**
     * What is wrong with a set that neither extends nor stands on a baseline.
     *
     * @param places of what the document says, by path
     */
    public static Optional<Problem> missing(CriteriaDocument document, Bases bases, Function<String, Place> places) {
        if (document.authority().equals(BureauCode.AQSIQ)
                || document.lineage().bases().stream().anyMatch(Lineage.Base::baseline)) {
            return Optional.empty();
        }
        return bases.baselineFor(document)
                .map(baseline -> places.apply("level")
                        .problem(
                                document.file(),
                                M.message(
                                        "criteria.baseline.unbound",
                                        document.subject().code(),
                                        document.level(),
                                        baseline.id(),
                                        baseline.version(),
                                        baseline.lineage().terms().stream()
                                                .map(term -> term.id() + " (" + term.phrase() + ")")
                                                .collect(Collectors.joining(", ")))));
    }

    /** Whether a document is the baseline that a set of this kind of subject and level has to bind. */
    public static boolean isBaselineFor(CriteriaDocument baseline, CriteriaDocument set) {
        return baseline.lineage().baseline()
                && baseline.authority().equals(BureauCode.AQSIQ)
                && baseline.subject() == set.subject()
                && baseline.level().equals(set.level());
    }
}
