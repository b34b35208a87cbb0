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
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Descent;
import org.shifan.evaluation.document.Item;
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
    private final ItemTightening comparison;
    private final Set<String> baselines = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private Tightening(
            CriteriaDocument base, CriteriaDocument set, Function<String, Place> places, Predicate<String> national) {
        this.base = base;
        this.set = set;
        this.places = places;
        this.comparison = new ItemTightening(base, set);
        if (isMinimum(base)) {
            baselines.add(base.id());
        }
        base.lineage().bases().stream()
                .filter(each -> each.baseline() || national.test(each.id()))
                .forEach(each -> baselines.add(each.id()));
    }

    /** Whether what the document says may only be made stricter. */
    static boolean isMinimum(CriteriaDocument document) {
        return document.lineage().baseline() || document.authority().equals(BureauCode.AQSIQ);
    }

    /**
     * What of the baseline's minimum the set drops, loosens or changes in a way that cannot be compared.
     *
     * @param base what it extends, in effect
     * @param set the set in effect
     * @param places where a key of the outermost level stands, or what was dropped: {@link ReadResult#place}
     * @param national of which ids that the base was made from there are sets of AQSIQ: what names them says it of baselines only
     */
    static List<Problem> check(
            CriteriaDocument base, CriteriaDocument set, Function<String, Place> places, Predicate<String> national) {
        Tightening tightening = new Tightening(base, set, places, national);
        if (!tightening.baselines.isEmpty()) {
            tightening.marks();
            tightening.parts();
            Set<String> held = tightening.items();
            if (tightening.problems.isEmpty()) {
                // Says nothing where an item asks less, or a mark is already too low by itself.
                tightening.reach(held);
            }
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
            if (isLimitLoosened(before, part)) {
                refuse(part.place(), M.message("layer.limits", part.id()));
            }
        }
    }

    /**
     * Where a rule changed, who met an item in part may now miss it altogether, and is no longer counted among those
     * who met it in part: then both kinds together may not be more.
     */
    private boolean isLimitLoosened(Part before, Part now) {
        Part.Limits was = before.limits();
        Part.Limits is = now.limits();
        if (was.equals(Part.Limits.NONE)) {
            return false;
        }
        Map<String, Item> items = new LinkedHashMap<>();
        now.items().forEach(item -> items.put(item.id(), item));
        boolean gone = before.items().stream()
                .anyMatch(item -> isFromBaseline(item.descent()) && !items.containsKey(item.id()));
        boolean changed = before.items().stream()
                .filter(item -> items.containsKey(item.id()))
                .anyMatch(item -> !comparison.isUnchanged(item, items.get(item.id())));
        Optional<Integer> missed =
                changed ? is.partlyMet().flatMap(partly -> is.notMet().map(not -> partly + not)) : is.partlyMet();
        return gone || isLimited(was, new Part.Limits(missed, is.notMet()));
    }

    /** No mark may be reached by one who misses it in the set that is extended. */
    private void reach(Set<String> held) {
        Reach reach = new Reach(base, set, held, comparison);
        reach.whole().ifPresent(found -> unreached("pass", found, set.pass(), set.total(), places.apply("pass")));
        Map<String, Part> now = new LinkedHashMap<>();
        set.parts().forEach(part -> now.put(part.id(), part));
        for (Part before : base.parts()) {
            Part part = now.get(before.id());
            if (part != null && isFromBaseline(before.descent())) {
                BigDecimal minimum = part.minimum().orElse(BigDecimal.ZERO);
                reach.part(before, part)
                        .ifPresent(found -> unreached("minimum", found, minimum, part.weight(), part.place()));
            }
        }
    }

    private void unreached(String what, Reach.Found found, BigDecimal mark, BigDecimal of, Place place) {
        if (mark.compareTo(found.needed()) < 0) {
            refuse(
                    place,
                    M.message(
                            "layer.reach",
                            M.text("layer." + what),
                            mark,
                            of,
                            found.asked(),
                            found.from(),
                            found.kept(),
                            found.added(),
                            found.needed()));
        }
    }

    /** Whether more items may be missed under the one than under the other. */
    static boolean isLimited(Part.Limits before, Part.Limits now) {
        return isMore(now.partlyMet(), before.partlyMet()) || isMore(now.notMet(), before.notMet());
    }

    private static boolean isMore(Optional<Integer> now, Optional<Integer> before) {
        return before.isPresent() && (now.isEmpty() || now.get() > before.get());
    }

    /** The ids of those that were compared. */
    private Set<String> items() {
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
        kept.forEach(before -> {
            Item item = now.get(before.id());
            comparison.compare(before, item).ifPresent(message -> refuse(item.place(), message));
        });
        return kept.stream().map(Item::id).collect(Collectors.toSet());
    }

    private void vetoes() {
        Map<String, Veto> now = new LinkedHashMap<>();
        set.vetoes().forEach(veto -> now.put(veto.id(), veto));
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
