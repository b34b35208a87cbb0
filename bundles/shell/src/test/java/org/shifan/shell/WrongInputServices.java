// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.analysis.BackCasting;
import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.CriteriaAnalysis;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Trends;
import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Level;
import org.shifan.api.core.RegisterCorrections;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaComparison;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.facilitation.MeasureChecks;
import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportService;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.mark.Marks;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.Notices;
import org.shifan.api.market.Participations;
import org.shifan.api.market.TradeConcerns;
import org.shifan.api.market.Trainings;
import org.shifan.api.market.Warnings;
import org.shifan.api.metrics.Metrics;
import org.shifan.api.operations.Backups;
import org.shifan.api.operations.Catalogue;
import org.shifan.api.operations.DatabaseCopies;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Plugins;
import org.shifan.api.operations.Settings;
import org.shifan.api.operations.SwapCheck;
import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.quality.Archives;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.api.quality.Complaints;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.Risks;
import org.shifan.api.quality.Traces;
import org.shifan.api.records.RecordHistory;
import org.shifan.api.records.Rollups;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.trust.Trust;
import org.shifan.api.work.Works;
import org.shifan.api.work.ZoneFigures;

/** The services under a line that is wrong: they know one zone and one bureau, and nothing of enterprises and evaluations. */
final class WrongInputServices {
    private WrongInputServices() {}

