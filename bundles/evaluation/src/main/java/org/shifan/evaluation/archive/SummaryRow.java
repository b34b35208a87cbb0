// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Aftermath;
import org.shifan.api.evaluation.EvaluationService.Summary;
import org.shifan.api.evaluation.Verdict;

/** A result in short, from its columns alone. */
final class SummaryRow {
    /** Of a result r. */
    static final String COLUMNS = "r.id, r.level, r.year, r.asOf, r.verdict, r.total, r.totalScale, r.criteriaId,"
            + " r.criteriaVersion, r.subject";

    private SummaryRow() {}

    static List<Summary> summaries(List<Object[]> rows, EntityManager em, Aftermaths aftermaths) {
        Map<Long, Aftermath> since =
                aftermaths.of(em, rows.stream().map(row -> (Long) row[0]).toList());
        return rows.stream()
                .map(row -> summary(row, since.getOrDefault((Long) row[0], Aftermath.NONE)))
                .toList();
    }

    static Summary summary(Object[] row, Aftermath since) {
        return new Summary(
                (Long) row[0],
                Subject.of((String) row[9]),
                Level.of((String) row[1]),
                (Integer) row[2],
                (LocalDate) row[3],
                Verdict.valueOf((String) row[4]),
                KeptEntity.total((BigDecimal) row[5], (Integer) row[6]),
                (String) row[7],
                (String) row[8],
                since.override() == null ? null : since.override().verdict(),
                since.changed().size());
    }
}
