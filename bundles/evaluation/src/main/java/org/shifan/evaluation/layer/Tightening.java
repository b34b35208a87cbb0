// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Descent;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Lineage;
import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.document.Veto;

import static org.shifan.evaluation.layer.LayerMessages.M;

/**
 * Holds a set to the minimum of the baseline that it extends: what comes from a baseline, or from AQSIQ, may be made
 * stricter and never milder, and what cannot be decided is refused. {@code docs/criteria-layers.md} says what is compared.
 */
public final class Tightening {
    private final CriteriaDocument base;
    private final CriteriaDocument set;
    private final Function<String, Place> places;
    private final Set<String> baselines = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private Tightening(CriteriaDocument base, CriteriaDocument set, Function<String, Place> places) {
        this.base = base;
        this.set = set;
        this.places = places;
        if (isMinimum(base)) {
            baselines.add(base.id());
        }
        base.lineage().bases().stream().filter(Lineage.Base::baseline).forEach(each -> baselines.add(each.id()));
    }

    /** Whether what the document says may only be made stricter. */
    private static boolean isMinimum(CriteriaDocument document) {
        return document.lineage().baseline() || document.authority().equals(BureauCode.AQSIQ);
    }

    /**
     * What of the baseline's minimum the set drops, loosens or changes in a way that cannot be compared.
     *
     * @param base what it extends, in effect
     * @param set the set in effect
     * @param places where a key of the outermost level stands, or what was dropped: {@link ReadResult#place}
     */
    public static List<Problem> check(CriteriaDocument base, CriteriaDocument set, Function<String, Place> places) {
        Tightening tightening = new Tightening(base, set, places);
        if (!tightening.baselines.isEmpty()) {
            tightening.marks();
            tightening.parts();
            tightening.items();
            tightening.vetoes();
        }
        return tightening.problems;
    }

    private void marks() {
        atLeast("pass", base.pass(), base.total(), set.pass(), set.total(), places.apply("pass"));
        if (!base.rounding().equals(set.rounding())) {
            refuse(places.apply("rounding"), M.message("layer.rounding"));
        }
        BigDecimal before = base.bonus().map(bonus -> bonus.cap()).orElse(BigDecimal.ZERO);
        BigDecimal now = set.bonus().map(bonus -> bonus.cap()).orElse(BigDecimal.ZERO);
        if (now.multiply(base.total()).compareTo(before.multiply(set.total())) > 0) {
            refuse(set.bonus().orElseThrow().place(), M.message("layer.bonus", now, set.total(), before, base.total()));
        }
    }

    private void atLeast(String what, BigDecimal before, BigDecimal of, BigDecimal now, BigDecimal ofNow, Place place) {
        if (now.multiply(of).compareTo(before.multiply(ofNow)) < 0) {
            refuse(place, M.message("layer.mark", M.text("layer." + what), now, ofNow, before, of));
        }
    }

    private void parts() {
        Map<String, Part> now = new LinkedHashMap<>();
        set.parts().forEach(part -> now.put(part.id(), part));
        for (Part before : base.parts()) {
            if (!isFromBaseline(before.descent())) {
                continue;
            }
            Part part = now.get(before.id());
            if (part == null) {
                dropped("part", before.id());
                continue;
            }
            before.minimum()
                    .ifPresent(minimum -> atLeast(
                            "minimum",
                            minimum,
                            before.weight(),
                            part.minimum().orElse(BigDecimal.ZERO),
                            part.weight(),
                            part.place()));
            if (isMore(part.limits().partlyMet(), before.limits().partlyMet())
                    || isMore(part.limits().notMet(), before.limits().notMet())) {
                refuse(part.place(), M.message("layer.limits", part.id()));
            }
        }
    }

    private static boolean isMore(Optional<Integer> now, Optional<Integer> before) {
        return before.isPresent() && (now.isEmpty() || now.get() > before.get());
    }

    private void items() {
        Map<String, Item> now = new LinkedHashMap<>();
        set.items().forEach(item -> now.put(item.id(), item));
        List<Item> national =
                base.items().filter(item -> isFromBaseline(item.descent())).toList();
        List<Item> kept = new ArrayList<>();
        for (Item before : national) {
            Item item = now.get(before.id());
            if (item == null) {
                dropped("item", before.id());
            } else if (item.weight().signum() == 0 && before.weight().signum() > 0) {
                refuse(item.place(), M.message("layer.weightless", item.id()));
            } else if (before.key().isPresent() && item.key().isEmpty()) {
                refuse(item.place(), M.message("layer.key.dropped", item.id()));
            } else {
                kept.add(before);
            }
        }
        ItemTightening comparison = new ItemTightening(base, set);
        kept.forEach(before -> {
            Item item = now.get(before.id());
            comparison.compare(before, item).ifPresent(message -> refuse(item.place(), message));
        });
    }

    private void vetoes() {
        Map<String, Veto> now = new LinkedHashMap<>();
        set.vetoes().forEach(veto -> now.put(veto.id(), veto));
        ItemTightening comparison = new ItemTightening(base, set);
        for (Veto before : base.vetoes()) {
            Veto veto = now.get(before.id());
            if (!isFromBaseline(before.descent())) {
                continue;
            }
            if (veto == null) {
                dropped("veto", before.id());
            } else {
                comparison.compare(before, veto).ifPresent(message -> refuse(veto.place(), message));
            }
        }
    }

    /** What has no origin in the base was written by the base itself. */
    private boolean isFromBaseline(Optional<Descent> descent) {
        return baselines.contains(descent.map(Descent::set).orElse(base.id()));
    }

    private void dropped(String what, String id) {
        refuse(
                places.apply(ReadResult.dropped(what, id)),
                M.message("layer.dropped", M.text("layer." + what), id, String.join(", ", baselines)));
    }

    private void refuse(Place place, Message message) {
        problems.add(place.problem(set.file(), message));
    }
}
