// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CanonicalJson;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.OpenTerm;
import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Timeline;
import org.shifan.evaluation.document.Veto;

import static org.shifan.evaluation.layer.LayerMessages.M;

/** Compares items and vetoes on every day on which something changes, with the numbers of that day. */
final class ItemTightening {
    private static final MathContext EXACT = new MathContext(140, RoundingMode.HALF_EVEN);
    /** A part of a step of points that no two bounds of the format can differ by. */
    private static final BigDecimal TRIFLE = BigDecimal.ONE.movePointLeft(60);

    private final List<Day> days = new ArrayList<>();
    private final Map<String, String> rulesBefore;
    private final Map<String, String> rulesNow;
    /** To which the points of an item of the base are rounded. */
    private final int decimals;

    /** A day with the numbers that both sets have on it. */
    private record Day(LocalDate on, Demands before, Demands now) {}

    /** One set demands something and the other something else. */
    private record Pair(Demand before, Demand now) {
        boolean isTighter() {
            return now.implies(before);
        }

        boolean isLooser() {
            return before.implies(now);
        }
    }

    ItemTightening(CriteriaDocument base, CriteriaDocument set) {
        rulesBefore = rules(base);
        rulesNow = rules(set);
        decimals = base.rounding().item();
        TreeSet<LocalDate> cuts = new TreeSet<>();
        Stream.of(base, set).forEach(each -> Timeline.of(each).spans().forEach(span -> cuts.add(span.from())));
        cuts.add(set.inForce().from());
        for (LocalDate day : cuts) {
            if (set.inForce().contains(day)) {
                Map<String, BigDecimal> now = numbers(set, day);
                Map<String, BigDecimal> before = numbers(base, day);
                // An open term is what the set that binds it says it is.
                for (OpenTerm term : base.lineage().terms()) {
                    before.remove(term.id());
                    Optional.ofNullable(now.get(term.id())).ifPresent(value -> before.put(term.id(), value));
                }
                days.add(new Day(day, new Demands(before, day), new Demands(now, day)));
            }
        }
    }

    private static Map<String, BigDecimal> numbers(CriteriaDocument document, LocalDate day) {
        Map<String, BigDecimal> out = new HashMap<>();
        for (Timeline.Span span : Timeline.of(document).spans()) {
            if (!span.from().isAfter(day)) {
                out.clear();
                out.putAll(span.parameters());
            }
        }
        return out;
    }

    /** Why the item asks less than before; empty when it asks the same or more. */
    Optional<Message> compare(Item before, Item now) {
        Optional<Message> key = before.key().isEmpty()
                ? Optional.empty()
                : verdict("layer.key", now.id(), day -> List.of(key(day, before, now)));
        if (key.isPresent()) {
            return key;
        }
        Optional<Message> notApplicable = notApplicable(before, now);
        return notApplicable.isPresent()
                ? notApplicable
                : verdict("layer.scale", now.id(), day -> scale(day, before, now));
    }

    /** Why the veto applies to fewer than before. */
    Optional<Message> compare(Veto before, Veto now) {
        return verdict(
                "layer.veto.condition",
                now.id(),
                // Who was hit before has to be hit now.
                day -> List.of(new Pair(day.now().of(now.when()), day.before().of(before.when()))));
    }

    /**
     * The first day on which somebody may pass the set who misses a key item of the base.
     *
     * @param key in the base
     */
    Optional<LocalDate> passesWithout(Item key, CriteriaDocument set) {
        return mild(day -> asked(day, key, rulesBefore), set);
    }

    /** The first day on which somebody may pass the set whom a veto of the base hits. */
    Optional<LocalDate> passesDespite(Veto veto, CriteriaDocument set) {
        return mild(day -> Demands.not(day.of(veto.when())), set);
    }

