// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.Paper;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Standing;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.lifecycle.Waiting;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Attachment;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** The procedures by which titles are gained, kept and lost (R4, R7, O2, O3, O4, D1): their cases, steps and papers. */
public final class CaseResources implements Resources {
    private static final String TAG = "cases";
    private static final long LARGEST_PAPER = 64L << 20;
    private static final String[] PAPERS = {
        "application/octet-stream",
        "application/pdf",
        "image/jpeg",
        "image/png",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    };
    private static final Param<Long> NUMBER = Param.number("case");
    private static final Param<Long> ENTRY = Param.number("entry");
    private static final Param<Subject> SUBJECT = Param.subject("subject");
    private static final Param<Subject> NEEDED_SUBJECT =
            Param.subject("subject").needed();
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> PROCEDURE = Param.text("procedure");
    private static final Param<Boolean> OPEN = Param.yesNo("open");
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<LocalDate> KNOWN = Param.day("known");
    private static final Param<LocalDate> UNTIL = Param.day("until");
    private static final Param<String> KIND = Param.text("kind").needed();
    private static final Param<String> FILE = Param.text("file").needed();
    private static final Param<String> REASON = Param.text("reason").needed();

    private final Services services;
    private final Clock clock;
    private final OnceFolder folder;

    public CaseResources(Services services, Clock clock, Path folder) {
        this.services = services;
        this.clock = clock;
        this.folder = new OnceFolder(folder);
    }

    /** A case that is to be opened; for which day it holds, today when none is named. */
    public record CaseOrder(
            Subject subject,
            String procedure,
            @MayBeMissing Title title,
            @MayBeMissing ZoneId zone,
            @MayBeMissing Long about,
            @MayBeMissing LocalDate on,
            String reason) {}

    /** A step that is to be taken. */
    public record StepOrder(
            String step,
            @MayBeMissing Map<String, String> details,
            @MayBeMissing LocalDate on,
            String reason) {}

    /** The evaluation that a case goes by. */
    public record CaseEvaluation(
            Long evaluation, @MayBeMissing LocalDate on, String reason) {}

    /** An objection, in words. */
    public record ObjectionOrder(@MayBeMissing LocalDate on, String reason) {}

