// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.CaseEntry.Kind;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Signature;
import org.shifan.lifecycle.machine.Effect;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Corrects lines by lines. */
@Component(service = Corrections.class)
public final class Corrections {
    private final Ledger ledger;

    @Activate
    public Corrections(@Reference Ledger ledger) {
        this.ledger = ledger;
    }

    void day(long number, int entry, LocalDate day, Signature by) {
        ledger.check(by);
        if (day.isAfter(ledger.today())) {
            throw refuse("lifecycle.day.future", day, ledger.today());
        }
        ledger.write(writing -> {
            CaseFile file = writing.lock(number);
            CaseEntry wrong = line(file, entry);
            refuseEffect(file, wrong);
            refuseOutOfOrder(file, wrong, day);
            Signature at = new Signature(by.actor(), day, by.reason());
            return writing.note(file, Kind.CORRECTED, "", role(file, by), at, Map.of(), entry);
        });
    }

    void annul(long number, int entry, Signature by) {
        ledger.check(by);
        ledger.write(writing -> {
            CaseFile file = writing.lock(number);
            CaseEntry wrong = line(file, entry);
            refuseEffect(file, wrong);
            if (CaseFile.moves(wrong) && file.standing().number() != entry) {
                throw refuse(
                        "lifecycle.correct.not-last",
                        entry,
                        number,
                        file.standing().number());
            }
            if (wrong.kind() == Kind.OPENED) {
                throw refuse("lifecycle.correct.opening", number);
            }
            if (file.last()) {
                writing.refuseRunning(file.machine(), file.head());
            }
            writing.note(file, Kind.ANNULLED, "", role(file, by), by, Map.of(), entry);
            if (CaseFile.moves(wrong)) {
                // The state before a step is never a last one.
                writing.store().running(number, true);
            }
            return null;
        });
    }

    private String role(CaseFile file, Signature by) {
        Procedure.Role role = ProcedureType.Role.AUTHORITY_HEAD.of(file.head().title());
        ledger.require(by, role, file.head().bureau(), file.head().subject());
        return role.code();
    }

    private static CaseEntry line(CaseFile file, int entry) {
        CaseEntry found = file.entries().stream()
                .filter(e -> e.number() == entry)
                .findFirst()
                .orElseThrow(() ->
                        refuse("lifecycle.correct.unknown", entry, file.head().number()));
        if (found.annulled()
                || found.kind() == Kind.CORRECTED
                || found.kind() == Kind.ANNULLED
                || found.kind().byPlatform()) {
            throw refuse("lifecycle.correct.kind", entry, file.head().number());
        }
        return found;
    }

    /**
     * What two persons have decided, or what has changed a title or opened or ended other cases, is undone by a new decision and
     * not by a correction, for which one person is enough.
     */
    private static void refuseEffect(CaseFile file, CaseEntry wrong) {
        boolean effect = wrong.kind() == Kind.STEP
                && file.machine()
                        .move(wrong.what())
                        .map(move -> move.step().persons() > 1
                                || move.effect() != Effect.NONE
                                || !move.opens().isEmpty())
                        .orElse(true);
        if (effect) {
            throw refuse("lifecycle.correct.effect", wrong.number(), wrong.what());
        }
    }

    /** The steps of a case stay in their order. */
    private static void refuseOutOfOrder(CaseFile file, CaseEntry wrong, LocalDate day) {
        List<CaseEntry> steps = file.entries().stream()
                .filter(e -> CaseFile.moves(e) && !e.annulled())
                .toList();
        for (CaseEntry step : steps) {
            boolean earlier = step.number() < wrong.number() && day.isBefore(step.day());
            boolean later = step.number() > wrong.number() && day.isAfter(step.day()) && CaseFile.moves(wrong);
            if (earlier || later) {
                throw refuse("lifecycle.correct.order", wrong.number(), day, step.number(), step.day());
            }
        }
    }
}
