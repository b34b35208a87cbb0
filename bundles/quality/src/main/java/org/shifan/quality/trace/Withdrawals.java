// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.quality.Measure;
import org.shifan.api.text.Message;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.QualityMessages.refuse;

/**
 * Hands the withdrawal of a title over to those who decide it: it opens the case of withdrawal, which begins as a proposal, in which
 * the holder is heard and two persons decide. Nobody withdraws a title alone because of a trace.
 */
@Component(service = Withdrawals.class)
public final class Withdrawals {
    private static final String WITHDRAWAL = "withdrawal";

    private final Grants grants;

    /**
     * Traces go on without the module of procedures; then a person opens the case when it is back. It is got when it is asked: cases ask
     * traces themselves, so that neither could begin with the other.
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile ComponentServiceObjects<Cases> cases;

    @Activate
    public Withdrawals(@Reference Grants grants) {
        this.grants = grants;
    }

    /** The same with the cases, for where no container brings them. */
    Withdrawals with(ComponentServiceObjects<Cases> procedures) {
        cases = procedures;
        return this;
    }

    /**
     * Opens the case about an accepted proposal's zone, unless one is open.
     *
     * @return what became of it, for the file
     * @throws org.shifan.api.text.ShifanException what the case refuses; then nothing has happened
     */
    Message ofZone(ZoneId zone, Decision decision) {
        LocalDate day = decision.on();
        Level level = grants.level(zone, day);
        Subject subject = Subject.zone(zone);
        if (level.equals(Level.CULTIVATING)) {
            return M.message("quality.step.case-untitled", subject, day);
        }
        Title title = Title.of(level.code());
        return ask(now -> open(now, subject, title)
                        .map(open -> M.message("quality.step.case-open", open.number(), subject))
                        .orElseGet(() -> propose(now, subject, title, decision)))
                .orElseGet(() -> M.message("quality.step.case-missing", subject));
    }

    /**
     * Opens the case about an enterprise's title.
     *
     * @return what was opened, for the file; empty when the title is held no more, so that the measure is done, or when it is to be
     *     refused and a case has dropped it
     * @throws org.shifan.api.text.ShifanException {@code quality.measure.case-open} while a case decides, {@code
     *     quality.measure.no-cases} while the module of procedures is away, {@code quality.measure.not-dropped}; or what the case
     *     refuses: nothing has happened then
     */
    Optional<Message> ofEnterprise(Measure measure, Measure.Outcome outcome, LocalDate since, Decision decision) {
        Subject subject = measure.subject();
        boolean held = grants.held(subject, Grant.Kind.DEMONSTRATION_ENTERPRISE, decision.on())
                .isPresent();
        if (!held && outcome == Measure.Outcome.DONE) {
            return Optional.empty();
        }
        return ask(now -> decide(now, measure, outcome, held, since, decision))
                .orElseThrow(() -> refuse("quality.measure.no-cases", measure.id()));
    }

    private static Optional<Message> decide(
            Cases now, Measure measure, Measure.Outcome outcome, boolean held, LocalDate since, Decision decision) {
        Subject subject = measure.subject();
        open(now, subject, Title.DEMONSTRATION_ENTERPRISE).ifPresent(open -> {
            throw refuse("quality.measure.case-open", measure.id(), open.number(), subject);
        });
        if (outcome == Measure.Outcome.DONE) {
            return Optional.of(propose(now, subject, Title.DEMONSTRATION_ENTERPRISE, decision));
        }
        boolean dropped = Server.does(() -> now.find(subject, null, WITHDRAWAL, false)).stream()
                .anyMatch(each -> each.title().equals(Title.DEMONSTRATION_ENTERPRISE)
                        && !each.open()
                        && !each.since().isBefore(since));
        if (!held || !dropped) {
            throw refuse("quality.measure.not-dropped", measure.id(), subject);
        }
        return Optional.empty();
    }

    /** What the cases say; empty while their module is away. */
    private <T> Optional<T> ask(Function<Cases, T> question) {
        ComponentServiceObjects<Cases> there = cases;
        Cases now = there == null ? null : there.getService();
        if (now == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(now));
        } finally {
            there.ungetService(now);
        }
    }

    private static Optional<Case> open(Cases cases, Subject subject, Title title) {
        return Server.does(() -> cases.find(subject, null, WITHDRAWAL, true)).stream()
                .filter(open -> open.title().equals(title))
                .findFirst();
    }

    private static Message propose(Cases cases, Subject subject, Title title, Decision decision) {
        Signature by = new Signature(Actor.named(decision.by()), decision.on(), decision.reason());
        Case opened = Server.does(() -> cases.open(subject, WITHDRAWAL, title, null, 0, by));
        return M.message("quality.step.case-opened", opened.number(), subject);
    }
}
