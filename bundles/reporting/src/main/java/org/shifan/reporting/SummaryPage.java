// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.ItemStrength;

/**
 * A batch of evaluations summed up in the words of one language: where its subjects are strong and where weak.
 *
 * @param ranking the same batch by total
 * @param decided how many have a total
 * @param average the mean of their totals, as decided, rounded half up to two decimals; null when there is none
 * @param items the weakest first
 * @param open those with undecided items, apart
 */
public record SummaryPage(
        RankingPage ranking,
        String subjects,
        String decided,
        String average,
        List<PartLine> parts,
        List<ItemLine> items,
        List<OpenLine> open) {

    private static final int ENDS = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A category over all. */
    public record PartLine(String title, String share, Bar bar) {}

    /** An item over all. */
    public record ItemLine(
            String title,
            String id,
            String part,
            String clause,
            String share,
            Bar bar,
            String average,
            List<String> highest,
            List<String> lowest,
            String undecided,
            String notApplicable) {}

    /** A subject with what is undecided, and who owes it. */
    public record OpenLine(String subject, String key, String items, List<String> owed) {}

    static SummaryPage of(List<Evaluation> evaluations, RankingPage ranking, Words words) {
        List<ItemStrength> strengths = ItemStrength.of(evaluations);
        List<BigDecimal> totals = evaluations.stream()
                .map(Evaluation::decidedTotal)
                .filter(Objects::nonNull)
                .toList();
        return new SummaryPage(
                ranking,
                String.valueOf(evaluations.size()),
                String.valueOf(totals.size()),
                totals.isEmpty() ? null : words.number(mean(totals)),
                parts(evaluations, strengths, words),
                strengths.stream().map(strength -> item(strength, words)).toList(),
                evaluations.stream()
                        .filter(e -> e.parts().stream()
                                .flatMap(part -> part.items().stream())
                                .anyMatch(SummaryPage::isOpen))
                        .map(e -> open(e, words))
                        .toList());
    }

    private static BigDecimal mean(List<BigDecimal> numbers) {
        return numbers.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(numbers.size()), 2, RoundingMode.HALF_UP);
    }

    /** In the order of the criteria. */
    private static List<PartLine> parts(List<Evaluation> evaluations, List<ItemStrength> strengths, Words words) {
        Map<String, List<ItemStrength>> byPart = strengths.stream().collect(Collectors.groupingBy(ItemStrength::part));
        Map<String, PartLine> lines = new LinkedHashMap<>();
        for (Evaluation e : evaluations) {
            for (Evaluation.Part part : e.parts()) {
                lines.computeIfAbsent(part.id(), id -> part(part, byPart.getOrDefault(id, List.of()), words));
            }
        }
        return List.copyOf(lines.values());
    }

    private static PartLine part(Evaluation.Part part, List<ItemStrength> items, Words words) {
        BigDecimal points = items.stream().map(ItemStrength::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal maximum = items.stream().map(ItemStrength::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal share = ItemStrength.share(points, maximum);
        return new PartLine(words.in(part.title()), percent(share, words), Bar.of(share, share, HUNDRED, null));
    }

    private static ItemLine item(ItemStrength s, Words words) {
        int ends = ends(s.places());
        List<ItemStrength.Place> lowest = new ArrayList<>(
                s.places().subList(s.places().size() - ends, s.places().size()));
        java.util.Collections.reverse(lowest);
        return new ItemLine(
                words.in(s.title()),
                s.id(),
                words.in(s.partTitle()),
                s.clause(),
                percent(s.share(), words),
                Bar.of(s.share(), s.share(), HUNDRED, null),
                s.places().isEmpty()
                        ? null
                        : words.say(
                                "label.of",
                                words.number(mean(s.places().stream()
                                        .map(ItemStrength.Place::points)
                                        .toList())),
                                words.number(mean(s.places().stream()
                                        .map(ItemStrength.Place::maximum)
                                        .toList()))),
                s.places().subList(0, ends).stream()
                        .map(place -> place(place, words))
                        .toList(),
                lowest.stream().map(place -> place(place, words)).toList(),
                s.undecided().isEmpty()
                        ? null
                        : s.undecided().stream().map(Subject::key).collect(Collectors.joining(words.say("list"))),
                s.notApplicable() == 0 ? null : String.valueOf(s.notApplicable()));
    }

    /** How many stand at each end; none where all have the same share, and nobody at both. */
    private static int ends(List<ItemStrength.Place> places) {
        int last = places.size() - 1;
        boolean differ = last > 0
                && ItemStrength.share(places.get(0).points(), places.get(0).maximum())
                                .compareTo(ItemStrength.share(
                                        places.get(last).points(),
                                        places.get(last).maximum()))
                        != 0;
        return differ ? Math.min(ENDS, places.size() / 2) : 0;
    }

    private static String place(ItemStrength.Place place, Words words) {
        return words.say("summary.place", words.in(place.name()), words.number(place.points()));
    }

    private static OpenLine open(Evaluation e, Words words) {
        return new OpenLine(
                words.in(e.subjectName()),
                e.request().subject().key(),
                e.parts().stream()
                        .flatMap(part -> part.items().stream())
                        .filter(SummaryPage::isOpen)
                        .map(item -> words.in(item.title()))
                        .collect(Collectors.joining(words.say("list"))),
                e.missing().stream()
                        .map(m -> words.say("summary.owed", words.in(m.title()), words.in(m.owedBy())))
                        .toList());
    }

    private static boolean isOpen(Evaluation.Item item) {
        return item.outcome() == Evaluation.Outcome.UNKNOWN || item.outcome() == Evaluation.Outcome.ERROR;
    }

    private static String percent(BigDecimal share, Words words) {
        return share == null ? null : words.value(share, "percent");
    }
}
