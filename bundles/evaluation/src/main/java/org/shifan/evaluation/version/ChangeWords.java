// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.util.Locale;
import java.util.Optional;

import org.shifan.api.criteria.CriteriaDiff.Change;
import org.shifan.api.criteria.CriteriaDiff.Element;
import org.shifan.api.criteria.CriteriaDiff.Kind;
import org.shifan.api.criteria.CriteriaDiff.Step;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.evaluation.version.VersionMessages.M;

/** Says a change in a sentence. */
final class ChangeWords {
    private ChangeWords() {}

    static Change change(Piece piece, Kind kind, String field, String before, String after, Step step) {
        String code = kind.name().toLowerCase(Locale.ROOT);
        String of = kind == Kind.MOVED && piece.element() == Element.PROCEDURE_STEP ? ".step" : "";
        Message sentence = kind == Kind.CHANGED
                ? changed(piece, field, before, after)
                : M.message("version.change." + code + of, what(piece), before, after);
        return new Change(
                piece.element(),
                piece.id(),
                piece.title().orElse(null),
                kind,
                field,
                before,
                after,
                step,
                sentence.text());
    }

    static Change order(Element element, String before, String after) {
        Text text =
                M.message("version.change.order", kind(element), before, after).text();
        return new Change(element, "", null, Kind.MOVED, "", before, after, StepPolicy.order(element), text);
    }

    private static Message changed(Piece piece, String field, String before, String after) {
        if (before.isEmpty()) {
            return M.message("version.change.changed.new", what(piece), name(field), after);
        }
        return after.isEmpty()
                ? M.message("version.change.changed.gone", what(piece), name(field), before)
                : M.message("version.change.changed", what(piece), name(field), before, after);
    }

    private static Object what(Piece piece) {
        if (piece.element() == Element.SET) {
            return kind(Element.SET);
        }
        return piece.title()
                .map(title -> M.message("version.piece.titled", kind(piece.element()), piece.id(), title))
                .orElseGet(() -> M.message("version.piece", kind(piece.element()), piece.id()));
    }

    private static Text kind(Element element) {
        return M.text("version.element." + element.name().toLowerCase(Locale.ROOT));
    }

    /** A field by its name for people, with what follows below it as the document writes it. */
    private static Object name(String path) {
        String first = path.split("[.\\[]", 2)[0];
        return Optional.of("version.field." + (M.has("version.field." + path) ? path : first))
                .filter(M::has)
                .map(key -> {
                    String rest = key.equals("version.field." + path) ? "" : path.substring(first.length());
                    String below = rest.startsWith(".") ? rest.substring(1) : rest;
                    return below.isEmpty()
                            ? (Object) M.text(key)
                            : M.message("version.field.below", M.text(key), below);
                })
                .orElse(path);
    }
}
