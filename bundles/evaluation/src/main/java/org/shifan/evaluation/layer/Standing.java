// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.Bonus;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.Veto;

import static org.shifan.evaluation.layer.LayerMessages.M;

/**
 * Holds a set with a sheet of its own to what the baseline that it stands on makes compulsory. Points of two sheets of
 * different form cannot be compared; whom the baseline fails by a key item or a veto can be, and may not pass. Of what it asks in points
 * the same part is asked. {@code docs/criteria-layers.md} says how.
 */
public final class Standing {
    private Standing() {}

    /**
     * What of the baseline's compulsory demands the set drops, loosens or asks in a form that cannot be compared.
     *
     * @param baseline what it stands on
     * @param places where a key of the outermost level stands
     */
    public static List<Problem> check(CriteriaDocument baseline, CriteriaDocument set, Function<String, Place> places) {
        List<Problem> problems = new ArrayList<>();
        mark(baseline, set)
                .ifPresent(message -> problems.add(places.apply("pass").problem(set.file(), message)));
        ItemTightening comparison = new ItemTightening(baseline, set);
        for (Part part : baseline.parts()) {
            part(baseline, part, set, comparison)
                    .forEach(message -> problems.add(places.apply("parts").problem(set.file(), message)));
        }
        baseline.items()
                .filter(item -> item.key().isPresent())
                .forEach(item -> comparison
                        .passesWithout(item, set)
                        .ifPresent(day -> problems.add(
                                places.apply("parts").problem(set.file(), key(baseline, item, day.toString())))));
        for (Veto veto : baseline.vetoes()) {
            comparison
                    .passesDespite(veto, set)
                    .ifPresent(day -> problems.add(places.apply("vetoes")
                            .problem(
                                    set.file(),
                                    M.message(
                                            "layer.stands.veto",
                                            baseline.id(),
                                            veto.id(),
                                            veto.title(),
                                            veto.clause(),
                                            day.toString()))));
        }
        return problems;
    }

    /** What a bonus brings beyond the baseline's part of it is taken off: it would stand in for what is asked of the sheet. */
    private static Optional<Message> mark(CriteriaDocument baseline, CriteriaDocument set) {
        BigDecimal more =
                cap(set).multiply(baseline.total()).subtract(cap(baseline).multiply(set.total()));
        BigDecimal has = set.pass().multiply(baseline.total());
        BigDecimal needs = baseline.pass().multiply(set.total());
        if (has.subtract(more.max(BigDecimal.ZERO)).compareTo(needs) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                has.compareTo(needs) < 0
                        ? M.message(
                                "layer.stands.pass",
                                set.pass(),
                                set.total(),
                                baseline.pass(),
                                baseline.total(),
                                baseline.id())
                        : M.message(
                                "layer.stands.bonus",
                                set.pass(),
                                set.total(),
                                cap(set),
                                baseline.pass(),
                                baseline.total(),
                                baseline.id()));
    }

    private static BigDecimal cap(CriteriaDocument document) {
        return document.bonus().map(Bonus::cap).orElse(BigDecimal.ZERO);
    }

    /** What a part has to meet by itself is met by a part of its id, or by what everybody has who passes the set. */
    private static List<Message> part(
            CriteriaDocument baseline, Part before, CriteriaDocument set, ItemTightening comparison) {
        List<Message> out = new ArrayList<>();
        Optional<Part> now = set.parts().stream()
                .filter(part -> part.id().equals(before.id()))
                .findFirst();
        before.minimum()
                .filter(minimum -> !comparison.isHad(before, minimum, set))
                .filter(minimum -> now.filter(part -> isAsMuch(part, before.weight(), minimum))
                        .isEmpty())
                .ifPresent(minimum -> out.add(M.message(
                        "layer.stands.minimum", baseline.id(), before.id(), before.title(), minimum, before.weight())));
        if (Tightening.isLimited(before.limits(), now.map(Part::limits).orElse(Part.Limits.NONE))
                && !comparison.isHad(before, before.weight(), set)) {
            out.add(M.message("layer.stands.limits", baseline.id(), before.id(), before.title()));
        }
        return out;
    }

    private static boolean isAsMuch(Part part, BigDecimal of, BigDecimal minimum) {
        BigDecimal own = part.minimum().orElse(BigDecimal.ZERO);
        return own.signum() > 0 && own.multiply(of).compareTo(minimum.multiply(part.weight())) >= 0;
    }

    private static Message key(CriteriaDocument baseline, Item item, String day) {
        return M.message("layer.stands.key", baseline.id(), item.id(), item.title(), item.clause(), day);
    }
}
