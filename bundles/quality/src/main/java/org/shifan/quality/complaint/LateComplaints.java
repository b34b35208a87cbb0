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

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.DeadlineSource;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.quality.store.Escalation;

import static org.shifan.quality.QualityMessages.M;

/** Complaints whose answer is late. */
@Component(service = {Escalation.class, DeadlineSource.class})
public final class LateComplaints implements Escalation, DeadlineSource {
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
                if (Deadline.toSay(today, row.due(), row.escalated(), againDays)) {
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

    /** What a complaint says and about whom is for those who handle it. */
    @Override
    public List<Deadline> deadlines(BureauCode bureau, LocalDate today) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> ComplaintBook.read(em).open().stream()
                        .filter(row -> bureau == null || bureau.equals(row.bureau()))
                        .map(row -> Deadline.of(
                                "complaint." + row.id(),
                                null,
                                row.bureau(),
                                M.message("quality.due.complaint", row.id()).text(),
                                M.text("quality.due.by"),
                                row.due(),
                                M.text("quality.due.source"),
                                today))
                        .toList());
    }
}
