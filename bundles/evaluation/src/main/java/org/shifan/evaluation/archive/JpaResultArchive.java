// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.schema.SchemaReady;

/** The archive of official evaluations in the table EVAL_RESULT. */
@Component
public final class JpaResultArchive implements ResultArchive {
    /** How many rows are held before they are written; all belong to one transaction. */
    private static final int STRIDE = 20;

    private final JpaTemplate jpa;
    private final EvaluationJson json = new EvaluationJson();
    private final Aftermaths aftermaths = new Aftermaths(json);

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaResultArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public List<Evaluation> keep(List<Made> made) {
        return jpa.txExpr(TransactionType.Required, em -> keep(em, made));
    }

    @Override
    public Decided keepOnce(List<Made> made) {
        return jpa.txExpr(TransactionType.Required, em -> keepOnce(em, made));
    }

    @Override
    public Decided keep(List<Made> made, long line, boolean once) {
        return jpa.txExpr(TransactionType.Required, em -> {
            boolean ours = DecidingEntity.end(em, line);
            return ours && !once ? new Decided(keep(em, made), false) : keepOnce(em, made);
        });
    }

    private Decided keepOnce(EntityManager em, List<Made> made) {
        LockEntity.hold(em);
        List<Evaluation> last = new ArrayList<>(made.size());
        for (Made one : made) {
            Evaluation now = one.evaluation();
            latest(em, now.request().subject(), now.request().level())
                    .filter(before -> before.standsAs(now) || before.brokeAs(now))
                    .ifPresent(last::add);
        }
        boolean stood = !made.isEmpty() && last.size() == made.size();
        return new Decided(stood ? last : keep(em, made), stood);
    }

    private List<Evaluation> keep(EntityManager em, List<Made> made) {
        List<Evaluation> out = new ArrayList<>(made.size());
        for (int from = 0; from < made.size(); from += STRIDE) {
            keep(em, made.subList(from, Math.min(made.size(), from + STRIDE)), out);
        }
        return out;
    }

    /** Written and let go: the JSON of a country need not be in memory at once. */
    private void keep(EntityManager em, List<Made> some, List<Evaluation> out) {
        List<ResultEntity> rows = new ArrayList<>(some.size());
        for (Made one : some) {
            ResultEntity row = new ResultEntity(one.evaluation(), json.write(one.evaluation()), one.facts());
            em.persist(row);
            rows.add(row);
        }
        em.flush();
        for (int i = 0; i < rows.size(); i++) {
            out.add(some.get(i).evaluation().numbered(rows.get(i).id()));
        }
        em.clear();
    }

    @Override
    public void keepShadows(List<Made> made) {
        jpa.tx(
                TransactionType.Required,
                em -> made.forEach(one ->
                        em.persist(new ShadowEntity(one.evaluation(), json.write(one.evaluation()), one.facts()))));
    }

    @Override
    public List<Evaluation> shadows(String criteria, String version) {
        String condition = "r.criteriaId = :criteria" + (version == null ? "" : " and r.criteriaVersion = :version");
        List<ShadowEntity> rows = jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<ShadowEntity> query = em.createQuery(
                    "select r from ShadowEntity r where " + condition + " order by r.id desc", ShadowEntity.class);
            query.setParameter("criteria", criteria);
            if (version != null) {
                query.setParameter("version", version);
            }
            return query.getResultList();
        });
        return rows.stream().map(row -> json.read(row.evaluation())).toList();
    }

    @Override
    public Optional<Evaluation> evaluation(long id) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> Optional.ofNullable(em.find(ResultEntity.class, id)).map(row -> evaluation(em, row)));
    }

    @Override
    public Optional<Kept> kept(long id) {
        return row(id).map(
                        row -> new Kept(id, json.read(row.evaluation()).numbered(id), row.evaluation(), row.facts()));
    }

    @Override
    public String text(Evaluation evaluation) {
        return json.write(evaluation);
    }

    @Override
    public List<Long> numbers(Replays.Selection selection) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder condition = new StringBuilder("1 = 1");
        if (selection.set() != null) {
            condition.append(" and r.criteriaId = :criteria");
            parameters.put("criteria", selection.set());
        }
        if (selection.version() != null) {
            condition.append(" and r.criteriaVersion = :version");
            parameters.put("version", selection.version());
        }
        if (selection.since() != null) {
            condition.append(" and r.asOf >= :since");
            parameters.put("since", selection.since());
        }
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<Long> query =
                    em.createQuery("select r.id from ResultEntity r where " + condition + " order by r.id", Long.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    @Override
    public Optional<String> facts(long id) {
        return row(id).map(ResultEntity::facts);
    }

    @Override
    public Optional<Basis> basis(long id) {
        return row(id).map(row -> new Basis(row.criteriaId(), row.facts()));
    }

    @Override
    public Optional<Evaluation> latest(Subject subject, Level level) {
        return jpa.txExpr(TransactionType.Required, em -> latest(em, subject, level));
    }

    private Optional<Evaluation> latest(EntityManager em, Subject subject, Level level) {
        return em
                .createQuery(
                        "select r from ResultEntity r where r.subject = :subject"
                                + " and r.level = :level order by r.id desc",
                        ResultEntity.class)
                .setParameter("subject", subject.toString())
                .setParameter("level", level.code())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> evaluation(em, row));
    }

    @Override
    public List<EvaluationService.Summary> history(Subject subject) {
        return summaries("r.subject = :subject", Map.of("subject", subject.toString()));
    }

    @Override
    public List<Subject> evaluated(Subject.Kind kind, Level level) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select distinct r.subject from ResultEntity r where r.subject like :kind"
                                        + " and r.level = :level order by r.subject",
                                String.class)
                        .setParameter("kind", kind.code() + ":%")
                        .setParameter("level", level.code())
                        .getResultList()
                        .stream()
                        .map(Subject::of)
                        .toList());
    }

    @Override
    public List<EvaluationService.Summary> madeBy(String criteria, String version, String digest) {
        return summaries(
                "r.criteriaId = :criteria and r.criteriaVersion = :version and r.criteriaDigest = :digest",
                Map.of("criteria", criteria, "version", version, "digest", digest));
    }

    private List<EvaluationService.Summary> summaries(String condition, Map<String, Object> parameters) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<Object[]> query = em.createQuery(
                    "select " + SummaryRow.COLUMNS + " from ResultEntity r where " + condition + " order by r.id desc",
                    Object[].class);
            parameters.forEach(query::setParameter);
            return SummaryRow.summaries(query.getResultList(), em, aftermaths);
        });
    }

    private Optional<ResultEntity> row(long id) {
        return jpa.txExpr(TransactionType.Required, em -> Optional.ofNullable(em.find(ResultEntity.class, id)));
    }

    /** The number is the row's and stands in no JSON, so that the same result has the same bytes. */
    private Evaluation evaluation(EntityManager em, ResultEntity row) {
        return json.read(row.evaluation()).numbered(row.id()).with(aftermaths.of(em, row.id()));
    }
}