    /** The answer to an objection. */
    public record ObjectionAnswer(
            Integer objection, Boolean upheld, @MayBeMissing LocalDate on, String reason) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/procedures", "procedures", TAG)
                        .givesPage(ProcedureType.class)
                        .by(call -> Page.of(cases().procedures(), call)),
                Route.get("/api/v1/cases", "cases", TAG)
                        .with(SUBJECT, BUREAU, PROCEDURE, OPEN)
                        .givesPage(Case.class)
                        .by(call -> Page.of(
                                cases().find(
                                                call.orNull(SUBJECT),
                                                call.orNull(BUREAU),
                                                call.orNull(PROCEDURE),
                                                call.get(OPEN)),
                                call)),
                Route.post("/api/v1/cases", "caseOpen", TAG)
                        .takes(CaseOrder.class)
                        .gives(Case.class)
                        .by(this::open),
                Route.get("/api/v1/cases/{case}", "case", TAG)
                        .with(NUMBER, ON, KNOWN)
                        .gives(Case.class)
                        .by(this::one),
                Route.post("/api/v1/cases/{case}/steps", "caseStep", TAG)
                        .with(NUMBER)
                        .takes(StepOrder.class)
                        .gives(Case.class)
                        .guardedBy("case")
                        .by(this::step),
                Route.post("/api/v1/cases/{case}/evaluation", "caseEvaluation", TAG)
                        .with(NUMBER)
                        .takes(CaseEvaluation.class)
                        .gives(Case.class)
                        .guardedBy("case")
                        .by(this::evaluation),
                Route.post("/api/v1/cases/{case}/objections", "caseObject", TAG)
                        .with(NUMBER)
                        .takes(ObjectionOrder.class)
                        .gives(Case.Objection.class)
                        .by(this::object),
                Route.post("/api/v1/cases/{case}/objections/answer", "caseObjectionAnswer", TAG)
                        .with(NUMBER)
                        .takes(ObjectionAnswer.class)
                        .gives(Case.class)
                        .guardedBy("case")
                        .by(this::answer),
                Route.post("/api/v1/cases/{case}/papers", "caseAttach", TAG)
                        .with(NUMBER, KIND, FILE, REASON, ON)
                        .takes(LARGEST_PAPER, PAPERS)
                        .gives(Case.class)
                        .by(this::attach),
                Route.get("/api/v1/cases/{case}/papers/{entry}", "casePaper", TAG)
                        .with(NUMBER, ENTRY)
                        .givesFile("application/octet-stream")
                        .by(this::paper),
                Route.get("/api/v1/deadlines", "deadlines", TAG)
                        .with(BUREAU, UNTIL)
                        .givesPage(Deadline.class)
                        .by(call -> Page.of(cases().deadlines(call.orNull(BUREAU), call.orNull(UNTIL)), call)),
                Route.get("/api/v1/inbox", "inbox", TAG)
                        .givesPage(Waiting.class)
                        .by(call -> Page.of(cases().waiting(), call)),
                Route.get("/api/v1/standing", "standing", TAG)
                        .with(NEEDED_SUBJECT, ON, KNOWN)
                        .gives(Standing.class)
                        .by(call -> Answer.ok(cases().standing(call.get(NEEDED_SUBJECT), on(call), known(call)))));
    }

    private Cases cases() {
        return services.need(Cases.class);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate on(Call call) {
        return call.find(ON).orElseGet(this::today);
    }

    private LocalDate known(Call call) {
        return call.find(KNOWN).orElseGet(this::today);
    }

    private Signature signature(Call call, LocalDate on, String reason) {
        return new Signature(call.caller().actor(), on == null ? today() : on, reason);
    }

    private Answer one(Call call) {
        long number = call.get(NUMBER);
        return call.find(ON).isEmpty() && call.find(KNOWN).isEmpty()
                ? Answer.ok(cases().require(number))
                : Answer.ok(cases().require(number, on(call), known(call)));
    }

    private Answer open(Call call) {
        CaseOrder order = call.body(CaseOrder.class);
        Case opened = cases().open(
                        order.subject(),
                        order.procedure(),
                        order.title(),
                        order.zone(),
                        order.about() == null ? 0 : order.about(),
                        signature(call, order.on(), order.reason()));
        return Answer.created("/api/v1/cases/" + opened.number(), opened);
    }

    private Answer step(Call call) {
        StepOrder order = call.body(StepOrder.class);
        Map<String, String> details = order.details() == null ? Map.of() : order.details();
        if (details.values().stream().anyMatch(Objects::isNull)) {
            throw Refusal.of(422, "rest.json.value", "details");
        }
        long number = call.get(NUMBER);
        Signature by = signature(call, order.on(), order.reason());
        // Asked again under the lock of the case, for not everybody comes through this door.
        return Answer.json(
                201,
                call.seen(Case.class)
                        .map(seen -> cases().step(
                                        number,
                                        order.step(),
                                        details,
                                        by,
                                        seen.entries().size()))
                        .orElseGet(() -> cases().step(number, order.step(), details, by)));
    }

    private Answer evaluation(Call call) {
        CaseEvaluation order = call.body(CaseEvaluation.class);
        return Answer.json(
                201,
                cases().evaluation(call.get(NUMBER), order.evaluation(), signature(call, order.on(), order.reason())));
    }

    private Answer object(Call call) {
        ObjectionOrder order = call.body(ObjectionOrder.class);
        return Answer.json(201, cases().object(call.get(NUMBER), signature(call, order.on(), order.reason())));
    }

    private Answer answer(Call call) {
        ObjectionAnswer order = call.body(ObjectionAnswer.class);
        return Answer.json(
                201,
                cases().answer(
                                call.get(NUMBER),
                                order.objection(),
                                order.upheld(),
                                signature(call, order.on(), order.reason())));
    }

    private Answer attach(Call call) throws IOException {
        String name = Attachment.checked(call.get(FILE));
        Path file = folder.named(call.file(), name);
        try {
            return Answer.json(
                    201,
                    cases().attach(
                                    call.get(NUMBER),
                                    call.get(KIND),
                                    file,
                                    signature(call, call.orNull(ON), call.get(REASON))));
        } finally {
            OnceFolder.delete(file);
        }
    }

    private Answer paper(Call call) {
        long number = call.get(NUMBER);
        long entry = call.get(ENTRY);
        Paper paper = cases().require(number).papers().stream()
                .filter(each -> each.entry() == entry)
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "rest.paper.unknown", number, entry));
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(paper.digest()));
        // Never as what it says to be: a browser must not open what an applicant handed in.
        return Answer.bytes("application/octet-stream", cases().content(number, paper.entry()))
                .download(paper.file())
                .with("Repr-Digest", "sha-256=:" + digest + ":");
    }
}
