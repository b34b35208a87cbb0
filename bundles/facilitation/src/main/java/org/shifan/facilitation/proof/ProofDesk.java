// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.proof;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Proofs;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.schema.SchemaReady;
import org.shifan.facilitation.RuleBook;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.reference.ReferenceData.Laboratory;
import org.shifan.facilitation.reference.Row;
import org.shifan.facilitation.store.ProofEntity;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;
import static org.shifan.facilitation.FacilitationMessages.say;

/** Proofs in FAC_PROOF. Which third parties are recognised, the rules that serve say. */
@Component(service = Proofs.class)
public final class ProofDesk implements Proofs {
    private static final String MEASURE = "F6";

    private final JpaTemplate jpa;
    private final DecidedTreatments treatments;
    private final RaisedRisk risks;
    private final RulesRegistry rules;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;

    /** @param ready the promise that the tables are there */
    @Activate
    public ProofDesk(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference DecidedTreatments treatments,
            @Reference RaisedRisk risks,
            @Reference RulesRegistry rules,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions) {
        this.enterprises = enterprises;
        this.permissions = permissions;
        this.jpa = jpa;
        this.treatments = treatments;
        this.risks = risks;
        this.rules = rules;
    }

    @Override
    public Proof handIn(String declaration, String laboratory, String report, LocalDate issued, Decision decision) {
        DecidedTreatment treatment = treatments.require(declaration);
        may("proof.hand-in", treatment.shipment().enterprise());
        if (!treatment.governing().equals(MEASURE)) {
            throw refuse("facilitation.proof.not-asked", declaration, treatment.governing());
        }
        Shipment shipment = treatment.shipment();
        String lab = laboratory == null ? "" : laboratory.strip();
        if (report == null || report.isBlank()) {
            throw refuse("facilitation.proof.report", declaration);
        }
        if (issued.isAfter(decision.on())) {
            throw refuse("facilitation.proof.future", issued, decision.on());
        }
        if (!lab.isEmpty()) {
            lab = recognised(lab, shipment, issued);
        }
        // The same draw as that of the treatment: it is told there already, and cannot be chosen by handing in again.
        Proof wanted = new Proof(
                0,
                shipment.declaration(),
                shipment.enterprise(),
                lab,
                report,
                issued,
                decision,
                treatment.drawn(),
                Proof.Outcome.OPEN,
                null);
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            List<ProofEntity> there = of(em, shipment.declaration());
            if (!there.isEmpty()) {
                throw refuse(
                        "facilitation.proof.known",
                        declaration,
                        there.get(0).proof().number());
            }
            ProofEntity row = new ProofEntity(RegisterEntity.next(em, ProofEntity.class), wanted);
            em.persist(row);
            return row.proof();
        });
    }

    private static List<ProofEntity> of(EntityManager em, String declaration) {
        return em.createQuery("select p from ProofEntity p where p.declaration = :declaration", ProofEntity.class)
                .setParameter("declaration", declaration)
                .getResultList();
    }

    /** The key of a third party that is recognised for the goods on the day of its report. */
    private String recognised(String lab, Shipment shipment, LocalDate issued) {
        RuleBook book = rules.book().orElseThrow(() -> refuse("facilitation.proof.no-rules", lab));
        List<Row<Laboratory>> lines = book.data().laboratory(lab);
        if (lines.isEmpty()) {
            throw refuse("facilitation.proof.laboratory", lab);
        }
        List<Row<Laboratory>> forGoods = lines.stream()
                .filter(line -> shipment.hs().value().startsWith(line.value().hs()))
                .toList();
        if (forGoods.isEmpty()) {
            throw refuse(
                    "facilitation.proof.scope",
                    lab,
                    shipment.hs(),
                    String.join(", ", lines.stream().map(l -> l.value().hs()).toList()));
        }
        Row<Laboratory> line = forGoods.stream()
                .filter(each -> each.period().contains(issued))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "facilitation.proof.day", lab, issued, forGoods.get(0).period()));
        LocalDate last = issued.plusDays(line.value().days());
        if (shipment.on().isAfter(last)) {
            throw refuse("facilitation.proof.old", issued, line.value().days(), shipment.on());
        }
        return line.value().id();
    }

    private void may(String operation, OrganisationCode enterprise) {
        permissions.require(operation, Place.of(enterprises.require(enterprise.value())));
    }

    @Override
    public Proof verify(long number, boolean confirmed, Decision decision) {
        Proof.Outcome found = confirmed ? Proof.Outcome.CONFIRMED : Proof.Outcome.FAILED;
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            ProofEntity row = em.find(ProofEntity.class, number);
            if (row == null) {
                throw refuse("facilitation.proof.unknown", number);
            }
            may("proof.verify", row.proof().enterprise());
            if (row.proof().outcome() != Proof.Outcome.OPEN) {
                throw refuse(
                        "facilitation.proof.verified",
                        number,
                        row.proof().verified().on());
            }
            row.verify(RegisterEntity.next(em, ProofEntity.class, "verifyNumber"), found, decision);
            Proof proof = row.proof();
            if (!confirmed) {
                // Within this transaction: no result is kept whose consequence is not.
                risks.raise(
                        proof.enterprise(),
                        treatments
                                .require(proof.declaration())
                                .shipment()
                                .hs()
                                .heading()
                                .value(),
                        say("facilitation.proof.false", number, proof.report(), decision.reason()),
                        decision);
            }
            return proof;
        });
    }

    @Override
    public List<Proof> proofs(OrganisationCode enterprise, boolean due, int offset, int limit) {
        Readers readers = new Readers(permissions, enterprises, Readers.TREATMENTS);
        return readers.page(
                null,
                enterprise,
                offset,
                limit,
                (at, most) -> kept(enterprise, due, at, most),
                proof -> readers.may(proof.enterprise(), null, null));
    }

    private List<Proof> kept(OrganisationCode enterprise, boolean due, int offset, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<ProofEntity> query = em.createQuery(
                    "select p from ProofEntity p where 1 = 1"
                            + (enterprise == null ? "" : " and p.enterprise = :enterprise")
                            + (due ? " and p.drawn = 1 and p.outcome = 'OPEN'" : "")
                            + " order by p.id desc",
                    ProofEntity.class);
            if (enterprise != null) {
                query.setParameter("enterprise", enterprise.value());
            }
            return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
                    .map(ProofEntity::proof)
                    .toList();
        });
    }
}
