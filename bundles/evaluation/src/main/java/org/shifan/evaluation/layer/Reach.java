// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.shifan.evaluation.document.Bonus;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Part;

/**
 * How far a subject can come under a set with fewer points of the national minimum than are asked. A mark of the set that
 * is no lower than that is never reached by one who misses the mark of the set that is extended.
 *
 * <p>It stands on each item's share of its weight being no more than before, which {@link ItemTightening} proves; an item
 * of the minimum then brings at most its share of the new weight, and everything else may bring all that it weighs.
 */
final class Reach {
    private static final MathContext EXACT = new MathContext(140, RoundingMode.HALF_EVEN);

    private final CriteriaDocument base;
    private final CriteriaDocument set;
    private final Set<String> national;
    private final ItemTightening comparison;
    private final int decimals;

    /**
     * @param national the ids of the items of the minimum, each of which the set has and asks no less of
     */
    Reach(CriteriaDocument base, CriteriaDocument set, Set<String> national, ItemTightening comparison) {
        this.base = base;
        this.set = set;
        this.national = national;
        this.comparison = comparison;
        this.decimals = set.rounding().item();
    }

    /**
     * How a mark can be reached.
     *
     * @param asked the points that the items of the minimum have to bring in the set that is extended
     * @param from their weights there, added up
     * @param kept what these items can bring in the set with fewer points than that
     * @param added what all others can bring
     * @param needed the lowest mark that cannot be reached so
     */
    record Found(BigDecimal asked, BigDecimal from, BigDecimal kept, BigDecimal added, BigDecimal needed) {}

    /** An item of the minimum with its weight in both sets. */
    private record Held(Item before, Item now, BigDecimal was, BigDecimal is) {
        boolean isChanged() {
            return was.compareTo(is) != 0;
        }
    }

    /** Of the pass mark; empty when everybody reaches it already in the set that is extended. */
    Optional<Found> whole() {
        boolean alike = isAlike(base.parts(), set.parts());
        List<Held> held = held(items(base.parts()), items(set.parts()), item -> alike || isSpreadAlike(item));
        boolean same = held.stream().noneMatch(Held::isChanged);
        int coarse = Math.min(decimals, set.rounding().total());
        BigDecimal before = own(items(base.parts())).setScale(coarse, RoundingMode.CEILING);
        BigDecimal added = own(items(set.parts())).setScale(coarse, RoundingMode.CEILING);
        if (!isBonusKept() || held.stream().anyMatch(each -> each.is().compareTo(each.was()) < 0)) {
            added = added.add(
                    set.bonus().map(Bonus::cap).orElse(BigDecimal.ZERO).setScale(coarse, RoundingMode.CEILING));
        }
        BigDecimal trifle = same || coarse == decimals ? BigDecimal.ZERO : step(coarse);
        return found(base.pass().subtract(before), held, added, alike ? BigDecimal.ZERO : trifle.add(roundings(held)));
    }

    /** Of the minimum of a part; empty when the set that is extended has none, or everybody reaches it already. */
    Optional<Found> part(Part before, Part now) {
        boolean alike = isAlike(base.parts(), set.parts());
        List<Held> held =
                held(before.items(), now.items(), item -> alike || (!item.spreadsOverAll() && isSpreadAlike(item)));
        BigDecimal ownBefore = own(before.items());
        List<Item> added = new ArrayList<>(now.items());
        added.removeIf(item -> held.stream().anyMatch(each -> each.now().equals(item)));
        BigDecimal most = weight(added);
        if (!alike) {
            most = most.add(weight(items(set.parts()).stream()
                    .filter(Item::spreadsOverAll)
                    .filter(item -> !now.items().contains(item))
                    .toList()));
        }
        BigDecimal trifle = alike ? BigDecimal.ZERO : roundings(held);
        BigDecimal beyond = most;
        return before.minimum().flatMap(minimum -> found(minimum.subtract(ownBefore), held, beyond, trifle));
    }

