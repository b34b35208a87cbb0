// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.util.Set;

import org.shifan.api.criteria.CriteriaDiff.Element;
import org.shifan.api.criteria.CriteriaDiff.Kind;
import org.shifan.api.criteria.CriteriaDiff.Step;

/** How far each kind of change moves a version; {@code docs/criteria-versions.md} says why. */
final class StepPolicy {
    /** Fields that say something to people and nothing to the engine. */
    private static final Set<String> WORDS =
            Set.of("title", "note", "status", "document", "format", "ref", "phrase", "renamed-from", "origin", "base");
    /** Fields of the set that every series of results stands on. */
    private static final Set<String> GROUND = Set.of("id", "authority", "subject", "level", "total", "baseline");

    private StepPolicy() {}

    /** The step of a piece that is there in one of the documents only, or elsewhere, or under another id. */
    static Step whole(Element element, Kind kind) {
        if (element == Element.CASE) {
            return Step.PATCH;
        }
        return switch (kind) {
            // A term of the procedure that is not named is left to its default.
            case REMOVED ->
                element == Element.GRADE || element == Element.BINDING || element == Element.PROCEDURE_TERM
                        ? Step.MINOR
                        : Step.MAJOR;
            case ADDED -> element == Element.TERM ? Step.MAJOR : Step.MINOR;
            case RENAMED -> Step.MINOR;
            case MOVED -> element == Element.ITEM || element == Element.PROCEDURE_STEP ? Step.MINOR : Step.PATCH;
            case CHANGED -> throw new IllegalArgumentException("a change has a field");
        };
    }

    /** The step of another order: steps of the procedure are done in it, of all else it shows on the sheet alone. */
    static Step order(Element element) {
        return element == Element.PROCEDURE_STEP ? Step.MINOR : Step.PATCH;
    }

    /** The step of a change in a field. */
    static Step field(Element element, String path) {
        String field = path.split("[.\\[]", 2)[0];
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (element == Element.CASE || WORDS.contains(field) || last.equals("ref")) {
            return Step.PATCH;
        }
        boolean ground = element == Element.SET && GROUND.contains(field);
        boolean unit = field.equals("unit") && (element == Element.PARAMETER || element == Element.TERM);
        return ground || unit ? Step.MAJOR : Step.MINOR;
    }
}
