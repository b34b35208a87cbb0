// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Actor;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Signature;

/** Enters that a deadline has passed. */
@Component(service = Lateness.class)
public final class Lateness {
    private static final Actor PLATFORM = Actor.named("shifan");

    private final Ledger ledger;

    @Activate
    public Lateness(@Reference Ledger ledger) {
        this.ledger = ledger;
    }

    /** Enters it, unless it is entered already. */
    public boolean enter(Deadline deadline) {
        return ledger.write(writing -> {
            CaseFile file = writing.lock(deadline.caseNumber());
            boolean there = file.entries().stream()
                    .anyMatch(e -> e.kind() == CaseEntry.Kind.LATE && e.what().equals(deadline.key()));
            if (!there) {
                writing.note(
                        file,
                        CaseEntry.Kind.LATE,
                        deadline.key(),
                        "",
                        new Signature(PLATFORM, ledger.today(), deadline.what().both()),
                        Map.of(
                                "due",
                                deadline.due().toString(),
                                "owed-by",
                                deadline.owedBy().both()));
            }
            return !there;
        });
    }
}
