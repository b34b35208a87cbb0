// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.HashMap;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Signature;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** Enters that a deadline has passed, and to whom it goes up. */
@Component(service = Lateness.class)
public final class Lateness {
    private static final Actor PLATFORM = Actor.named("shifan");
    /** The detail of the line with whom it has gone up to. */
    private static final String TOLD = "escalated-to";

    private final Ledger ledger;
    private final Escalation escalation;

    @Activate
    public Lateness(@Reference Ledger ledger, @Reference Escalation escalation) {
        this.ledger = ledger;
        this.escalation = escalation;
    }

    /**
     * Enters it and to whom it has gone up, each once.
     *
     * @return whether something was entered
     */
    public boolean enter(Deadline deadline) {
        return ledger.write(writing -> {
            CaseFile file = writing.lock(deadline.caseNumber());
            boolean entered = once(writing, file, deadline.key(), deadline, Map.of());
            for (Procedure.Role role : escalation.levels(deadline.late())) {
                // Read again: a line has its number by those before it.
                CaseFile now = writing.lock(deadline.caseNumber());
                String told = M.text("role." + role.code()).both();
                entered |= once(writing, now, deadline.key() + ".to." + role.code(), deadline, Map.of(TOLD, told));
            }
            return entered;
        });
    }

    private boolean once(
            Ledger.Writing writing, CaseFile file, String key, Deadline deadline, Map<String, String> more) {
        boolean there = file.entries().stream()
                .anyMatch(e -> e.kind() == CaseEntry.Kind.LATE && e.what().equals(key));
        if (!there) {
            Map<String, String> details = new HashMap<>(more);
            details.put("due", deadline.due().toString());
            details.put("owed-by", deadline.owedBy().both());
            Signature by =
                    new Signature(PLATFORM, ledger.today(), deadline.what().both());
            writing.note(file, CaseEntry.Kind.LATE, key, "", by, details);
        }
        return !there;
    }
}
