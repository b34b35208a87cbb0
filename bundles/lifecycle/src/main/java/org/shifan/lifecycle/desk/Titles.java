// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Title;
import org.shifan.lifecycle.machine.Effect;
import org.shifan.lifecycle.store.CaseHead;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** The titles in the registers of the ground: whether one is held, and what a decision makes of it. */
@Component(service = Titles.class)
public final class Titles {
    private final Grants grants;
    private final Memberships memberships;

    @Activate
    public Titles(@Reference Grants grants, @Reference Memberships memberships) {
        this.grants = grants;
        this.memberships = memberships;
    }

    /** The grant of the title that holds on the day. */
    Optional<Grant> held(Subject subject, Title title, LocalDate on) {
        return history(subject, title).stream().filter(g -> g.holdsOn(on)).findFirst();
    }

    /** Whether the case's title is held on the day. */
    boolean holds(CaseHead head, LocalDate on) {
        return head.title().equals(Title.MEMBER)
                ? membership(head, on).isPresent()
                : held(head.subject(), head.title(), on).isPresent();
    }

    Level level(Subject zone, LocalDate on) {
        return grants.level(zone.zoneId(), on);
    }

    List<Grant> history(Subject subject, Title title) {
        return grants.history(subject).stream().filter(g -> isOf(g, title)).toList();
    }

    /** With those that were cancelled before they began, by first day. */
    List<Grant> everGranted(Subject subject, Title title) {
        return Stream.concat(history(subject, title).stream(), cancelled(subject, title))
                .sorted(Comparator.comparing(g -> g.period().from()))
                .toList();
    }

    private Stream<Grant> cancelled(Subject subject, Title title) {
        return grants.cancelled(subject).stream().filter(g -> isOf(g, title));
    }

    Optional<Membership> membership(Subject enterprise, LocalDate on) {
        return memberships.membership(enterprise.organisationCode(), on);
    }

    private Optional<Membership> membership(CaseHead head, LocalDate on) {
        return membership(head.subject(), on)
                .filter(m -> head.zone() == null || m.zone().equals(head.zone()));
    }

    /**
     * Does to the register what the step decides. What stands there already by the same decision is left alone, so that a
     * step whose line was lost after the register had it can be taken again.
     *
     * @throws org.shifan.api.text.ShifanException what the register refuses, or {@code lifecycle.effect.*}
     */
    void apply(Effect effect, CaseHead head, Decision decision) {
        // Whoever took the step was asked; that a title follows from it is the server's doing.
        Server.runs(() -> enter(effect, head, decision));
    }

    private void enter(Effect effect, CaseHead head, Decision decision) {
        if (head.title().equals(Title.MEMBER)) {
            member(effect, head, decision);
            return;
        }
        switch (effect) {
            case NONE -> {
                // Only the case moves.
            }
            case GRANT -> grant(head, decision.on(), decision);
            case END -> end(head, decision);
            case RENEW -> renew(head, decision);
            case RESTORE -> restore(head, decision);
        }
    }

    private void grant(CaseHead head, LocalDate first, Decision decision) {
        if (done(head, first, decision)) {
            return;
        }
        // Only what the authority states ends a title by itself; what the platform assumes makes a renewal due.
        LocalDate last = head.rules()
                .term(Procedure.Term.VALIDITY)
                .filter(term -> term.stated())
                .map(term -> term.length().beginningOn(first))
                .orElse(null);
        grants.grant(
                head.subject(),
                kind(head.title()),
                head.title().isLevel() ? head.title().code() : decision.evidence(),
                DateRange.of(first, last),
                Grant.Precision.DAY,
                decision);
    }

    private boolean done(CaseHead head, LocalDate first, Decision decision) {
        return history(head.subject(), head.title()).stream()
                .anyMatch(g -> g.period().from().equals(first) && g.granted().equals(decision));
    }

    /**
     * Ends it with the day before, and what it was renewed for with it; a national zone that loses the provincial title loses the
     * national one as well.
     */
    private void end(CaseHead head, Decision decision) {
        if (head.title().equals(Title.PROVINCIAL)) {
            held(head.subject(), Title.NATIONAL, decision.on()).ifPresent(g -> withdraw(g, decision));
            cancelRenewals(head.subject(), Title.NATIONAL, decision);
        }
        Optional<Grant> held = held(head.subject(), head.title(), decision.on());
        if (held.isPresent()) {
            withdraw(held.get(), decision);
        } else if (history(head.subject(), head.title()).stream()
                .noneMatch(g -> g.end().filter(decision::equals).isPresent())) {
            throw refuse("lifecycle.effect.not-held", head.subject(), head.title(), decision.on());
        }
        cancelRenewals(head.subject(), head.title(), decision);
    }

    /** What was granted before the decision and begins after it; what was granted later stands by that later decision. */
    private void cancelRenewals(Subject subject, Title title, Decision decision) {
        history(subject, title).stream()
                .filter(g -> g.period().from().isAfter(decision.on()))
                .filter(g -> !g.granted().on().isAfter(decision.on()) && g.ended() == null)
                .forEach(g -> grants.cancel(g.id(), decision));
    }

