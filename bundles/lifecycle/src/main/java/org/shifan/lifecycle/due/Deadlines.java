// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.due;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.desk.CaseFile;
import org.shifan.lifecycle.machine.Effect;
import org.shifan.lifecycle.machine.Machine;
import org.shifan.lifecycle.machine.Machines;
import org.shifan.lifecycle.store.CaseStore;

import static org.shifan.lifecycle.LifecycleMessages.M;

/**
 * The one place where deadlines are computed: from the lines of the cases and the rules that each case keeps, so that they
 * are the same after a restart and whatever set is installed later.
 */
@Component(service = Deadlines.class)
public final class Deadlines {
    private final CaseStore store;
    private final Machines machines;
    private final Grants grants;

    @Activate
    public Deadlines(@Reference CaseStore store, @Reference Machines machines, @Reference Grants grants) {
        this.store = store;
        this.machines = machines;
        this.grants = grants;
    }

    /**
     * What is due.
     *
     * @param bureau null for all
     * @param until the last day that is looked at; null for all
     */
    public List<Deadline> list(BureauCode bureau, LocalDate today, LocalDate until) {
        List<CaseFile> files = new ArrayList<>();
        for (CaseStore.Kept kept : store.find(null, bureau, "", false)) {
            machines.machine(kept.head().procedure()).ifPresent(machine -> files.add(CaseFile.of(kept, machine)));
        }
        List<Deadline> out = new ArrayList<>();
        Map<Held, CaseFile> granting = new LinkedHashMap<>();
        for (CaseFile file : files) {
            ofAlarms(file, today, out);
            if (!file.last()) {
                ofState(file, today).ifPresent(out::add);
                ofOwnSteps(file, today, out);
            } else if (granted(file)) {
                granting.merge(
                        new Held(file.head().subject(), file.head().title()),
                        file,
                        BinaryOperator.maxBy(Comparator.comparing(
                                        (CaseFile f) -> f.standing().day())
                                .thenComparing(f -> f.head().number())));
            }
        }
        // A title that was renewed owes what its last decision began, and nothing any more of the one before.
        granting.values().forEach(file -> ofTitle(file, files, today, out));
        out.removeIf(deadline -> until != null && deadline.due().isAfter(until));
        out.sort(Comparator.comparing(Deadline::due).thenComparing(Deadline::caseNumber));
        return out;
    }

    /** A title of a subject. */
    private record Held(Subject subject, Title title) {}

    private static Optional<Deadline> ofState(CaseFile file, LocalDate today) {
        ProcedureType.State state = file.machine().state(file.state()).orElse(null);
        if (state == null || state.term() == null) {
            return Optional.empty();
        }
        return file.head()
                .rules()
                .term(state.term())
                .map(term -> deadline(
                        file,
                        "state." + file.standing().number(),
                        what(file, state),
                        owedBy(file),
                        file.due().orElseThrow(),
                        file.extended()
                                .map(until -> M.message(
                                                "source.extended",
                                                file.standing().number(),
                                                file.standing().reason())
                                        .text())
                                .orElse(term.source()),
                        today));
    }

    private static Text what(CaseFile file, ProcedureType.State state) {
        if (!file.causes().isEmpty()) {
            return M.message("due.out-of-turn", String.join("; ", file.causes()))
                    .text();
        }
        return M.message(
                        "due.state",
                        file.machine().type().title(),
                        state.title(),
                        M.text("term." + state.term().code()))
                .text();
    }

    /** An alarm has to be looked at as long as it stands and the title is held. */
    private void ofAlarms(CaseFile file, LocalDate today, List<Deadline> out) {
        if (file.alarms().isEmpty() || !held(file, today)) {
            return;
        }
        file.alarms()
                .forEach((key, alarm) -> file.head()
                        .rules()
                        .term(Procedure.Term.ASSESSMENT)
                        .ifPresent(term -> out.add(deadline(
                                file,
                                key + "." + alarm.number(),
                                M.message("due.alarm", alarm.reason()).text(),
                                role(Procedure.Role.BUREAU_OFFICER),
                                term.length().after(alarm.day()),
                                term.source(),
                                today))));
    }

    private boolean held(CaseFile file, LocalDate today) {
        return grants.history(file.head().subject()).stream()
                .anyMatch(g -> code(g).equals(file.head().title().code()) && g.holdsOn(today));
    }

    /** Whoever takes the first of the steps that lead on. */
    private static Text owedBy(CaseFile file) {
        return file.machine().from(file.state()).stream()
                .findFirst()
                .map(move -> role(move.step().by().of(file.head().title())))
                .orElseGet(() -> Text.same("-"));
    }

