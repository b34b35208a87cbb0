// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaDiff.Change;
import org.shifan.api.criteria.CriteriaDiff.Element;
import org.shifan.api.criteria.CriteriaDiff.Kind;
import org.shifan.api.criteria.CriteriaDiff.Side;
import org.shifan.api.criteria.CriteriaDiff.Step;
import org.shifan.evaluation.document.CriteriaDocument;

/**
 * What differs between two documents. It works on their canonical form, so that nothing that counts is left out:
 * without a change the digests differ by the version alone.
 */
public final class DocumentDiff {
    private final List<Piece> before;
    private final List<Piece> after;
    private final List<Change> changes = new ArrayList<>();

    private DocumentDiff(Map<String, Object> before, Map<String, Object> after) {
        this.before = Piece.of(before);
        this.after = Piece.of(after);
    }

    /** The changes that make the second document of the first. */
    public static CriteriaDiff between(CriteriaDocument before, CriteriaDocument after) {
        DocumentDiff diff = new DocumentDiff(before.tree(), after.tree());
        for (Element element : Element.values()) {
            diff.pieces(element);
        }
        Step step = diff.changes.stream()
                .map(Change::step)
                .max(Comparator.naturalOrder())
                .orElse(Step.NONE);
        return new CriteriaDiff(side(before), side(after), step, diff.changes);
    }

    private static Side side(CriteriaDocument document) {
        return new Side(document.id(), document.version(), document.digest(), document.title());
    }

    private void pieces(Element element) {
        Map<String, Piece> old = byId(before, element);
        Map<String, Piece> fresh = byId(after, element);
        Set<String> gone = new HashSet<>(old.keySet());
        for (Piece piece : fresh.values()) {
            Optional<Piece> same = Optional.ofNullable(old.get(piece.id()))
                    .or(() -> piece.renamedFrom()
                            .filter(id -> !fresh.containsKey(id))
                            .map(old::get));
            if (same.isPresent()) {
                gone.remove(same.get().id());
                compare(same.get(), piece);
            } else {
                whole(piece, Kind.ADDED, "", words(piece));
            }
        }
        order(element, old, fresh);
        old.values().stream()
                .filter(piece -> gone.contains(piece.id()))
                .forEach(piece -> whole(piece, Kind.REMOVED, words(piece), ""));
    }

    private void compare(Piece old, Piece fresh) {
        if (!old.id().equals(fresh.id())) {
            whole(fresh, Kind.RENAMED, old.id(), fresh.id());
        }
        if (!old.home().equals(fresh.home())) {
            whole(fresh, Kind.MOVED, old.home(), fresh.home());
        }
        Set<String> lost = new HashSet<>(Measured.by(old));
        lost.removeAll(Measured.by(fresh));
        for (Leaf leaf : Leaf.between(old.fields(), fresh.fields())) {
            if (leaf.path().equals("id")) {
                continue;
            }
            boolean rule = leaf.path().startsWith("rule") || leaf.path().startsWith("when");
            Step step = rule && !lost.isEmpty() ? Step.MAJOR : StepPolicy.field(fresh.element(), leaf.path());
            changes.add(ChangeWords.change(
                    fresh, Kind.CHANGED, leaf.path(), Leaf.words(leaf.before()), Leaf.words(leaf.after()), step));
        }
    }

    /** The order of what both have, where it is another: it shows on the sheet, and of steps of the procedure in each case. */
    private void order(Element element, Map<String, Piece> old, Map<String, Piece> fresh) {
        List<String> was = old.keySet().stream().filter(fresh::containsKey).toList();
        List<String> is = fresh.keySet().stream().filter(old::containsKey).toList();
        boolean moved = was.stream()
                .noneMatch(id -> !old.get(id).home().equals(fresh.get(id).home()));
        if (moved && !was.equals(is)) {
            changes.add(ChangeWords.order(element, String.join(", ", was), String.join(", ", is)));
        }
    }

    private void whole(Piece piece, Kind kind, String was, String is) {
        changes.add(ChangeWords.change(piece, kind, "", was, is, StepPolicy.whole(piece.element(), kind)));
    }

    /** What a piece asks and gives, for one that is new or gone. */
    private static String words(Piece piece) {
        Map<String, Object> shown = new LinkedHashMap<>(piece.fields());
        List.of("id", "title", "note", "clause", "origin", "renamed-from").forEach(shown::remove);
        return Leaf.words(shown);
    }

    private static Map<String, Piece> byId(List<Piece> pieces, Element element) {
        Map<String, Piece> out = new LinkedHashMap<>();
        pieces.stream().filter(piece -> piece.element() == element).forEach(piece -> out.put(piece.id(), piece));
        return out;
    }
}
