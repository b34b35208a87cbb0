// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;

/** How zones are ranked by their last official evaluations, at every door in the same way. */
public final class Ranking {
    private static final Comparator<Evaluation> BY_TOTAL = Comparator.comparing(
                    Evaluation::decidedTotal, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
            .thenComparing(e -> e.request().subject());

    private Ranking() {}

    /** Of each zone what {@link #ofNewestYear} says; who has none is left out. */
    public static List<Evaluation> latest(EvaluationService service, Collection<Zone> zones, Level level) {
        return zones.stream()
                .map(zone -> ofNewestYear(service, Subject.zone(zone.id()), level))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The last official evaluation of the subject for its newest year. It need not be the one that was made last: an older year is
     * decided again when its records were corrected, and that takes nobody out of the newest one.
     */
    public static Optional<Evaluation> ofNewestYear(EvaluationService service, Subject subject, Level level) {
        return service.history(subject).stream()
                .filter(line -> line.level().equals(level))
                .max(Comparator.comparingInt(EvaluationService.Summary::year)
                        .thenComparingLong(EvaluationService.Summary::id))
                .flatMap(line -> service.evaluation(line.id()));
    }

    /** Those of the newest year among them, since a ranking compares one year: by decided total, those without one last. */
    public static List<Evaluation> ofOneYear(List<Evaluation> evaluations) {
        int year = evaluations.stream().mapToInt(e -> e.request().year()).max().orElse(0);
        return evaluations.stream()
                .filter(e -> e.request().year() == year)
                .sorted(BY_TOTAL)
                .toList();
    }

    /**
     * A place for each, in their order: equal totals share one; those without a total or with a veto have none, which is null.
     *
     * @param sorted by total, the highest first
     */
    public static List<Integer> places(List<Evaluation> sorted) {
        List<Integer> places = new ArrayList<>();
        BigDecimal before = null;
        int placed = 0;
        int place = 0;
        for (Evaluation e : sorted) {
            if (e.decidedTotal() == null || e.decided() == Verdict.FAIL_VETO) {
                places.add(null);
                continue;
            }
            placed++;
            if (before == null || e.decidedTotal().compareTo(before) != 0) {
                place = placed;
            }
            places.add(place);
            before = e.decidedTotal();
        }
        return places;
    }
}
