// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.schema.SchemaReady;

/** Finds decisions by the columns of EVAL_RESULT and the values of EVAL_PARAMETER; no JSON is read for it. */
@Component
public final class JpaDecisions implements Decisions {
    private static final String IN_EFFECT = "exists (select o from OverrideEntity o, ConfirmationEntity c"
            + " where c.override = o.id and o.result = r.id and o.verdict = :verdict and not exists"
            + " (select c2 from ConfirmationEntity c2, OverrideEntity o2"
            + " where c2.override = o2.id and o2.result = r.id and c2.id > c.id))";

    /** Rows that are read at once for somebody who may not read all. */
    private static final int PAGE = 500;

    private final JpaTemplate jpa;
    private final Reading reading;
    private final EvaluationJson json = new EvaluationJson();
    private final Aftermaths aftermaths = new Aftermaths(json);

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaDecisions(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa,
            @Reference Reading reading) {
        this.reading = reading;
        this.jpa = jpa;
    }

    @Override
    public List<Decision> find(Query query, long before, int limit) {
        if (reading.everything()) {
            return found(query, before, limit);
        }
        Reading.Filter readable = reading.filter();
        List<Decision> out = new ArrayList<>();
        long from = before;
        List<Decision> page;
        do {
            page = found(query, from, PAGE);
            page.stream()
                    .filter(each -> readable.may(each.summary().subject(), each.bureau()))
                    .limit(limit - (long) out.size())
                    .forEach(out::add);
            from = page.isEmpty() ? from : page.get(page.size() - 1).summary().id();
        } while (page.size() == PAGE && out.size() < limit);
        return out;
    }

    private List<Decision> found(Query query, long before, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            complete(em);
            Asked asked = new Asked(query);
            asked.where("r.id < :before", "before", before);
            String value = query.parameter() == null ? "r.bureau" : "p.value";
            TypedQuery<Object[]> select = em.createQuery(
                    "select " + SummaryRow.COLUMNS + ", r.bureau, r.made, r.by, " + value + asked.fromAndWhere()
                            + " order by r.id desc",
                    Object[].class);
            asked.parameters.forEach(select::setParameter);
            List<Object[]> rows = select.setMaxResults(limit).getResultList();
            List<EvaluationService.Summary> summaries = SummaryRow.summaries(rows, em, aftermaths);
            List<Decision> out = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Object[] row = rows.get(i);
                out.add(new Decision(
                        summaries.get(i),
                        BureauCode.of((String) row[10]),
                        Instant.ofEpochMilli((Long) row[11]),
                        (String) row[12],
                        query.parameter() == null ? null : new BigDecimal((String) row[13])));
            }
            return out;
        });
    }

    @Override
    public long count(Query query) {
        if (!reading.everything()) {
            return find(query, Long.MAX_VALUE, Integer.MAX_VALUE).size();
        }
        return jpa.txExpr(TransactionType.Required, em -> {
            complete(em);
            Asked asked = new Asked(query);
            TypedQuery<Long> select = em.createQuery("select count(r)" + asked.fromAndWhere(), Long.class);
            asked.parameters.forEach(select::setParameter);
            return select.getSingleResult();
        });
    }

    /** Fills in what rows of earlier versions lack; there is nothing to do but the first time. */
    private void complete(EntityManager em) {
        ParameterList.complete(em);
        em.createQuery("select r from ResultEntity r where r.bureau is null", ResultEntity.class)
                .getResultList()
                .forEach(row -> row.bureau(json.read(row.evaluation()).bureau().value()));
        em.flush();
    }

    /** A question as conditions and parameters. */
    private static final class Asked {
        private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        private final Map<String, Object> parameters = new HashMap<>();
        private final boolean ofParameter;

        Asked(Query query) {
            ofParameter = query.parameter() != null;
            where("r.criteriaId = :criteria", "criteria", query.set());
            where("r.criteriaVersion = :version", "version", query.version());
            where("r.bureau = :bureau", "bureau", text(query.bureau()));
            where("r.subject = :subject", "subject", text(query.subject()));
            where("r.asOf >= :since", "since", query.since());
            where("r.asOf <= :until", "until", query.until());
            if (query.verdict() != null) {
                where(
                        "(r.verdict = :verdict or " + IN_EFFECT + ")",
                        "verdict",
                        query.verdict().name());
            }
            if (query.stale()) {
                conditions.add("exists (select s from ChangedEntity s where s.result = r.id and s.cleared is null)");
            }
            if (ofParameter) {
                conditions.add("p.digest = r.criteriaDigest and p.from <= r.asOf"
                        + " and (p.before is null or p.before > r.asOf)");
                where("p.name = :name", "name", query.parameter());
                where("p.value = :value", "value", query.value() == null ? null : ParameterEntity.text(query.value()));
            }
        }

        private static String text(Object value) {
            return value == null ? null : value.toString();
        }

        void where(String condition, String name, Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }

        String fromAndWhere() {
            return " from ResultEntity r" + (ofParameter ? ", ParameterEntity p" : "") + " where "
                    + String.join(" and ", conditions);
        }
    }
}
