// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.owed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.ArchiveLine.Chapter;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Text;
import org.shifan.facilitation.store.ProofEntity;
import org.shifan.facilitation.store.ReminderEntity;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.say;

/** Proofs that an enterprise handed in, and what it was asked for and was late with, for its quality archive (Q1). */
@Component
public final class OwedLines implements ArchiveContributor {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public OwedLines(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public Text title() {
        return M.text("facilitation.archive.owed.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        return jpa.txExpr(TransactionType.Required, em -> {
            List<ArchiveLine> out = new ArrayList<>();
            for (Object[] row :
                    rows(em, "ProofEntity e, TreatmentEntity g", "g.declaration = e.declaration", enterprise)) {
                out.add(proof(((ProofEntity) row[0]).proof(), heading(row[1]), enterprise.synthetic()));
            }
            reminders(em, "TreatmentEntity", Owed.Kind.PROOF, enterprise, out);
            reminders(em, "ConsignmentEntity", Owed.Kind.GOODS, enterprise, out);
            return out;
        });
    }

    /** Each with the code of its goods. */
    private static List<Object[]> rows(EntityManager em, String from, String where, Enterprise enterprise) {
        return em.createQuery(
                        "select e, g.hs from " + from + " where " + where
                                + " and e.enterprise = :enterprise order by e.id",
                        Object[].class)
                .setParameter("enterprise", enterprise.code().value())
                .getResultList();
    }

    private static ArchiveLine proof(Proof proof, HsCode heading, boolean synthetic) {
        return new ArchiveLine(
                proof.handedIn().on(),
                null,
                proof.outcome() == Proof.Outcome.FAILED ? Chapter.RISK : Chapter.OTHER,
                heading,
                say(
                                "facilitation.archive.proof",
                                proof.number(),
                                proof.declaration(),
                                proof.laboratory().isEmpty()
                                        ? M.text("facilitation.archive.proof.own")
                                        : Text.same(proof.laboratory()),
                                proof.report(),
                                M.text("facilitation.archive.proof." + proof.outcome()))
                        .text(),
                "proof " + proof.number(),
                synthetic);
    }

    /** One line for what was asked for, however often it was said to be late. */
    private static void reminders(
            EntityManager em, String goods, Owed.Kind kind, Enterprise enterprise, List<ArchiveLine> out) {
        Map<Long, Said> all = new LinkedHashMap<>();
        for (Object[] row : rows(
                em,
                "ReminderEntity e, " + goods + " g",
                "g.id = e.about and e.kind = '" + kind.code() + "'",
                enterprise)) {
            ReminderEntity said = (ReminderEntity) row[0];
            all.merge(said.about(), Said.of(said, heading(row[1])), Said::then);
        }
        all.forEach((about, said) -> out.add(said.line(kind, about, enterprise.synthetic())));
    }

    /** @param lastLate when it was said to be late the last time; null for never */
    private record Said(ReminderEntity first, HsCode heading, int late, LocalDate lastLate) {
        static Said of(ReminderEntity row, HsCode heading) {
            return new Said(row, heading, row.lateSaid() == null ? 0 : 1, row.lateSaid());
        }

        Said then(Said next) {
            return new Said(first, heading, late + next.late, next.lastLate == null ? lastLate : next.lastLate);
        }

        ArchiveLine line(Owed.Kind kind, long about, boolean synthetic) {
            Text what = kind.what(first.declaration(), about).text();
            return new ArchiveLine(
                    first.saidOn(),
                    late == 0 ? null : lastLate,
                    Chapter.OTHER,
                    heading,
                    (late == 0
                                    ? say("facilitation.archive.asked", what, first.due())
                                    : say("facilitation.archive.late", what, first.due(), late))
                            .text(),
                    kind.code() + " " + first.declaration(),
                    synthetic);
        }
    }

    private static HsCode heading(Object hs) {
        return HsCode.of((String) hs);
    }
}