    private static void ofOwnSteps(CaseFile file, LocalDate today, List<Deadline> out) {
        for (Procedure.Step own : file.pending()) {
            own.within()
                    .ifPresent(within -> out.add(deadline(
                            file,
                            "own." + own.id() + "." + file.standing().number(),
                            M.message("due.own", own.title(), own.id()).text(),
                            role(own.by()),
                            within.after(file.standing().day()),
                            M.message(
                                            "source.set",
                                            file.head().rules().set(),
                                            file.head().rules().version())
                                    .text(),
                            today)));
        }
    }

    /** Whether the case ended by granting or renewing a title. */
    private static boolean granted(CaseFile file) {
        CaseEntry end = file.standing();
        return file.machine()
                .move(end.what())
                .map(Machine.Move::effect)
                .filter(effect -> effect == Effect.GRANT || effect == Effect.RENEW)
                .isPresent();
    }

    private void ofTitle(CaseFile file, List<CaseFile> all, LocalDate today, List<Deadline> out) {
        Subject subject = file.head().subject();
        Title title = file.head().title();
        LocalDate decided = file.standing().day();
        // A renewal that was cancelled with its title may have been given back.
        List<Grant> history = Stream.concat(grants.history(subject).stream(), grants.cancelled(subject).stream())
                .filter(g -> code(g).equals(title.code()))
                .toList();
        Optional<Grant> grant =
                history.stream().filter(g -> g.granted().on().equals(decided)).reduce((earlier, later) -> later);
        if (grant.isEmpty() || !stands(grant.get(), history, today)) {
            // It has ended, or is a membership, which has no term.
            return;
        }
        Case.Rules rules = file.head().rules();
        rules.term(Procedure.Term.REVIEW)
                .filter(term -> running(all, subject, title, "review").isEmpty())
                .ifPresent(term -> out.add(deadline(
                        file,
                        "review." + reviewed(all, subject, title, decided),
                        M.message("due.review", M.text("title." + title)).text(),
                        role(Procedure.Role.BUREAU_OFFICER),
                        term.length().after(reviewed(all, subject, title, decided)),
                        term.source(),
                        today)));
        LocalDate from = grant.get().period().from();
        Optional<Case.Term> renewal = rules.term(Procedure.Term.RENEWAL);
        rules.term(Procedure.Term.VALIDITY)
                .filter(term -> renewal.isPresent()
                        && running(all, subject, title, "renewal").isEmpty())
                .ifPresent(term -> out.add(deadline(
                        file,
                        "renewal." + from,
                        M.message(
                                        "due.renewal",
                                        M.text("title." + title),
                                        term.length().beginningOn(from))
                                .text(),
                        role(ProcedureType.Role.APPLICANT.of(title)),
                        renewal.get().length().before(term.length().beginningOn(from)),
                        term.source(),
                        today)));
    }

    /** Whether it holds today or later, be it that it was taken and given back without a gap. */
    private static boolean stands(Grant grant, List<Grant> history, LocalDate today) {
        if (grant.endedOn() == null) {
            return grant.period().lastDay().map(end -> !end.isBefore(today)).orElse(true);
        }
        return history.stream()
                // Later ones only: of two that were cancelled each would stand for the other.
                .filter(g -> g.period().from().equals(grant.endedOn().plusDays(1)) && g.id() > grant.id())
                .anyMatch(g -> stands(g, history, today));
    }

    /** The day of the last review that was concluded, or of the decision. */
    private static LocalDate reviewed(List<CaseFile> all, Subject subject, Title title, LocalDate decided) {
        return all.stream()
                .filter(f -> f.machine().id().equals("review") && f.last())
                .filter(f ->
                        f.head().subject().equals(subject) && f.head().title().equals(title))
                .map(f -> f.standing().day())
                .filter(day -> day.isAfter(decided))
                .max(Comparator.naturalOrder())
                .orElse(decided);
    }

    private static Optional<CaseFile> running(List<CaseFile> all, Subject subject, Title title, String procedure) {
        return all.stream()
                .filter(f -> f.machine().id().equals(procedure) && !f.last())
                .filter(f ->
                        f.head().subject().equals(subject) && f.head().title().equals(title))
                .findFirst();
    }

    private static Deadline deadline(
            CaseFile file, String key, Text what, Text owedBy, LocalDate due, Text source, LocalDate today) {
        return new Deadline(
                file.head().number(),
                key,
                file.head().subject(),
                file.head().title(),
                file.head().bureau(),
                what,
                owedBy,
                due,
                source,
                Deadline.late(due, today));
    }

    private static Text role(Procedure.Role role) {
        return M.text("role." + role.code());
    }

    private static String code(Grant grant) {
        return grant.kind().equals(Grant.Kind.ZONE_LEVEL)
                ? grant.value()
                : grant.kind().code();
    }
}
