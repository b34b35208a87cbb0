// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Level;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Ranking;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Message;
import org.shifan.lifecycle.machine.Condition;
import org.shifan.lifecycle.machine.Machine;

import static org.shifan.lifecycle.LifecycleMessages.M;
import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** What stands in the way of a step. */
@Component(service = Conditions.class)
public final class Conditions {
    /** The detail of a step with the number of its announcement. */
    static final String ANNOUNCEMENT = "announcement";

    /** The detail of a step with the day until which a term is extended. */
    static final String UNTIL = "until";

    /** One renewal was assessed by a team of four; two are the least who can check each other. */
    private static final int LEAST_ASSESSORS = 2;

    /** The clauses of the four basic conditions begin so. */
    private static final String SECTION_FOUR = "四";

    private final EvaluationService evaluations;

    @Activate
    public Conditions(@Reference EvaluationService evaluations) {
        this.evaluations = evaluations;
    }

    /** All that is missing; empty when the step can be taken on that day. */
    List<Message> missing(CaseFile file, Machine.Move move, Map<String, String> details, LocalDate on) {
        List<Message> out = new ArrayList<>();
        boolean once = move.anew() || isOfOneRefusal(file, move);
        boolean spared = file.openedIn(move.spares());
        for (String paper : move.step().papers()) {
            if (!spared && !file.has(paper, once ? lastUse(file, paper) : 0)) {
                out.add(M.message("missing.paper", paper));
            }
        }
        if (move.step().act() != null) {
            for (Procedure.Step own : file.pending(move.step().act())) {
                out.add(M.message(
                        "missing.own-step",
                        own.id(),
                        own.title(),
                        M.text("role." + own.by().code())));
            }
        }
        for (Condition condition : move.conditions()) {
            out.addAll(missing(file, condition, details, on));
        }
        return out;
    }

    /** The line of the last step that such a paper was for, whichever it was; 0 for none. */
    private static int lastUse(CaseFile file, String paper) {
        return file.machine().moves().stream()
                .filter(move -> move.step().papers().contains(paper))
                .mapToInt(move -> file.lastTaken(move.step().id()))
                .max()
                .orElse(0);
    }

    /** A notice tells of one refusal, and a reply answers one notice: who goes on and refuses later gives notice anew. */
    private static boolean isOfOneRefusal(CaseFile file, Machine.Move move) {
        return Stream.of(file.state(), move.step().to())
                .flatMap(state -> file.machine().state(state).stream())
                .anyMatch(state -> state.term() == Procedure.Term.REPLY);
    }

    private List<Message> missing(CaseFile file, Condition condition, Map<String, String> details, LocalDate on) {
        return switch (condition) {
            case EVALUATION_NAMED -> file.evaluation() == 0 ? List.of(M.message("missing.evaluation")) : List.of();
            case EVALUATION_PASSED -> evaluation(file);
            case CONDITIONS_MET -> conditions(file);
            case PANEL_PASSED -> panel(file);
            case NOTICE_ASKED -> notice(file).isEmpty() ? List.of(M.message("missing.notice-not-asked")) : List.of();
            case NOTICE_OVER -> noticeOver(file, on);
            case ANNOUNCEMENT ->
                details.getOrDefault(ANNOUNCEMENT, "").isBlank()
                        ? List.of(M.message("missing.announcement"))
                        : List.of();
            case TERM_OVER ->
                file.due().isPresent() && on.isAfter(file.due().get())
                        ? List.of()
                        : List.of(M.message(
                                "missing.term-over",
                                file.due().map(LocalDate::toString).orElse("-")));
            case UNTIL_NAMED -> until(file, details.getOrDefault(UNTIL, ""), on);
        };
    }

    /** What is said with a step itself, as if it were said: nobody misses it before. */
    static Map<String, String> saidWithStep(CaseFile file) {
        return Map.of(
                ANNOUNCEMENT, "-", UNTIL, longest(file).map(LocalDate::toString).orElse("-"));
    }

    private static Optional<LocalDate> longest(CaseFile file) {
        return file.term().flatMap(term -> file.due().map(end -> term.length().after(end)));
    }

    /** A term is extended once more by its own length at the most, and to a day that is still to come. */
    private static List<Message> until(CaseFile file, String named, LocalDate on) {
        Optional<LocalDate> end = file.due();
        if (end.isEmpty()) {
            // A set may leave the term out: what has no end needs no later one.
            return List.of(M.message("missing.until-none"));
        }
        LocalDate longest = longest(file).orElseThrow();
        try {
            LocalDate until = LocalDate.parse(named);
            if (until.isAfter(end.get()) && !until.isBefore(on) && !until.isAfter(longest)) {
                return List.of();
            }
        } catch (DateTimeParseException e) {
            // Said below, as for a day that does not fit.
        }
        return List.of(M.message("missing.until", end.get(), longest, named.isBlank() ? "-" : named));
    }

