// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.text.Text;

/**
 * How a batch of evaluations did in one item: where subjects are strong and where weak.
 *
 * <p>An item is the same in all of them by the ids of its part and itself, so that versions of a set go together. An
 * undecided item is neither strong nor weak: it stands apart and is in no average.
 *
 * @param part the id of its part
 * @param id the item's
 * @param points the points of those decided, added up
 * @param maximum the points that they could have had, added up
 * @param share points in percent of maximum, rounded half up to one decimal; null when nobody is decided
 * @param places those decided, the highest share first
 * @param undecided those for whom a fact is missing or the item broke
 * @param notApplicable to how many it does not apply
 */
public record ItemStrength(
        String part,
        Text partTitle,
        String id,
        Text title,
        String clause,
        Role role,
        BigDecimal points,
        BigDecimal maximum,
        BigDecimal share,
        List<Place> places,
        List<Subject> undecided,
        int notApplicable) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ItemStrength {
        places = List.copyOf(places);
        undecided = List.copyOf(undecided);
    }

    /** A subject's points in the item. */
    public record Place(Subject subject, Text name, BigDecimal points, BigDecimal maximum) {
        private boolean better(Place other) {
            return points.multiply(other.maximum).compareTo(other.points.multiply(maximum)) > 0;
        }

        /** By exact share, the highest first; then by subject. */
        static final Comparator<Place> HIGHEST_FIRST =
                (a, b) -> a.better(b) ? -1 : b.better(a) ? 1 : a.subject.compareTo(b.subject);
    }

    /** The items of the batch, the weakest first; those in which nobody is decided last. */
    public static List<ItemStrength> of(List<Evaluation> evaluations) {
        Map<List<String>, Gathered> found = new LinkedHashMap<>();
        for (Evaluation e : evaluations) {
            for (Evaluation.Part part : e.parts()) {
                for (Evaluation.Item item : part.items()) {
                    found.computeIfAbsent(List.of(part.id(), item.id()), key -> new Gathered(part, item))
                            .add(e, item);
                }
            }
        }
        return found.values().stream()
                .map(Gathered::strength)
                .sorted(Comparator.comparing(ItemStrength::share, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * Points in percent of the maximum, rounded half up to one decimal.
     *
     * @return null when there is no maximum
     */
    public static BigDecimal share(BigDecimal points, BigDecimal maximum) {
        return maximum.signum() == 0 ? null : points.multiply(HUNDRED).divide(maximum, 1, RoundingMode.HALF_UP);
    }

    private static final class Gathered {
        private final Evaluation.Part part;
        private final Evaluation.Item item;
        private final List<Place> places = new ArrayList<>();
        private final List<Subject> undecided = new ArrayList<>();
        private int notApplicable;

        private Gathered(Evaluation.Part part, Evaluation.Item item) {
            this.part = part;
            this.item = item;
        }

        private void add(Evaluation e, Evaluation.Item item) {
            Subject subject = e.request().subject();
            if (item.outcome() == Evaluation.Outcome.NOT_APPLICABLE) {
                notApplicable++;
            } else if (item.points() == null) {
                undecided.add(subject);
            } else if (item.maximum().signum() > 0) {
                places.add(new Place(subject, e.subjectName(), item.points(), item.maximum()));
            }
        }

        private ItemStrength strength() {
            BigDecimal points = places.stream().map(Place::points).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal maximum = places.stream().map(Place::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new ItemStrength(
                    part.id(),
                    part.title(),
                    item.id(),
                    item.title(),
                    item.clause(),
                    item.role(),
                    points,
                    maximum,
                    ItemStrength.share(points, maximum),
                    places.stream().sorted(Place.HIGHEST_FIRST).toList(),
                    undecided.stream().sorted().toList(),
                    notApplicable);
        }
    }
}