    private void withdraw(Grant grant, Decision decision) {
        // One that was withdrawn on its first day still holds on it.
        if (!decision.equals(grant.ended())) {
            grants.withdraw(grant.id(), lastDay(grant.period(), decision), decision);
        }
    }

    /** The day before the decision, but not before it began. */
    private static LocalDate lastDay(DateRange period, Decision decision) {
        LocalDate before = decision.on().minusDays(1);
        return before.isBefore(period.from()) ? period.from() : before;
    }

    private void renew(CaseHead head, Decision decision) {
        Optional<Grant> held = held(head.subject(), head.title(), decision.on());
        if (held.isPresent() && !held.get().granted().equals(decision)) {
            Optional<LocalDate> end = held.get().period().lastDay();
            if (end.isPresent()) {
                grant(head, end.get().plusDays(1), decision);
                return;
            }
            withdraw(held.get(), decision);
        }
        grant(head, decision.on(), decision);
    }

    private void restore(CaseHead head, Decision decision) {
        Grant ended = history(head.subject(), head.title()).stream()
                .filter(g -> g.ended() != null)
                .max(Comparator.comparing(Grant::endedOn))
                .orElseThrow(() -> refuse("lifecycle.effect.not-ended", head.subject(), head.title()));
        List<Grant> taken = takenBy(ended.ended(), head.subject(), head.title());
        if (runOut(taken, decision.on())) {
            throw refuse(
                    "lifecycle.effect.run-out",
                    head.subject(),
                    head.title(),
                    taken.get(taken.size() - 1).period().to());
        }
        taken.forEach(g -> giveBack(head.subject(), g, decision));
        if (head.title().equals(Title.PROVINCIAL)) {
            // What went only because the provincial title went comes back with it, unless its own term has run out.
            List<Grant> national = takenBy(ended.ended(), head.subject(), Title.NATIONAL);
            if (!runOut(national, decision.on())) {
                national.forEach(g -> giveBack(head.subject(), g, decision));
            }
        }
    }

    /** What the decision ended, and the renewals that it cancelled. */
    private List<Grant> takenBy(Decision end, Subject subject, Title title) {
        return everGranted(subject, title).stream()
                .filter(g -> end.equals(g.ended()))
                .toList();
    }

    private static boolean runOut(List<Grant> taken, LocalDate on) {
        return taken.stream()
                .allMatch(g -> g.period().to() != null && g.period().to().isBefore(on));
    }

    /** From the day after its end: the withdrawal is taken to have had no ground. */
    private void giveBack(Subject subject, Grant ended, Decision decision) {
        LocalDate first = ended.endedOn().plusDays(1);
        boolean done = grants.history(subject).stream()
                .anyMatch(g -> g.kind().equals(ended.kind())
                        && g.value().equals(ended.value())
                        && g.period().from().equals(first)
                        && g.granted().equals(decision));
        if (!done) {
            grants.grant(
                    subject,
                    ended.kind(),
                    ended.value(),
                    DateRange.of(first, ended.period().to()),
                    Grant.Precision.DAY,
                    decision);
        }
    }

    private void member(Effect effect, CaseHead head, Decision decision) {
        Optional<Membership> held = membership(head, decision.on());
        List<Membership> known = memberships.history(head.subject().organisationCode()).stream()
                .filter(m -> m.zone().equals(head.zone()))
                .toList();
        switch (effect) {
            case NONE, RENEW -> {
                // A membership has no term.
            }
            case GRANT -> {
                if (held.isEmpty() || !held.get().admitted().equals(decision)) {
                    memberships.admit(
                            head.subject().organisationCode(), head.zone(), DateRange.from(decision.on()), decision);
                }
            }
            case END -> {
                if (known.stream().noneMatch(m -> decision.equals(m.ended()))) {
                    Membership ending = held.orElseThrow(
                            () -> refuse("lifecycle.effect.not-held", head.subject(), head.title(), decision.on()));
                    memberships.end(ending.id(), lastDay(ending.period(), decision), decision);
                }
            }
            case RESTORE -> {
                if (known.stream().noneMatch(m -> decision.equals(m.admitted()))) {
                    Membership ended = known.stream()
                            .filter(m -> m.ended() != null)
                            .reduce((earlier, later) -> later)
                            .orElseThrow(() -> refuse("lifecycle.effect.not-ended", head.subject(), head.title()));
                    memberships.admit(
                            ended.enterprise(),
                            ended.zone(),
                            DateRange.from(ended.period().to().plusDays(1)),
                            decision);
                }
            }
        }
    }

    private static Grant.Kind kind(Title title) {
        return title.isLevel() ? Grant.Kind.ZONE_LEVEL : Grant.Kind.of(title.code());
    }

    private static boolean isOf(Grant grant, Title title) {
        return title.isLevel()
                ? grant.kind().equals(Grant.Kind.ZONE_LEVEL) && grant.value().equals(title.code())
                : grant.kind().equals(kind(title));
    }
}