    private List<Message> evaluation(CaseFile file) {
        Optional<Evaluation> named = file.evaluation() == 0 ? Optional.empty() : read(file.evaluation());
        if (named.isEmpty()) {
            return List.of(M.message("missing.evaluation"));
        }
        Verdict verdict = named.get().decided();
        return verdict == Verdict.PASS
                ? List.of()
                : List.of(M.message("missing.evaluation-passed", file.evaluation(), verdict));
    }

    /** §四 by the last official evaluation of the newest year under the national set: every key item of that section has to be met. */
    private List<Message> conditions(CaseFile file) {
        Optional<Evaluation> latest =
                Server.does(() -> Ranking.ofNewestYear(evaluations, file.head().subject(), Level.NATIONAL));
        if (latest.isEmpty()) {
            return List.of(M.message(
                    "missing.conditions-evaluation", file.head().subject().key()));
        }
        List<Evaluation.Item> keys = latest.get().parts().stream()
                .flatMap(part -> part.items().stream())
                .filter(item -> item.role() == CriteriaSet.Role.KEY
                        && item.clause() != null
                        && item.clause().startsWith(SECTION_FOUR))
                .toList();
        if (keys.isEmpty()) {
            return List.of(M.message("missing.conditions-none", latest.get().id()));
        }
        return keys.stream()
                .filter(item -> !Boolean.TRUE.equals(item.met()))
                .map(item -> M.message(
                        item.met() == null ? "missing.condition-undecided" : "missing.condition",
                        item.title(),
                        item.clause(),
                        latest.get().id(),
                        item.computation()))
                .toList();
    }

    private static List<Message> panel(CaseFile file) {
        List<Message> out = new ArrayList<>();
        List<Case.Assessor> panel = file.panel();
        if (panel.size() < LEAST_ASSESSORS) {
            out.add(M.message("missing.panel", panel.size(), LEAST_ASSESSORS));
        }
        for (Case.Assessor member : panel) {
            if (member.conclusion().isEmpty()) {
                out.add(M.message("missing.conclusion", member.name()));
            } else if (!member.conclusion().equals(PanelDesk.PASS)) {
                out.add(M.message("missing.conclusion-passed", member.name(), member.words()));
            }
        }
        return out;
    }

    private static Optional<Case.Term> notice(CaseFile file) {
        return file.head().rules().term(Procedure.Term.PUBLIC_NOTICE);
    }

    private static List<Message> noticeOver(CaseFile file, LocalDate on) {
        if (notice(file).isEmpty()) {
            return List.of();
        }
        boolean running = file.machine()
                .state(file.state())
                .map(state -> state.term() == Procedure.Term.PUBLIC_NOTICE)
                .orElse(false);
        if (!running) {
            return List.of(M.message("missing.notice"));
        }
        List<Message> out = new ArrayList<>();
        LocalDate end = file.due().orElseThrow();
        if (!on.isAfter(end)) {
            out.add(M.message("missing.notice-over", end));
        }
        for (Case.Objection objection : file.objections()) {
            if (objection.outcome().isEmpty()) {
                out.add(M.message("missing.objection", objection.entry(), objection.by()));
            } else if (objection.outcome().equals(PanelDesk.UPHELD)) {
                out.add(M.message("missing.objection-upheld", objection.entry(), objection.by()));
            }
        }
        return out;
    }

    /**
     * The official evaluation with this number, if the case can go by it.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.evaluation.unknown}, {@code lifecycle.evaluation.other}
     */
    Evaluation named(CaseFile file, long number) {
        Evaluation found = read(number).orElseThrow(() -> refuse("lifecycle.evaluation.unknown", number));
        Title title = file.head().title();
        boolean level = !title.isLevel() || found.request().level().equals(Level.of(title.code()));
        if (!found.request().subject().equals(file.head().subject()) || !level) {
            throw refuse(
                    "lifecycle.evaluation.other",
                    number,
                    found.request().subject(),
                    found.request().level(),
                    file.head().number(),
                    file.head().subject(),
                    title);
        }
        return found;
    }

    /** Whoever may act in the case goes by the evaluation that it names. */
    private Optional<Evaluation> read(long number) {
        return Server.does(() -> evaluations.evaluation(number));
    }

    /** What the named evaluation says of an item. */
    Optional<Evaluation.Item> item(long number, String id) {
        return read(number).stream()
                .flatMap(e -> e.parts().stream())
                .flatMap(part -> part.items().stream())
                .filter(item -> item.id().equals(id))
                .findFirst();
    }
}
