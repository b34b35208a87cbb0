// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.machine.Effect;
import org.shifan.lifecycle.machine.Machine;
import org.shifan.lifecycle.store.CaseStore;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Takes the steps of a procedure and those of an authority's own. */
@Component(service = Stepping.class)
public final class Stepping {
    private static final String NOTICE = "notice";

    private final Ledger ledger;
    private final Conditions conditions;
    private final Titles titles;
    private final Opening opening;

    @Activate
    public Stepping(
            @Reference Ledger ledger,
            @Reference Conditions conditions,
            @Reference Titles titles,
            @Reference Opening opening) {
        this.ledger = ledger;
        this.conditions = conditions;
        this.titles = titles;
        this.opening = opening;
    }

    /**
     * Takes a step; the refusals are those of {@code Cases.step}.
     *
     * @param seen lines that the case still has to have; 0 for any
     */
    void step(long number, String step, Map<String, String> details, Signature by, int seen) {
        ledger.check(by);
        ledger.write(writing -> {
            CaseFile file = writing.lock(number);
            file.refuseOther(seen);
            file.refuseLast();
            file.refuseBefore(by.on());
            Optional<Procedure.Step> own = file.head().rules().steps().stream()
                    .filter(s -> s.id().equals(step))
                    .findFirst();
            // Of a step of the authority's own that is called like one of the procedure the own one comes first, and
            // once.
            boolean owed = file.pending().stream().anyMatch(s -> s.id().equals(step));
            if (own.isPresent() && (owed || file.machine().move(step).isEmpty())) {
                own(writing, file, own.get(), details, by);
            } else {
                take(writing, file, move(file, step), details, by);
            }
            return null;
        });
    }

    private static Machine.Move move(CaseFile file, String step) {
        String possible = file.machine().from(file.state()).stream()
                .map(m -> m.step().id())
                .collect(Collectors.joining(", "));
        Machine.Move move = file.machine()
                .move(step)
                .orElseThrow(() ->
                        refuse("lifecycle.step.unknown", step, file.machine().id(), file.state(), possible));
        if (!move.step().from().contains(file.state())) {
            throw refuse("lifecycle.step.state", step, file.state(), move.step().from(), possible);
        }
        return move;
    }

    private void own(
            Ledger.Writing writing, CaseFile file, Procedure.Step step, Map<String, String> details, Signature by) {
        if (file.pending().stream().noneMatch(s -> s.id().equals(step.id()))) {
            throw refuse("lifecycle.step.own", step.id(), step.before().code(), file.state());
        }
        ledger.require(by, step.by(), file.head().bureau(), file.head().subject());
        List<Message> missing = step.attach().stream()
                .filter(paper -> !file.has(paper))
                .map(paper -> org.shifan.lifecycle.LifecycleMessages.M.message("missing.paper", paper))
                .toList();
        refuseMissing(step.id(), missing);
        writing.note(file, CaseEntry.Kind.OWN_STEP, step.id(), step.by().code(), by, details);
    }

    private void take(
            Ledger.Writing writing, CaseFile file, Machine.Move move, Map<String, String> given, Signature by) {
        Procedure.Role role = move.step().by().of(file.head().title());
        ledger.require(by, role, file.head().bureau(), file.head().subject());
        Optional<CaseEntry> proposal = file.proposal(move.step().id());
        Map<String, String> details =
                new HashMap<>(proposal.map(CaseEntry::details).orElse(given));
        refuseMissing(move.step().id(), conditions.missing(file, move, details, by.on()));
        if (move.step().persons() == 2) {
            notAssessor(file, by);
            if (proposal.isEmpty()) {
                writing.note(file, CaseEntry.Kind.PROPOSED, move.step().id(), role.code(), by, details);
                return;
            }
            confirms(proposal.get(), given, by);
        }
        if (move.step().notice() != null) {
            details.put(NOTICE, move.step().notice().of(file.head().title()).code());
        }
        writing.move(file, move.step().id(), move.step().to(), role.code(), by, details);
        if (!move.opens().isEmpty()) {
            opening.follow(writing, file, move.opens(), by);
        }
        if (move.effect() == Effect.END) {
            discontinue(writing, file, by);
        }
        // Last of all: what the register refuses leaves nothing in the case either.
        titles.apply(move.effect(), file.head(), decision(file, details, by));
    }

