// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import javax.persistence.EntityManager;

import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Parameter;

/** Lists the dated values of parameters and bound terms of archived criteria, where decisions are looked for by them. */
final class ParameterList {
    private ParameterList() {}

    /** Lists what is archived and was never listed: criteria of before there was the list. */
    static void complete(EntityManager em) {
        em.createQuery(
                        "select c from CriteriaEntity c where c.listed = :listed order by c.number",
                        CriteriaEntity.class)
                .setParameter("listed", false)
                .getResultList()
                .forEach(row -> add(em, row));
    }

    static void add(EntityManager em, CriteriaEntity row) {
        ArchivedCriteria content = row.content();
        boolean known = em.createQuery("select count(p) from ParameterEntity p where p.digest = :digest", Long.class)
                        .setParameter("digest", content.digest())
                        .getSingleResult()
                > 0;
        if (!known) {
            document(content).ifPresent(document -> document.numbers().forEach(p -> add(em, content.digest(), p)));
            em.flush();
        }
        row.listed();
    }

    /** The canonical form is a document itself, and complete in itself. */
    private static Optional<CriteriaDocument> document(ArchivedCriteria content) {
        return DocumentReader.read(content.file(), content.canonical().getBytes(StandardCharsets.UTF_8))
                .document();
    }

    private static void add(EntityManager em, String digest, Parameter parameter) {
        List<Parameter.Dated> values = parameter.values();
        for (int i = 0; i < values.size(); i++) {
            Parameter.Dated dated = values.get(i);
            LocalDate before = i + 1 < values.size() ? values.get(i + 1).from() : null;
            dated.value()
                    .ifPresent(value ->
                            em.persist(new ParameterEntity(digest, parameter.id(), value, dated.from(), before)));
        }
    }
}
