// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.term;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.operations.Supervision;
import org.shifan.api.operations.Supervisor;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.Made;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.TermSourceEntity;

/**
 * Keeps which bundles brought terms of a bureau, in which version, from when to when, for the audit log. A start of the server is no
 * coming, and its stop no going.
 */
@Component(service = TermSources.class, immediate = true)
public final class TermSources {
    private static final Logger LOG = LoggerFactory.getLogger(TermSources.class);
    private static final String UNKNOWN = "-";

    private final JpaTemplate jpa;
    private final Supervisor supervisor;
    private final Made<BureauTerms> made;
    private final Bundle framework;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public TermSources(
            BundleContext context,
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference Supervisor supervisor) {
        this(jpa, supervisor, context.getBundle(0), Clock.systemUTC());
    }

    TermSources(JpaTemplate jpa, Supervisor supervisor, Bundle framework, Clock clock) {
        this.jpa = jpa;
        this.supervisor = supervisor;
        this.made = new Made<>(supervisor, "origin");
        this.framework = framework;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "goes")
    void comes(ComponentServiceObjects<BureauTerms> offer, Map<String, Object> properties) {
        made.come(offer, properties).ifPresent(terms -> came(terms, offer.getServiceReference()));
    }

    void goes(ComponentServiceObjects<BureauTerms> offer, Map<String, Object> properties) {
        made.go(offer, properties).ifPresent(terms -> went(terms, offer.getServiceReference()));
    }

    void came(BureauTerms terms, ServiceReference<BureauTerms> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle != null) {
            keep(terms, bundle, true);
        }
    }

    void went(BureauTerms terms, ServiceReference<BureauTerms> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle != null && framework.getState() == Bundle.ACTIVE) {
            keep(terms, bundle, false);
        }
    }

    /** A database that fails keeps no bundle from coming: what is missing is in the log. */
    private void keep(BureauTerms terms, Bundle bundle, boolean came) {
        String source = terms.getClass().getName();
        String version = bundle.getVersion().toString();
        String bureau = bureau(terms, bundle);
        try {
            jpa.tx(TransactionType.Required, em -> {
                RegisterEntity.write(em);
                String present = present(em, source);
                if (came ? version.equals(present) : present == null) {
                    return;
                }
                em.persist(new TermSourceEntity(
                        RegisterEntity.next(em, TermSourceEntity.class),
                        source,
                        bureau,
                        bundle.getSymbolicName(),
                        version,
                        present,
                        came,
                        clock.instant()));
            });
        } catch (RuntimeException e) {
            LOG.warn("That the terms {} {} {} is not kept: {}", source, version, came ? "came" : "went", e.toString());
        }
    }

    private static String present(EntityManager em, String source) {
        List<TermSourceEntity> last = em.createQuery(
                        "select s from TermSourceEntity s where s.source = :source order by s.id desc",
                        TermSourceEntity.class)
                .setParameter("source", source)
                .setMaxResults(1)
                .getResultList();
        return last.isEmpty() ? null : last.get(0).present();
    }

    private String bureau(BureauTerms terms, Bundle bundle) {
        String name = terms.getClass().getName() + ", whose they are";
        Supervision supervision = supervisor.supervise(bundle.getBundleId(), name);
        try {
            return supervision.call(name, () -> terms.bureau().value());
        } catch (ShifanException e) {
            return UNKNOWN;
        } finally {
            supervision.forget();
        }
    }
}