    /**
     * Whether everybody who passes the set has so many points in a part of the base, by what is compulsory in the set alone.
     *
     * @param part of the base; where an item of it may not apply, its points are nobody's for certain
     */
    boolean isHad(Part part, BigDecimal points, CriteriaDocument set) {
        return part.items().stream().allMatch(item -> item.notApplicable().isEmpty())
                && days.stream().allMatch(day -> {
                    Demand compulsory = compulsory(day.now(), set);
                    return part.items().stream()
                                    .map(item -> surely(day.before(), item, compulsory))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .compareTo(points)
                            >= 0;
                });
    }

    private BigDecimal surely(Demands day, Item item, Demand compulsory) {
        try {
            return day.levels(item.rule(), item.weight()).stream()
                    .map(level -> level.setScale(decimals, RoundingMode.FLOOR))
                    .filter(level -> level.signum() > 0 && level.compareTo(item.weight()) <= 0)
                    .sorted(Comparator.reverseOrder())
                    .filter(level -> compulsory.implies(reach(day, item, level, rulesBefore)))
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        } catch (Demands.NotInForceException e) {
            return BigDecimal.ZERO;
        }
    }

    private Optional<LocalDate> mild(Function<Demands, Demand> asked, CriteriaDocument set) {
        return days.stream()
                .filter(day -> !compulsory(day.now(), set).implies(onDay(asked, day.before(), Demand.ALWAYS)))
                .map(Day::on)
                .findFirst();
    }

    /** What everybody has to meet who passes, whatever the total. */
    private Demand compulsory(Demands day, CriteriaDocument set) {
        List<Demand> all = new ArrayList<>();
        set.items()
                .filter(item -> item.key().isPresent())
                .forEach(item -> all.add(onDay(on -> asked(on, item, rulesNow), day, Demand.NEVER)));
        set.vetoes().forEach(veto -> all.add(onDay(on -> Demands.not(on.of(veto.when())), day, Demand.NEVER)));
        return new Demand.All(all);
    }

    /** A key item is met by its points, and where it does not apply. */
    private static Demand asked(Demands day, Item item, Map<String, String> rules) {
        Demand reached = reach(day, item, item.key().orElseThrow(), rules);
        return item.notApplicable()
                .map(not -> (Demand) new Demand.Any(List.of(day.of(not.when()), reached)))
                .orElse(reached);
    }

    /** By a number that is not in force on the day there is an error, and nobody passes. */
    private static Demand onDay(Function<Demands, Demand> asked, Demands day, Demand notInForce) {
        try {
            return asked.apply(day);
        } catch (Demands.NotInForceException e) {
            return notInForce;
        }
    }

    private Pair key(Day day, Item before, Item now) {
        return new Pair(
                reach(day.before(), before, before.key().orElseThrow(), rulesBefore),
                reach(day.now(), now, now.key().orElseThrow(), rulesNow));
    }

    /** Nobody may be let off by it who was not let off before. */
    private Optional<Message> notApplicable(Item before, Item now) {
        if (now.notApplicable().isEmpty()) {
            return Optional.empty();
        }
        if (before.notApplicable().isEmpty()
                || before.notApplicable().get().then()
                        != now.notApplicable().get().then()) {
            return Optional.of(M.message("layer.not-applicable", now.id()));
        }
        return verdict(
                "layer.not-applicable.condition",
                now.id(),
                day -> List.of(new Pair(
                        day.before().of(before.notApplicable().get().when()),
                        day.now().of(now.notApplicable().get().when()))));
    }

    /** Whether everybody has the points that he had. */
    boolean isUnchanged(Item before, Item now) {
        return before.weight().compareTo(now.weight()) == 0
                && isLeftAlike(before, now)
                && verdict("layer.scale", now.id(), day -> bothWays(scale(day, before, now)))
                        .isEmpty();
    }

    private static List<Pair> bothWays(List<Pair> pairs) {
        return Stream.concat(pairs.stream(), pairs.stream().map(pair -> new Pair(pair.now(), pair.before())))
                .toList();
    }

