// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.schema.SchemaReady;

/** The archive of criteria in the table EVAL_CRITERIA. */
@Component
public final class JpaCriteriaArchive implements CriteriaArchive {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaCriteriaArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public List<ArchivedCriteria> contents(String id, String version) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select c from CriteriaEntity c where c.id = :id and c.version = :version"
                                        + " order by c.number",
                                CriteriaEntity.class)
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .getResultList()
                        .stream()
                        .map(CriteriaEntity::content)
                        .toList());
    }

    @Override
    public List<ArchivedCriteria> contents(String id) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select c from CriteriaEntity c where c.id = :id order by c.number",
                                CriteriaEntity.class)
                        .setParameter("id", id)
                        .getResultList()
                        .stream()
                        .map(CriteriaEntity::content)
                        .toList());
    }

    @Override
    public void keep(ArchivedCriteria content, Instant at) {
        jpa.tx(TransactionType.Required, em -> {
            if (row(em, content).isEmpty()) {
                CriteriaEntity row = new CriteriaEntity(content, at.toEpochMilli());
                ParameterList.add(em, row);
                em.persist(row);
            }
        });
    }

    @Override
    public List<ArchivedCriteria> ofBundle(String bundleName) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select c from CriteriaEntity c where c.bundleName = :bundle order by c.number",
                                CriteriaEntity.class)
                        .setParameter("bundle", bundleName)
                        .getResultList()
                        .stream()
                        .map(CriteriaEntity::content)
                        .toList());
    }

    private static Optional<CriteriaEntity> row(EntityManager em, ArchivedCriteria content) {
        return em
                .createQuery(
                        "select c from CriteriaEntity c where c.id = :id and c.version = :version"
                                + " and c.digest = :digest and c.snapshot = :snapshot and c.bundleName = :bundle",
                        CriteriaEntity.class)
                .setParameter("id", content.id())
                .setParameter("version", content.version())
                .setParameter("digest", content.digest())
                .setParameter("snapshot", content.snapshot())
                .setParameter("bundle", content.bundleName())
                .getResultList()
                .stream()
                .findFirst();
    }
}
