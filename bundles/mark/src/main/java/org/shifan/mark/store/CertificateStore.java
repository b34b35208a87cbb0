// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import java.time.Instant;
import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.certificate.Certificate;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.schema.SchemaReady;

/** The table MARK_CERTIFICATE; rows are added and never changed. */
@Component(service = CertificateStore.class)
public final class CertificateStore {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public CertificateStore(
            @Reference(target = "(shifan.schema=mark)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-mark)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    public Certificate add(long evaluation, String key, String text, Signature by, Instant at) {
        return jpa.txExpr(TransactionType.Required, em -> {
            CertificateEntity row = new CertificateEntity(evaluation, key, text, new SignedColumns(by, "", at));
            em.persist(row);
            em.flush();
            return row.certificate();
        });
    }

    /** Newest first. */
    public List<Certificate> of(long evaluation) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select c from CertificateEntity c where c.evaluation = :evaluation order by c.id desc",
                                CertificateEntity.class)
                        .setParameter("evaluation", evaluation)
                        .getResultList()
                        .stream()
                        .map(CertificateEntity::certificate)
                        .toList());
    }
}
