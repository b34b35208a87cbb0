// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Decision;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.quality.store.Escalation;

import static org.shifan.quality.QualityMessages.M;

/** Complaints whose answer is late. */
@Component(service = Escalation.class)
public final class LateComplaints implements Escalation {
    private final JpaTemplate jpa;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public LateComplaints(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa) {
        this.jpa = jpa;
        this.clock = Clock.systemUTC();
    }

    @Override
    public List<Message> escalate(LocalDate today, int againDays) {
        return jpa.txExpr(TransactionType.Required, em -> {
            ComplaintBook book = ComplaintBook.write(em);
            List<Message> out = new ArrayList<>();
            for (ComplaintEntity row : book.open()) {
                if (Escalation.isDue(today, row.due(), row.escalated(), againDays)) {
                    row.escalate(today);
                    Message what = M.message("quality.complaint.late", row.id(), row.due());
                    Decision decision = new Decision(
                            "shifan", today, M.text("quality.step.term-over").both(), "");
                    book.step(row.id(), "late", what, decision, clock.instant());
                    out.add(what);
                }
            }
            return out;
        });
    }
}
