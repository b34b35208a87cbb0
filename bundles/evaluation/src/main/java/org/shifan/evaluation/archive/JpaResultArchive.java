// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.schema.SchemaReady;

/** The archive of official evaluations in the table EVAL_RESULT. */
@Component
public final class JpaResultArchive implements ResultArchive {
    private final JpaTemplate jpa;
    private final EvaluationJson json = new EvaluationJson();

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaResultArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public List<Evaluation> keep(List<Made> made) {
        return jpa.txExpr(TransactionType.Required, em -> {
            List<ResultEntity> rows = new ArrayList<>();
            for (Made one : made) {
                ResultEntity row = new ResultEntity(one.evaluation(), json.write(one.evaluation()), one.facts());
                em.persist(row);
                rows.add(row);
            }
            em.flush();
            List<Evaluation> out = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                out.add(numbered(made.get(i).evaluation(), rows.get(i).id()));
            }
            return out;
        });
    }

    @Override
    public Optional<Evaluation> evaluation(long id) {
        return row(id).map(this::evaluation);
    }

    @Override
    public Optional<String> facts(long id) {
        return row(id).map(ResultEntity::facts);
    }

    @Override
    public Optional<Evaluation> latest(Subject subject, Level level) {
        return jpa.txExpr(
                        TransactionType.Required,
                        em -> em
                                .createQuery(
                                        "select r from ResultEntity r where r.subject = :subject"
                                                + " and r.level = :level order by r.id desc",
                                        ResultEntity.class)
                                .setParameter("subject", subject.toString())
                                .setParameter("level", level.code())
                                .setMaxResults(1)
                                .getResultList()
                                .stream()
                                .findFirst())
                .map(this::evaluation);
    }

    @Override
    public List<EvaluationService.Summary> history(Subject subject) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select r.id, r.level, r.year, r.asOf, r.verdict, r.total, r.totalScale,"
                                        + " r.criteriaId, r.criteriaVersion from ResultEntity r"
                                        + " where r.subject = :subject order by r.id desc",
                                Object[].class)
                        .setParameter("subject", subject.toString())
                        .getResultList()
                        .stream()
                        .map(row -> summary(subject, row))
                        .toList());
    }

    private Optional<ResultEntity> row(long id) {
        return jpa.txExpr(TransactionType.Required, em -> Optional.ofNullable(em.find(ResultEntity.class, id)));
    }

    private Evaluation evaluation(ResultEntity row) {
        return numbered(json.read(row.evaluation()), row.id());
    }

    private static EvaluationService.Summary summary(Subject subject, Object[] row) {
        return new EvaluationService.Summary(
                (Long) row[0],
                subject,
                Level.of((String) row[1]),
                (Integer) row[2],
                (LocalDate) row[3],
                Verdict.valueOf((String) row[4]),
                ResultEntity.total((BigDecimal) row[5], (Integer) row[6]),
                (String) row[7],
                (String) row[8]);
    }

    /** The number is the row's and stands in no JSON, so that the same result has the same bytes. */
    private static Evaluation numbered(Evaluation e, long id) {
        return new Evaluation(
                id,
                e.request(),
                e.subjectName(),
                e.bureau(),
                e.criteriaTitle(),
                e.demonstration(),
                e.status(),
                e.synthetic(),
                e.receipt(),
                e.verdict(),
                e.total(),
                e.lowest(),
                e.highest(),
                e.maximum(),
                e.passMark(),
                e.grade(),
                e.parts(),
                e.vetoes(),
                e.missing(),
                e.reasons());
    }
}
