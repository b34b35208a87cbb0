// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.owed;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.RiskSource;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Text;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * A proof that F6 needs and that is late (§六(一)): whether the declared goods conformed nobody can tell, so the risk of the
 * enterprise's goods of that heading counts as raised, from the day after the proof was due until the day on which it comes. What was
 * not asked for is not late.
 */
@Component
public final class LateProofs implements RiskSource {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public LateProofs(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public Optional<Text> raised(OrganisationCode enterprise, HsCode hs, CountryCode market, LocalDate on) {
        List<Object[]> late = jpa.txExpr(
                TransactionType.Required,
                em -> em.createQuery(
                                "select r.declaration, r.due from ReminderEntity r, TreatmentEntity t where r.kind = :kind"
                                        + " and r.enterprise = :enterprise and r.due < :on and t.id = r.about and t.hs like :heading"
                                        + " and not exists (select p.id from ProofEntity p where p.declaration = r.declaration"
                                        + " and p.handedIn.on <= :on) order by r.due, r.id",
                                Object[].class)
                        .setParameter("kind", Owed.Kind.PROOF.code())
                        .setParameter("enterprise", enterprise.value())
                        .setParameter("on", on)
                        .setParameter("heading", hs.heading().value() + "%")
                        .setMaxResults(1)
                        .getResultList());
        return late.stream()
                .findFirst()
                .map(first ->
                        say("facilitation.owed.raised", first[0], first[1]).text());
    }
}
