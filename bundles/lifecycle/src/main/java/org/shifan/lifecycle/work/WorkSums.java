// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.work.Work;
import org.shifan.api.work.WorkFigure;
import org.shifan.api.work.WorkKind;

/** Adds up what came of the work of one kind. */
final class WorkSums {
    private static final Set<WorkKind.Form> NUMBERS = Set.of(WorkKind.Form.COUNT, WorkKind.Form.AMOUNT);
    /** What says that nothing more is to come, and not what came of it. */
    private static final Set<String> NO_RESULT = Set.of(Work.ENTERED, Work.END, Work.ANNUL);

    private WorkSums() {}

    static WorkFigure of(WorkKind kind, List<Work> works, LocalDate today) {
        Set<String> numbers = Stream.concat(
                        kind.fields().stream(), kind.steps().stream().flatMap(step -> step.fields().stream()))
                .filter(field -> NUMBERS.contains(field.form()))
                .map(WorkKind.Field::code)
                .collect(Collectors.toSet());
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Work work : works) {
            for (Work.Line line : work.lines()) {
                line.details().forEach((field, value) -> {
                    if (numbers.contains(field)) {
                        sums.merge(field, new BigDecimal(value), BigDecimal::add);
                    }
                });
            }
        }
        return new WorkFigure(
                kind.code(),
                kind.title(),
                works.size(),
                (int) works.stream().filter(WorkSums::hasResult).count(),
                (int) works.stream().filter(work -> overdue(kind, work, today)).count(),
                sums);
    }

    private static boolean hasResult(Work work) {
        return work.lines().stream().anyMatch(line -> !NO_RESULT.contains(line.step()));
    }

    /** Its day is over, nothing came of it, and something of its kind could. */
    private static boolean overdue(WorkKind kind, Work work, LocalDate today) {
        return work.open()
                && work.until() != null
                && work.until().isBefore(today)
                && !hasResult(work)
                && kind.steps().stream().anyMatch(step -> !NO_RESULT.contains(step.code()));
    }
}