    /** The second of two has to be another person, who agrees to the same. */
    private static void confirms(CaseEntry proposal, Map<String, String> given, Signature by) {
        Persons.shared(by.actor(), proposal).ifPresent(name -> {
            throw refuse("lifecycle.step.same-person", proposal.what(), name);
        });
        if (by.on().isBefore(proposal.day())) {
            throw refuse("lifecycle.day.before", by.on(), proposal.day());
        }
        given.forEach((key, value) -> {
            if (!value.equals(proposal.details().getOrDefault(key, ""))) {
                throw refuse(
                        "lifecycle.step.differs",
                        proposal.what(),
                        key,
                        value,
                        proposal.details().getOrDefault(key, "-"),
                        proposal.by());
            }
        });
    }

    private static void notAssessor(CaseFile file, Signature by) {
        file.panel().stream()
                .filter(a -> Persons.is(by.actor(), a.name()))
                .findFirst()
                .ifPresent(a -> {
                    throw refuse(
                            "lifecycle.panel.decider", a.name(), file.head().number());
                });
    }

    private static Decision decision(CaseFile file, Map<String, String> details, Signature by) {
        return decision(file.head().number(), by.actor().by(), by.actor().onBehalfOf(), by.on(), by.reason(), details);
    }

    /** The decision that a line of a case gave to the register. */
    static Decision decision(long number, CaseEntry line) {
        return decision(number, line.by(), line.onBehalfOf(), line.day(), line.reason(), line.details());
    }

    private static Decision decision(
            long number, String by, String onBehalfOf, LocalDate on, String reason, Map<String, String> details) {
        String evidence = details.getOrDefault(Conditions.ANNOUNCEMENT, "");
        return new Decision(
                onBehalfOf.isEmpty() ? by : onBehalfOf, on, reason, evidence.isEmpty() ? "case " + number : evidence);
    }

    /** Ends what cannot go on without the title that ends; a zone's national title goes with its provincial one. */
    private void discontinue(Ledger.Writing writing, CaseFile ending, Signature by) {
        Subject subject = ending.head().subject();
        for (CaseStore.Kept kept : writing.store().find(subject)) {
            Title title = kept.head().title();
            boolean follows = ending.head().title().equals(Title.PROVINCIAL) && title.equals(Title.NATIONAL);
            CaseFile other = CaseFile.of(kept, ledger.machine(kept.head().procedure()));
            boolean needs = other.machine().type().opens() == ProcedureType.Opens.HELD
                    && title.equals(ending.head().title());
            LocalDate since = other.standing().day();
            if (kept.head().number() != ending.head().number() && !other.last() && (follows || needs)) {
                Signature same = since.isAfter(by.on()) ? new Signature(by.actor(), since, by.reason()) : by;
                writing.move(
                        other,
                        Machine.DISCONTINUED,
                        Machine.DISCONTINUED,
                        "",
                        same,
                        Map.of("case", Long.toString(ending.head().number())));
            }
        }
    }

    private static void refuseMissing(String step, List<Message> missing) {
        if (missing.isEmpty()) {
            return;
        }
        List<Text> texts = new ArrayList<>();
        missing.forEach(m -> texts.add(m.text()));
        throw refuse(
                "lifecycle.step.missing",
                step,
                new Text(
                        texts.stream().map(Text::zh).collect(Collectors.joining("；")),
                        texts.stream().map(Text::en).collect(Collectors.joining("; "))));
    }
}
