// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.audit.AuditEntry;
import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditVerification;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Paper;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Standing;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.lifecycle.Waiting;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.MeasureKind;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.api.quality.Traces;
import org.shifan.api.text.Text;

/** The desks at which cases, imports and the audit log are, told by a test. */
final class Desks {
    static final byte[] PAPER = "%PDF-1.4 申请".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final String DIGEST = "ab".repeat(32);

    /** Names and contents of what was handed in. */
    final List<String> attached = new CopyOnWriteArrayList<>();

    /** What was asked of cases and traces, and by whom. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Of an objection. */
    static final String RECEIPT = "ABCDE-FGHJK-MNPQR-STVWX";

    final List<String> imported = new CopyOnWriteArrayList<>();
    final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private final Path folder;

    Desks(Path folder) {
        this.folder = folder;
    }

    Fakes into(Fakes services) {
        return services.with(Cases.class, cases(services))
                .with(Traces.class, traces(services))
                .with(ImportService.class, imports(services))
                .with(AuditLog.class, log());
    }

    private static Case standing(long number, String state) {
        return new Case(
                number,
                Subject.of("zone:320583-01"),
                "national-designation",
                new Text("国家级认定", "National designation"),
                Title.NATIONAL,
                null,
                0,
                Province.JIANGSU,
                state,
                new Text("公示中", "Public notice"),
                true,
                Province.DAY,
                new Case.Rules("", "", List.of(), List.of()),
                List.of(),
                List.of(new Paper(
                        3,
                        "application",
                        "申请 \"表\".pdf",
                        "application/pdf",
                        PAPER.length,
                        DIGEST,
                        Province.DAY,
                        "secret officer")),
                List.of(),
                0,
                List.of(new Case.Objection(4, "secret objector", "smells", Province.DAY, "", "")),
                List.of(
                        opened(state),
                        step(2, "designate", false),
                        step(3, "submit", false),
                        step(4, "designate", true)));
    }

    /** With the number of an announcement beside it. */
    private static CaseEntry step(int line, String step, boolean annulled) {
        return new CaseEntry(
                line,
                CaseEntry.Kind.STEP,
                step,
                "assessment",
                "notice",
                Province.DAY,
                Instant.EPOCH,
                "authority-head",
                "secret head",
                "",
                true,
                "secret reason",
                Map.of("announcement", "No. " + line),
                0,
                annulled);
    }

    private static CaseEntry opened(String state) {
        return new CaseEntry(
                1,
                CaseEntry.Kind.OPENED,
                "",
                "",
                state,
                Province.DAY,
                Instant.EPOCH,
                "applicant",
                "county",
                "",
                true,
                "applied for",
                Map.of(),
                0,
                false);
    }

    private static Deadline due(String key, Text what, LocalDate day) {
        return new Deadline(
                1,
                key,
                Subject.of("zone:320583-01"),
                Title.NATIONAL,
                Province.JIANGSU,
                what,
                new Text("总局", "AQSIQ"),
                day,
                new Text("默认", "default"),
                0);
    }

    private Cases cases(Fakes counted) {
        List<Case> all = List.of(standing(1, "notice"), standing(2, "assessment"));
        ProcedureType type = new ProcedureType(
                "national-designation",
                new Text("国家级认定", "National designation"),
                "七(二)",
                List.of(Title.NATIONAL),
                ProcedureType.Opens.NOT_HELD,
                ProcedureType.Role.APPLICANT,
                List.of(
                        new ProcedureType.State(
                                "notice", new Text("公示中", "Public notice"), Procedure.Term.PUBLIC_NOTICE, false),
                        new ProcedureType.State("assessment", new Text("考核中", "Assessment"), null, false)),
                List.of(new ProcedureType.Step(
                        "designate",
                        new Text("认定", "Designate"),
                        List.of("assessment"),
                        "notice",
                        ProcedureType.Role.AUTHORITY_HEAD,
                        List.of(),
                        null,
                        2,
                        null,
                        List.of("announcement"))));
        Deadline deadline = due("state.1", new Text("公示", "notice"), LocalDate.of(2015, 7, 10));
        // A step of the authority's own that has longer than the notice.
        Deadline hearing = due("own.expert-hearing.1", new Text("专家听证", "expert hearing"), LocalDate.of(2015, 7, 18));
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        answers.put("procedures", args -> List.of(type));
        answers.put(
                "waiting",
                args -> List.of(new Waiting(
                        1,
                        Subject.of("zone:320583-01"),
                        Title.NATIONAL,
                        Province.JIANGSU,
                        "accept",
                        new Text("受理", "Accept"),
                        Procedure.Role.AQSIQ,
                        List.of(),
                        LocalDate.of(2015, 7, 10),
                        0)));
        answers.put("find", args -> all);
        answers.put("deadlines", args -> List.of(deadline));
        answers.put("caseDeadlines", args -> List.of(deadline, hearing));
        answers.put(
                "require",
                args -> all.stream()
                        .filter(each -> each.number() == (long) args[0])
                        .findFirst()
                        .orElseThrow(() -> Province.refused("lifecycle.case.unknown", args[0])));
        answers.put("content", args -> PAPER);
        answers.put(
                "standing",
                args -> new Standing(
                        (Subject) args[0],
                        (LocalDate) args[1],
                        (LocalDate) args[2],
                        Text.same("cultivating"),
                        null,
                        List.of()));
        for (String change : List.of(
                "open",
                "step",
                "evaluation",
                "answer",
                "assessor",
                "dismiss",
                "score",
                "conclude",
                "correctDay",
                "annul")) {
            answers.put(change, args -> {
                counted.changes.incrementAndGet();
                asked.add(change + told(args));
                return all.get(0);
            });
        }
        answers.put("object", args -> {
            counted.changes.incrementAndGet();
            asked.add("object" + told(args));
            return all.get(0).objections().get(0);
        });
        answers.put("objectOpenly", args -> {
            if (args[1].toString().length() < 10) {
                throw Province.refused("lifecycle.objection.short", args[1]);
            }
            counted.changes.incrementAndGet();
            asked.add("objectOpenly" + told(args));
            return new Cases.ObjectionReceipt(args[0] + "-" + RECEIPT);
        });
        answers.put("followObjection", args -> {
            if (!args[0].equals("1-" + RECEIPT)) {
                throw Province.refused("lifecycle.objection.receipt", args[0]);
            }
            return new Cases.ObjectionFollowed(1, Province.DAY, "dismissed", "it is steam");
        });
        answers.put("attach", args -> {
            counted.changes.incrementAndGet();
            attached.add(((Path) args[2]).getFileName() + ":" + text((Path) args[2]) + ":"
                    + ((Signature) args[3]).actor().account());
            return all.get(0);
        });
        return Fakes.of(Cases.class, answers);
    }

