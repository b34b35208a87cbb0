// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.Veto;

import static org.shifan.evaluation.layer.LayerMessages.M;

/**
 * Holds a set with a sheet of its own to what the baseline that it stands on makes compulsory. Points of two sheets of
 * different form cannot be compared; whom the baseline fails by a key item or a veto can be, and may not pass.
 * {@code docs/criteria-layers.md} says how.
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
        if (set.pass().multiply(baseline.total()).compareTo(baseline.pass().multiply(set.total())) < 0) {
            problems.add(places.apply("pass")
                    .problem(
                            set.file(),
                            M.message(
                                    "layer.stands.pass",
                                    set.pass(),
                                    set.total(),
                                    baseline.pass(),
                                    baseline.total(),
                                    baseline.id())));
        }
        ItemTightening comparison = new ItemTightening(baseline, set);
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

    private static Message key(CriteriaDocument baseline, Item item, String day) {
        return M.message("layer.stands.key", baseline.id(), item.id(), item.title(), item.clause(), day);
    }
}
