// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Standing;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.machine.Machine;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** Shows cases, and how subjects stood. */
@Component(service = CaseViews.class)
public final class CaseViews {
    private final Conditions conditions;
    private final Titles titles;

    @Activate
    public CaseViews(@Reference Conditions conditions, @Reference Titles titles) {
        this.conditions = conditions;
        this.titles = titles;
    }

    /** The case; what can be done next is told as of the day. */
    Case of(CaseFile file, LocalDate on) {
        return new Case(
                file.head().number(),
                file.head().subject(),
                file.machine().id(),
                file.machine().type().title(),
                file.head().title(),
                file.head().zone(),
                file.head().about(),
                file.head().bureau(),
                file.state(),
                stateTitle(file),
                !file.last(),
                file.standing().day(),
                file.head().rules(),
                file.last() ? List.of() : next(file, on),
                file.papers(),
                file.panel(),
                file.evaluation(),
                file.objections(),
                file.entries());
    }

    private static Text stateTitle(CaseFile file) {
        return file.machine().state(file.state()).map(s -> s.title()).orElseGet(() -> Text.same(file.state()));
    }

    private List<Case.Next> next(CaseFile file, LocalDate on) {
        List<Case.Next> out = new ArrayList<>();
        for (Procedure.Step own : file.pending()) {
            List<Message> missing = own.attach().stream()
                    .filter(paper -> !file.has(paper))
                    .map(paper -> M.message("missing.paper", paper))
                    .toList();
            out.add(new Case.Next(own.id(), own.title(), true, own.by(), missing, ""));
        }
        for (Machine.Move move : file.machine().from(file.state())) {
            Optional<CaseEntry> proposal = file.proposal(move.step().id());
            out.add(new Case.Next(
                    move.step().id(),
                    move.step().title(),
                    false,
                    move.step().by().of(file.head().title()),
                    conditions.missing(
                            file,
                            move,
                            proposal.map(CaseEntry::details).orElseGet(() -> Conditions.saidWithStep(file)),
                            on),
                    proposal.map(Persons::shown).orElse("")));
        }
        return out;
    }

    Standing standing(Subject subject, LocalDate on, LocalDate known, List<CaseFile> files) {
        Optional<Grant> grant = subject.kind() == Subject.Kind.ZONE
                ? known(subject, Title.NATIONAL, on, known).or(() -> known(subject, Title.PROVINCIAL, on, known))
                : known(subject, Title.DEMONSTRATION_ENTERPRISE, on, known);
        List<Standing.CaseState> states = files.stream()
                .map(file -> new Standing.CaseState(
                        file.head().number(),
                        file.machine().id(),
                        file.machine().type().title(),
                        file.state(),
                        stateTitle(file),
                        file.standing().day(),
                        file.last()))
                .sorted(Comparator.comparing(Standing.CaseState::number).reversed())
                .toList();
        return new Standing(subject, on, known, title(subject, grant, on), grant.orElse(null), states);
    }

    /** By the days of the decisions: the register of titles tells these, not when they were typed in. */
    private Optional<Grant> known(Subject subject, Title title, LocalDate on, LocalDate known) {
        return titles.everGranted(subject, title).stream()
                .filter(g -> !g.granted().on().isAfter(known))
                .filter(g -> g.holdsOn(on)
                        || (g.period().contains(on)
                                && g.ended() != null
                                && g.ended().on().isAfter(known)))
                .findFirst();
    }

    private Text title(Subject subject, Optional<Grant> grant, LocalDate on) {
        if (grant.isPresent()) {
            String code = grant.get().kind().equals(Grant.Kind.ZONE_LEVEL)
                    ? grant.get().value()
                    : grant.get().kind().code();
            return M.text("title." + code);
        }
        if (subject.kind() == Subject.Kind.ZONE) {
            return M.text("title." + Level.CULTIVATING);
        }
        return titles.membership(subject, on)
                .map(m -> M.message("title.member-of", m.zone()).text())
                .orElseGet(() -> M.text("title.none"));
    }
}