    static Services modules() {
        Function<Object[], Object> unknown = args -> {
            throw ShifanCommand.refuse("shell.argument.surplus", "unknown " + args[0]);
        };
        Function<Object[], Object> bureau = args -> {
            if (!args[0].toString().equals("jiangsu")) {
                return unknown.apply(args);
            }
            return Fakes.bureau();
        };
        Function<Object[], Object> zone =
                args -> args[0].toString().equals("320583-01") ? Fakes.ZONE : unknown.apply(args);
        return new Fakes()
                .with(BureauDirectory.class, Map.of("require", bureau))
                .with(ZoneRegistry.class, Map.of("require", zone))
                .with(EnterpriseRegistry.class, Map.of("require", unknown))
                .with(
                        RegisterCorrections.class,
                        Map.of(
                                "membership",
                                unknown,
                                "deleteMembership",
                                unknown,
                                "memberships",
                                unknown,
                                "enterprise",
                                unknown))
                .with(
                        ImportService.class,
                        Map.of(
                                "targets",
                                args -> List.of(),
                                "run",
                                args -> unknown.apply(new Object[] {
                                    ((ImportRequest) args[0]).file().getFileName()
                                })))
                .with(Rollups.class, Map.of("check", args -> new Rollups.Check(List.of(), 0, 0, List.of(), true)))
                .with(RecordHistory.class, Map.of("changes", args -> List.of()))
                .with(Risks.class, Map.of())
                .with(Archives.class, Map.of("archive", unknown))
                .with(Notices.class, Map.of())
                .with(Warnings.class, Map.of())
                .with(ForeignStandards.class, Map.of())
                .with(Trainings.class, Map.of())
                .with(TradeConcerns.class, Map.of())
                .with(Participations.class, Map.of())
                .with(Works.class, Map.of("kinds", args -> List.of()))
                .with(ZoneFigures.class, Map.of())
                .with(CompetitionCases.class, Map.of("require", unknown, "passOn", unknown, "close", unknown))
                .with(
                        Complaints.class,
                        Map.of(
                                "follow",
                                unknown,
                                "require",
                                unknown,
                                "take",
                                unknown,
                                "answer",
                                unknown,
                                "reporter",
                                unknown))
                .with(MeasureChecks.class, Map.of("enter", unknown))
                .with(
                        MeasureStops.class,
                        Map.of("read", unknown, "look", args -> List.of(), "stops", args -> List.of()))
                .with(
                        Incidents.class,
                        Map.of(
                                "require",
                                unknown,
                                "incidents",
                                args -> List.of(),
                                "attribute",
                                unknown,
                                "join",
                                unknown))
                .with(
                        Traces.class,
                        Map.ofEntries(
                                Map.entry("open", args -> args.length == 4 ? unknown.apply(args) : List.of()),
                                Map.entry("require", unknown),
                                Map.entry("declare", unknown),
                                Map.entry("replace", unknown),
                                Map.entry("answer", unknown),
                                Map.entry("submit", unknown),
                                Map.entry("review", unknown),
                                Map.entry("sendBack", unknown),
                                Map.entry("confirm", unknown),
                                Map.entry("end", unknown),
                                Map.entry("measures", args -> List.of())))
                .with(Replays.class, Map.of("replay", unknown))
                .with(Decisions.class, Map.of("count", args -> 0L, "find", args -> List.of()))
                .with(
                        Overrides.class,
                        Map.of("propose", unknown, "confirm", unknown, "withdraw", unknown, "history", unknown))
                .with(
                        AuditLog.class,
                        Map.of(
                                "entries",
                                args -> List.of(),
                                "state",
                                args -> new AuditLog.State(
                                        AuditHead.EMPTY, Map.of("core.grant", 0), Map.of(), null, null, false)))
                .with(Doctor.class, Map.of("examine", args -> List.of()))
                .with(DatabaseCopies.class, Map.of("copy", unknown))
                .with(Backups.class, Map.of("take", unknown, "list", unknown, "verify", unknown))
                .with(Settings.class, Map.of("list", args -> List.of(), "change", unknown))
                .with(SwapCheck.class, Map.of("forecast", unknown))
                .with(UpgradeCheck.class, Map.of("check", unknown))
                .with(Catalogue.class, Map.of("offers", args -> unknown.apply(new Object[] {"catalogue"})))
                .with(DevelopmentWatch.class, Map.of("watch", unknown))
                .with(Trust.class, Map.of("examine", unknown))
                .with(Metrics.class, Map.of("page", args -> "shifan_evaluations_total 1\n"))
                .with(Plugins.class, Map.of("list", args -> List.of(), "why", unknown))
                .with(FactCatalogue.class, Map.of("definitions", args -> List.of(), "read", args -> Map.of()))
                .with(
                        EvaluationService.class,
                        Map.of(
                                "evaluation",
                                args -> Optional.empty(),
                                "history",
                                args -> List.of(),
                                "latest",
                                args -> Optional.empty()))
                .with(
                        CriteriaReleases.class,
                        Map.of(
                                "submit",
                                unknown,
                                "approve",
                                unknown,
                                "shadow",
                                unknown,
                                "withdraw",
                                unknown,
                                "rollback",
                                unknown,
                                "history",
                                args -> List.of()))
                .with(CriteriaComparison.class, Map.of("compare", unknown))
                .with(SubjectAnalysis.class, Map.of())
                .with(
                        BackCasting.class,
                        Map.of(
                                "backCast", args -> unknown.apply(new Object[] {args[1]}),
                                "trial", args -> unknown.apply(new Object[] {args[1]})))
                .with(Trends.class, Map.of("trend", args -> unknown.apply(new Object[] {args[2]})))
                .with(ImpactAnalysis.class, Map.of("impact", unknown))
                .with(
                        CriteriaAnalysis.class,
                        Map.of(
                                "comparability",
                                args -> new Comparability((Level) args[0], (LocalDate) args[1], List.of(), List.of())))
                .with(
                        Certificates.class,
                        Map.of(
                                "issue",
                                unknown,
                                "issued",
                                args -> List.of(),
                                "check",
                                args -> unknown.apply(new Object[] {"certificate"})))
                .with(
                        Marks.class,
                        Map.of(
                                "find", args -> List.of(),
                                "require", unknown,
                                "verify", unknown,
                                "permit", unknown,
                                "withdraw", unknown,
                                "record", unknown,
                                "picture", unknown))
                .with(
                        Cases.class,
                        Map.ofEntries(
                                Map.entry("procedures", args -> List.of(admission())),
                                Map.entry("standing", unknown),
                                Map.entry("deadlines", args -> List.of()),
                                Map.entry("find", args -> unknown.apply(new Object[] {args[2]})),
                                Map.entry("require", unknown),
                                Map.entry("open", unknown),
                                Map.entry("step", unknown),
                                Map.entry("attach", unknown),
                                Map.entry("content", unknown),
                                Map.entry("evaluation", unknown),
                                Map.entry("assessor", unknown),
                                Map.entry("conclude", unknown),
                                Map.entry("object", unknown),
                                Map.entry("annul", unknown)))
                .with(RuleBooks.class, Map.of("book", args -> Optional.empty()))
                .with(
                        CriteriaRegistry.class,
                        Map.of(
                                "set",
                                args -> Optional.empty(),
                                "sets",
                                args -> List.of(),
                                "check",
                                args -> List.of(
                                        new Problem("pom.xml", 1, 1, "", ShellMessages.M.message("evaluate.which")))));
    }

    private static ProcedureType admission() {
        return new ProcedureType(
                "admission",
                Fakes.ZONE.name(),
                "三(五)",
                List.of(Title.MEMBER),
                ProcedureType.Opens.NOT_HELD,
                ProcedureType.Role.APPLICANT,
                List.of(),
                List.of());
    }
}
