// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Waiting;
import org.shifan.lifecycle.due.Deadlines;
import org.shifan.lifecycle.store.CaseHead;
import org.shifan.lifecycle.store.CaseStore;

/** What waits for somebody, by the roles of this moment. */
@Component(service = Inbox.class)
public final class Inbox {
    private static final Comparator<Waiting> MOST_PRESSING = Comparator.comparing(
                    Waiting::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Waiting::caseNumber)
            .thenComparing(Waiting::step);

    private final Ledger ledger;
    private final CaseStore store;
    private final CaseViews views;
    private final Deadlines deadlines;
    private final Escalation escalation;

    @Activate
    public Inbox(
            @Reference Ledger ledger,
            @Reference CaseStore store,
            @Reference CaseViews views,
            @Reference Deadlines deadlines,
            @Reference Escalation escalation) {
        this.ledger = ledger;
        this.store = store;
        this.views = views;
        this.deadlines = deadlines;
        this.escalation = escalation;
    }

    List<Waiting> waiting() {
        LocalDate today = ledger.today();
        List<Deadline> due = deadlines.list(null, today, null);
        Map<Long, Deadline> first = new HashMap<>();
        // They come by day.
        due.stream().filter(Inbox::ofAState).forEach(each -> first.putIfAbsent(each.caseNumber(), each));
        List<Waiting> out = new ArrayList<>();
        for (CaseStore.Kept kept : store.find(null, null, "", true)) {
            CaseFile file = CaseFile.of(kept, ledger.machine(kept.head().procedure()));
            if (acts(file)) {
                steps(views.of(file, today), kept.head(), first.get(kept.head().number()), out);
            }
        }
        due.stream().filter(each -> each.late() > 0).forEach(each -> escalated(each, out));
        out.sort(MOST_PRESSING);
        return out;
    }

    private static boolean ofAState(Deadline deadline) {
        return deadline.ofState() || deadline.key().startsWith("own.");
    }

    /** Before anything of the case is worked out. */
    private boolean acts(CaseFile file) {
        return file.pending().stream().anyMatch(own -> ledger.acts(own.by(), file.head()))
                || file.machine().from(file.state()).stream()
                        .anyMatch(move ->
                                ledger.acts(move.step().by().of(file.head().title()), file.head()));
    }

    private void steps(Case open, CaseHead head, Deadline due, List<Waiting> out) {
        for (Case.Next next : open.next()) {
            if (ledger.acts(next.by(), head)) {
                out.add(new Waiting(
                        open.number(),
                        open.subject(),
                        open.title(),
                        open.bureau(),
                        next.id(),
                        next.title(),
                        next.by(),
                        next.missing(),
                        due == null ? null : due.due(),
                        due == null ? 0 : due.late()));
            }
        }
    }

    private void escalated(Deadline late, List<Waiting> out) {
        escalation.levels(late.late()).stream()
                .filter(role -> ledger.acts(role, late.bureau(), late.subject()))
                .findFirst()
                .ifPresent(role -> out.add(new Waiting(
                        late.caseNumber(),
                        late.subject(),
                        late.title(),
                        late.bureau(),
                        "",
                        late.what(),
                        role,
                        List.of(),
                        late.due(),
                        late.late())));
    }
}