    /** Whether it does not apply in the same cases and with the same consequence. */
    boolean isLeftAlike(Item before, Item now) {
        if (before.notApplicable().isEmpty() || now.notApplicable().isEmpty()) {
            return before.notApplicable().isEmpty() && now.notApplicable().isEmpty();
        }
        // That it is so in no more cases is part of every comparison; here it is asked in both directions.
        return before.notApplicable().get().then() == now.notApplicable().get().then()
                && notApplicable(before, now).isEmpty()
                && verdict(
                                "layer.not-applicable.condition",
                                now.id(),
                                day -> List.of(new Pair(
                                        day.now().of(now.notApplicable().get().when()),
                                        day.before()
                                                .of(before.notApplicable().get().when()))))
                        .isEmpty();
    }

    /** Whether the points of both are always one of a few numbers, of which each passes the test. */
    boolean isStepped(Item before, Item now, Predicate<BigDecimal> test) {
        return days.stream().allMatch(day -> isStepped(day.before(), before, test) && isStepped(day.now(), now, test));
    }

    private static boolean isStepped(Demands demands, Item item, Predicate<BigDecimal> test) {
        try {
            return demands.isStepped(item.rule())
                    && demands.levels(item.rule(), item.weight()).stream().allMatch(test);
        } catch (Demands.NotInForceException e) {
            // By a number that is not in force there are no points at all.
            return true;
        }
    }

    /** For every part of the full points: who has it now had it before. */
    private List<Pair> scale(Day day, Item before, Item now) {
        TreeSet<BigDecimal> shares = new TreeSet<>();
        day.before().levels(before.rule(), before.weight()).forEach(l -> shares.add(share(l, before)));
        day.now().levels(now.rule(), now.weight()).forEach(l -> shares.add(share(l, now)));
        if (day.before().isGradual(before.rule()) || day.now().isGradual(now.rule())) {
            shares.add(BigDecimal.ZERO);
            List.copyOf(shares).forEach(share -> shares.add(share.add(TRIFLE)));
        }
        return shares.stream()
                .filter(share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0)
                .map(share -> new Pair(
                        reach(day.before(), before, share.multiply(before.weight(), EXACT), rulesBefore),
                        reach(day.now(), now, share.multiply(now.weight(), EXACT), rulesNow)))
                .toList();
    }

    private static BigDecimal share(BigDecimal level, Item item) {
        return item.weight().signum() == 0 ? BigDecimal.ZERO : level.divide(item.weight(), EXACT);
    }

    private static Demand reach(Demands demands, Item item, BigDecimal points, Map<String, String> rules) {
        return points.signum() <= 0
                ? Demand.ALWAYS
                : demands.of(item.rule(), item.weight(), points, rules.get(item.id()));
    }

    private Optional<Message> verdict(String what, String id, Function<Day, List<Pair>> pairs) {
        for (Day day : days) {
            List<Pair> all;
            try {
                all = pairs.apply(day);
            } catch (Demands.NotInForceException e) {
                // By a number that is not in force nobody passes.
                continue;
            }
            Optional<Pair> wrong =
                    all.stream().filter(pair -> !pair.isTighter()).findFirst();
            if (wrong.isPresent()) {
                String key = wrong.get().isLooser() ? "layer.loosened" : "layer.undecided";
                return Optional.of(M.message(key, M.text(what), id, day.on()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> rules(CriteriaDocument document) {
        Map<String, String> out = new HashMap<>();
        collect(document.tree(), out);
        return out;
    }

    private static void collect(Object value, Map<String, String> out) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("id") instanceof String id && map.containsKey("rule")) {
                byte[] text = CanonicalJson.bytes(Map.of("rule", map.get("rule")));
                out.put(id, new String(text, StandardCharsets.UTF_8));
            }
            map.values().forEach(each -> collect(each, out));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, out));
        }
    }
}
