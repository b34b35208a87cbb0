// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;

/** The values of one fact in a population, shared by all who are ranked in it. */
public final class Population {
    /** Of fewer nobody knows what is usual. */
    private static final int LEAST_SPREAD = 5;
    /** The standard deviation of a normal distribution in median distances. */
    private static final BigDecimal TO_STANDARD = new BigDecimal("1.4826");

    private final Text name;
    private final LocalDate on;
    private final boolean synthetic;
    private final boolean unknown;
    private final TreeMap<Subject, Optional<BigDecimal>> members;
    private final List<BigDecimal> sorted;

    /**
     * @param name for people, such as "zones of Nanjing bureau"
     * @param on the day on which these were its members
     * @param synthetic whether invented records are behind one of the values
     * @param members empty where the value is missing
     */
    Population(Text name, LocalDate on, boolean synthetic, Map<Subject, Optional<BigDecimal>> members) {
        this(name, on, synthetic, false, members);
    }

    private Population(
            Text name, LocalDate on, boolean synthetic, boolean unknown, Map<Subject, Optional<BigDecimal>> members) {
        this.name = name;
        this.on = on;
        this.synthetic = synthetic;
        this.unknown = unknown;
        this.members = new TreeMap<>(members);
        this.sorted = new ArrayList<>();
        members.values().forEach(value -> value.ifPresent(sorted::add));
        Collections.sort(sorted);
    }

    /** One of which nobody can say who belongs to it: there is no place in it. */
    public static Population unknown(Text name, LocalDate on) {
        return new Population(name, on, false, true, Map.of());
    }

    public static Population of(Text name, LocalDate on, Map<Subject, FactValue> values) {
        Map<Subject, Optional<BigDecimal>> members = new TreeMap<>();
        boolean synthetic = false;
        for (Map.Entry<Subject, FactValue> member : values.entrySet()) {
            Optional<BigDecimal> value = number(member.getValue());
            synthetic |= value.isPresent() && isSynthetic(member.getValue());
            members.put(member.getKey(), value);
        }
        return new Population(name, on, synthetic, members);
    }

    /** The value as a population holds it; one that no table could hold is as good as none. */
    public static Optional<BigDecimal> number(FactValue value) {
        return value instanceof FactValue.Known known && !Fraction.isExcessive(known.value())
                ? Optional.of(known.value())
                : Optional.empty();
    }

    private static boolean isSynthetic(FactValue value) {
        return value instanceof FactValue.Known known
                && known.sources().stream().anyMatch(FactValue.Source::synthetic);
    }

    /** Every member with its value; empty where that was missing. */
    public Map<Subject, Optional<BigDecimal>> members() {
        return Collections.unmodifiableMap(members);
    }

    /** For people, such as "zones of Nanjing bureau". */
    public Text name() {
        return name;
    }

    LocalDate on() {
        return on;
    }

    boolean synthetic() {
        return synthetic;
    }

    boolean unknown() {
        return unknown;
    }

    /** The members, the subject counted whether it is one or not. */
    int size(Subject subject) {
        return members.size() + (members.containsKey(subject) ? 0 : 1);
    }

    /** How many of the others have no value. */
    int unknown(Subject subject) {
        boolean itself = members.containsKey(subject) && members.get(subject).isEmpty();
        return members.size() - sorted.size() - (itself ? 1 : 0);
    }

    /**
     * How far the value is from the median of those that are known, in median distances from it scaled to standard deviations of a
     * normal distribution, to two decimals; empty of fewer than five, and where more than half are the same.
     */
    Optional<BigDecimal> deviations(BigDecimal value) {
        if (sorted.size() < LEAST_SPREAD) {
            return Optional.empty();
        }
        BigDecimal median = median(sorted);
        BigDecimal spread = median(sorted.stream()
                        .map(each -> each.subtract(median).abs())
                        .sorted()
                        .toList())
                .multiply(TO_STANDARD);
        return spread.signum() == 0
                ? Optional.empty()
                : Optional.of(value.subtract(median).abs().divide(spread, 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal median(List<BigDecimal> ascending) {
        BigDecimal upper = ascending.get(ascending.size() / 2);
        BigDecimal lower = ascending.get((ascending.size() - 1) / 2);
        return lower.add(upper).divide(BigDecimal.valueOf(2));
    }

    /** Of how many of the others the value compares so: -1 less, 0 equal, 1 more. */
    int others(Subject subject, BigDecimal value, int comparison) {
        int first = edge(value, false);
        int behind = edge(value, true);
        int count = comparison == 0 ? behind - first : comparison < 0 ? first : sorted.size() - behind;
        boolean itself = members.getOrDefault(subject, Optional.empty())
                .filter(own -> Integer.signum(own.compareTo(value)) == comparison)
                .isPresent();
        return count - (itself ? 1 : 0);
    }

    /** Where a value would stand among the sorted ones: before its equals, or behind them. */
    private int edge(BigDecimal value, boolean behind) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int compared = sorted.get(middle).compareTo(value);
            if (compared < 0 || (behind && compared == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** For the canonical snapshot. */
    Map<String, Object> tree() {
        List<Object> each = new ArrayList<>();
        members.forEach((subject, value) -> {
            Map<String, Object> member = new TreeMap<>();
            member.put("subject", subject.toString());
            value.ifPresent(known -> member.put("value", known));
            each.add(member);
        });
        Map<String, Object> out = new TreeMap<>();
        out.put("zh", name.zh());
        out.put("en", name.en());
        out.put("on", on.toString());
        out.put("synthetic", synthetic);
        if (unknown) {
            out.put("unknown", true);
        }
        out.put("members", each);
        return out;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Population population
                && synthetic == population.synthetic
                && unknown == population.unknown
                && name.equals(population.name)
                && on.equals(population.on)
                && members.equals(population.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return name.en() + " " + on + " " + members;
    }
}