    private Traces traces(Fakes counted) {
        Trace trace = new Trace(
                1,
                7,
                Province.JIANGSU,
                OrganisationCode.of("192203821"),
                List.of(new Trace.Investigator("li", Trace.Declared.NONE)),
                Province.DAY,
                Province.DAY.plusDays(30),
                Trace.State.OPEN,
                null,
                null,
                null,
                null,
                Map.of(TraceField.CONTACT, "wang"),
                Set.of(TraceField.FINDINGS),
                List.of(),
                List.of());
        Measure measure = new Measure(
                5,
                1,
                Province.JIANGSU,
                MeasureKind.HELP_PLAN,
                Subject.of("enterprise:192203821"),
                Province.DAY,
                Measure.Outcome.OPEN,
                null,
                null);
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        for (String change :
                List.of("declare", "replace", "answer", "submit", "review", "sendBack", "confirm", "open", "end")) {
            answers.put(change, args -> {
                if (change.equals("open") && args.length == 2) {
                    return List.of(trace);
                }
                counted.changes.incrementAndGet();
                asked.add(change + told(args));
                return change.equals("end") ? measure : trace;
            });
        }
        answers.put("measures", args -> List.of(measure));
        answers.put("require", args -> {
            if ((long) args[0] == trace.id()) {
                return trace;
            }
            throw Province.refused("quality.trace.unknown", args[0]);
        });
        return Fakes.of(Traces.class, answers);
    }

    private static String told(Object... args) {
        return Stream.of(args)
                .map(each -> each instanceof Decision decision
                        ? "by " + decision.by() + ": " + decision.reason()
                        : each instanceof Signature signature
                                ? "by " + signature.actor().account() + " on " + signature.on() + ": "
                                        + signature.reason()
                                : String.valueOf(each))
                .collect(Collectors.joining(" | ", " ", ""));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportService imports(Fakes counted) {
        ImportTarget exports = Fakes.of(
                ImportTarget.class,
                Map.of(
                        "kind",
                        args -> "exports",
                        "title",
                        args -> new Text("出口", "exports"),
                        "columns",
                        args -> List.of()));
        return Fakes.of(ImportService.class, Map.of("targets", args -> List.of(exports), "run", args -> {
            ImportRequest request = (ImportRequest) args[0];
            String text = text(request.file());
            if (text.startsWith("broken")) {
                throw Province.refused("intake.file.broken", request.file().getFileName());
            }
            counted.changes.incrementAndGet();
            imported.add(request.by() + ":" + request.file().getFileName() + ":" + text);
            return new ImportResult(17, 2, 1, 0, 1, "UTF-8", rejects(), List.of(), List.of(), Duration.ZERO);
        }));
    }

    private Path rejects() {
        try {
            return Files.writeString(folder.resolve("kept-rejects.csv"), "line,reason\n2,'=cmd()\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that the audit log has taken over. */
    void happened(String source, String subject) {
        audit.add(new AuditEntry(
                audit.size() + 1,
                "",
                source,
                Instant.EPOCH,
                AuditedChange.added("1", Instant.EPOCH, "secret officer", subject, "done", Map.of("x", "1"), "secret"),
                ""));
    }

    private AuditLog log() {
        return Fakes.of(
                AuditLog.class,
                Map.of(
                        "verify",
                        args -> new AuditVerification(
                                Instant.EPOCH, audit.size(), 0, AuditHead.EMPTY, List.of(), List.of()),
                        "head",
                        args -> new AuditHead(audit.size(), "0".repeat(64)),
                        "export",
                        args -> new AuditHead(audit.size(), "0".repeat(64)),
                        "entries",
                        args -> {
                            List<AuditEntry> out = new ArrayList<>(audit);
                            java.util.Collections.reverse(out);
                            return out.stream()
                                    .filter(each -> each.number() < (long) args[1])
                                    .limit((int) args[2])
                                    .toList();
                        }));
    }
}