    private Optional<Found> found(BigDecimal asked, List<Held> held, BigDecimal added, BigDecimal trifle) {
        if (asked.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal from = sum(held, Held::was);
        BigDecimal kept = most(held, asked.add(trifle));
        BigDecimal needed = kept.add(added).add(trifle);
        if (asked.add(trifle).compareTo(from) > 0) {
            // With all that is held one may still miss what was asked.
            needed = needed.add(step(decimals));
        }
        return Optional.of(new Found(
                plain(asked),
                plain(from),
                plain(kept),
                plain(added),
                plain(needed.setScale(decimals, RoundingMode.CEILING))));
    }

    /** What the items bring at most when they have so many points by their old weights: the dearest come first. */
    private static BigDecimal most(List<Held> held, BigDecimal points) {
        List<Held> dearest = new ArrayList<>(held);
        dearest.sort((a, b) -> b.is().multiply(a.was()).compareTo(a.is().multiply(b.was())));
        dearest.sort((a, b) -> Boolean.compare(a.was().signum() != 0, b.was().signum() != 0));
        BigDecimal left = points;
        BigDecimal out = BigDecimal.ZERO;
        for (Held each : dearest) {
            if (each.was().compareTo(left) <= 0) {
                out = out.add(each.is());
                left = left.subtract(each.was());
            } else {
                out = out.add(left.multiply(each.is()).divide(each.was(), EXACT));
                left = BigDecimal.ZERO;
            }
        }
        return out;
    }

    /** An item whose weight may leave it for others counts nothing before and in full now, unless that is as it was. */
    private List<Held> held(Collection<Item> before, Collection<Item> now, Predicate<Item> asBefore) {
        Map<String, Item> byId = new LinkedHashMap<>();
        now.forEach(item -> byId.put(item.id(), item));
        List<Held> out = new ArrayList<>();
        for (Item was : before) {
            Item is = byId.get(was.id());
            if (is != null && national.contains(was.id())) {
                boolean nothing = was.spreads() && !asBefore.test(was);
                out.add(new Held(was, is, nothing ? BigDecimal.ZERO : was.weight(), is.weight()));
            }
        }
        return out;
    }

    /** Whether its weight, when it leaves, goes to the same items of the same part in the same cases. */
    private boolean isSpreadAlike(Item item) {
        if (item.spreadsOverAll()) {
            return false;
        }
        List<Part> before =
                base.parts().stream().filter(p -> p.items().contains(item)).toList();
        List<Part> now = set.parts().stream()
                .filter(part -> before.stream().anyMatch(p -> p.id().equals(part.id())))
                .toList();
        return isAlike(before, now);
    }

    /** Whether parts have the same items with the same weights, which do not apply in the same cases. */
    private boolean isAlike(List<Part> before, List<Part> now) {
        if (before.size() != now.size()) {
            return false;
        }
        Map<String, Part> byId = new LinkedHashMap<>();
        now.forEach(part -> byId.put(part.id(), part));
        for (Part was : before) {
            Part is = byId.get(was.id());
            if (is == null || is.items().size() != was.items().size()) {
                return false;
            }
            for (Item item : was.items()) {
                if (is.items().stream().noneMatch(other -> isAlike(item, other))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isAlike(Item before, Item now) {
        return before.id().equals(now.id())
                && before.weight().compareTo(now.weight()) == 0
                && comparison.isLeftAlike(before, now);
    }

    /** Whether the bonus is what it was, so that nobody has more of it than before. */
    private boolean isBonusKept() {
        if (set.bonus().isEmpty()) {
            return true;
        }
        Map<String, Item> before = new LinkedHashMap<>();
        base.bonus().ifPresent(bonus -> bonus.items().forEach(item -> before.put(item.id(), item)));
        Bonus now = set.bonus().get();
        return base.bonus()
                        .filter(bonus -> now.cap().compareTo(bonus.cap()) <= 0)
                        .isPresent()
                && now.items().stream()
                        .allMatch(item -> national.contains(item.id())
                                && before.containsKey(item.id())
                                && !item.spreads()
                                && isAlike(before.get(item.id()), item));
    }

    /** What rounding can add, a step for every item whose points can lie beside the steps that are rounded to. */
    private BigDecimal roundings(List<Held> held) {
        boolean grown = set.parts().stream().anyMatch(this::isGrownInto);
        long rounded = held.stream()
                .filter(each -> grown || !isOnStep(each.before().weight()) || !isOnStep(each.is()) || isRounded(each))
                .count();
        return step(decimals).multiply(BigDecimal.valueOf(rounded));
    }

    /** Whether weight may come to items of the minimum otherwise than before, which makes points beside the steps. */
    private boolean isGrownInto(Part part) {
        if (part.items().stream().anyMatch(Item::spreadsOverAll)) {
            return true;
        }
        List<Part> before =
                base.parts().stream().filter(p -> p.id().equals(part.id())).toList();
        return part.items().stream().anyMatch(Item::spreads)
                && part.items().stream().anyMatch(item -> national.contains(item.id()))
                && !isAlike(before, List.of(part));
    }

    private boolean isRounded(Held each) {
        return each.before().weight().compareTo(each.is()) != 0
                && !comparison.isStepped(each.before(), each.now(), this::isOnStep);
    }

    private boolean isOnStep(BigDecimal points) {
        return points.stripTrailingZeros().scale() <= decimals;
    }

    /** What the items that are not of the minimum can bring. */
    private BigDecimal own(Collection<Item> items) {
        return weight(
                items.stream().filter(item -> !national.contains(item.id())).toList());
    }

    private BigDecimal weight(Collection<Item> items) {
        return items.stream()
                .map(item -> item.weight().setScale(decimals, RoundingMode.CEILING))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<Held> held, Function<Held, BigDecimal> weight) {
        return held.stream().map(weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Item> items(List<Part> parts) {
        return parts.stream().flatMap(part -> part.items().stream()).toList();
    }

    private static BigDecimal step(int decimals) {
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal out = number.setScale(Math.min(number.scale(), 6), RoundingMode.CEILING)
                .stripTrailingZeros();
        return out.scale() < 0 ? out.setScale(0) : out;
    }
}
