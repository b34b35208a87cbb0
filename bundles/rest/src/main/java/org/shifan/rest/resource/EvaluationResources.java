// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.evaluation.WrittenEvaluation;
import org.shifan.api.report.ReportService;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Evaluations with receipt and trace, drafts and decisions, overrides, and their reports (O2, O3, O5). */
public final class EvaluationResources implements Resources {
    private static final String TAG = "evaluations";
    private static final String HTML = "text/html";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Param<Long> NUMBER = Param.number("evaluation");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Subject> SUBJECT = Param.subject("subject");
    private static final Param<String> SET = Param.text("set");
    private static final Param<String> VERSION = Param.text("version");
    private static final Param<LocalDate> SINCE = Param.day("since");
    private static final Param<LocalDate> UNTIL = Param.day("until");
    private static final Param<Verdict> VERDICT = Param.choice("verdict", Verdict.class, null);
    private static final Param<Boolean> STALE = Param.yesNo("stale");
    private static final Param<ReportService.Format> FORMAT =
            Param.choice("format", ReportService.Format.class, ReportService.Format.HTML);

    private final Services services;
    private final Clock clock;
    private final OnceFolder folder;

    /** @param folder where reports are written before they are sent */
    public EvaluationResources(Services services, Clock clock, Path folder) {
        this.services = services;
        this.clock = clock;
        this.folder = new OnceFolder(folder);
    }

    /** What is to be evaluated; as of today unless a day is named. */
    public record EvaluationOrder(
            Subject subject,
            Level level,
            Integer year,
            @MayBeMissing LocalDate asOf) {}

    /** A verdict of a person; a second one has to confirm it. */
    public record OverrideOrder(
            Verdict verdict,
            @MayBeMissing BigDecimal total,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    /** Why. */
    public record Reason(String reason, @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/evaluations", "evaluations", TAG)
                        .with(BUREAU, SUBJECT, SET, VERSION, SINCE, UNTIL, VERDICT, STALE)
                        .givesPage(Decisions.Decision.class)
                        .by(this::list),
                Route.post("/api/v1/evaluations", "decide", TAG)
                        .takes(EvaluationOrder.class)
                        .gives(WrittenEvaluation.class)
                        .by(this::decide),
                Route.post("/api/v1/drafts", "draft", TAG)
                        .access(Route.Access.LOGGED_IN)
                        .takes(EvaluationOrder.class)
                        .gives(WrittenEvaluation.class)
                        .success(200)
                        .by(call -> Answer.ok(evaluate(call, false).written())),
                Route.get("/api/v1/evaluations/{evaluation}", "evaluation", TAG)
                        .with(NUMBER)
                        .gives(WrittenEvaluation.class)
                        .mayBeASecondOld()
                        .by(call -> Answer.ok(require(call).written())),
                Route.get("/api/v1/evaluations/{evaluation}/receipt", "receipt", TAG)
                        .with(NUMBER)
                        .gives(Evaluation.Receipt.class)
                        .by(call -> Answer.ok(require(call).receipt())),
                Route.get("/api/v1/evaluations/{evaluation}/explanation", "explanation", TAG)
                        .with(NUMBER)
                        .givesFile(HTML)
                        .by(call -> sent(HTML, explanation(call))),
                Route.get("/api/v1/evaluations/{evaluation}/report", "report", TAG)
                        .with(NUMBER, FORMAT)
                        .givesFile(HTML, XLSX)
                        .by(call -> sent(
                                call.get(FORMAT) == ReportService.Format.HTML ? HTML : XLSX,
                                services.need(ReportService.class)
                                        .evaluation(require(call), call.get(FORMAT), call.language(), folder.make()))),
                Route.get("/api/v1/evaluations/{evaluation}/overrides", "overrides", TAG)
                        .with(NUMBER)
                        .givesPage(VerdictOverride.class)
                        .by(call -> Page.of(
                                services.need(Overrides.class)
                                        .history(require(call).id()),
                                call)),
                Route.post("/api/v1/evaluations/{evaluation}/overrides", "overridePropose", TAG)
                        .with(NUMBER)
                        .takes(OverrideOrder.class)
                        .gives(VerdictOverride.class)
                        .guardedBy("evaluation")
                        .by(this::propose),
                override(
                        "withdrawal",
                        "overrideWithdraw",
                        (call, why) -> services.need(Overrides.class)
                                .withdraw(call.get(NUMBER), call.caller().actor(), why)),
                override(
                        "confirmation",
                        "overrideConfirm",
                        (call, why) -> services.need(Overrides.class)
                                .confirm(call.get(NUMBER), call.caller().actor(), why)));
    }

    /** What somebody decides about an override that is there, with a reason. */
    private Route override(String decided, String operation, BiFunction<Call, Decision, VerdictOverride> work) {
        return Route.post("/api/v1/evaluations/{evaluation}/overrides/" + decided, operation, TAG)
                .with(NUMBER)
                .takes(Reason.class)
                .gives(VerdictOverride.class)
                .guardedBy("evaluation")
                .by(call -> Answer.json(
                        201, work.apply(call, call.body(Reason.class).decided(call, clock))));
    }

    private Answer list(Call call) {
        Decisions.Query query = new Decisions.Query(
                call.orNull(SET),
                call.orNull(VERSION),
                null,
                null,
                call.orNull(BUREAU),
                call.orNull(SUBJECT),
                call.orNull(SINCE),
                call.orNull(UNTIL),
                call.orNull(VERDICT),
                call.get(STALE));
        List<Decisions.Decision> found = services.need(Decisions.class)
                .find(
                        query,
                        Page.position(call, Long.MAX_VALUE),
                        call.get(Route.LIMIT).intValue() + 1);
        return Page.newest(found, each -> each.summary().id(), each -> each, call);
    }

    private Answer decide(Call call) {
        Evaluation made = evaluate(call, true);
        return Answer.created("/api/v1/evaluations/" + made.id(), made.written());
    }

    private Evaluation evaluate(Call call, boolean official) {
        EvaluationOrder order = call.body(EvaluationOrder.class);
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = order.asOf() == null ? today : order.asOf();
        if (order.year() < 2000 || order.year() > today.getYear() || asOf.isAfter(today)) {
            throw Refusal.of(422, "rest.evaluation.day", order.year(), asOf, today);
        }
        return services.need(EvaluationService.class)
                .evaluate(new EvaluationRequest(
                        order.subject(),
                        order.level(),
                        order.year(),
                        asOf,
                        official,
                        call.caller().account()));
    }

    private Answer propose(Call call) {
        OverrideOrder order = call.body(OverrideOrder.class);
        return Answer.json(
                201,
                services.need(Overrides.class)
                        .propose(
                                call.get(NUMBER),
                                order.verdict(),
                                order.total(),
                                call.caller().actor(),
                                order.decided(call, clock)));
    }

    private Evaluation require(Call call) {
        return services.need(EvaluationService.class)
                .evaluation(call.get(NUMBER))
                .orElseThrow(() -> Refusal.of(404, "rest.evaluation.unknown", call.get(NUMBER)));
    }

    private Path explanation(Call call) throws IOException {
        Evaluation evaluation = require(call);
        Optional<RuleBook> book = services.find(RuleBooks.class)
                .flatMap(books -> books.book(
                        evaluation.receipt().criteriaId(),
                        evaluation.receipt().version(),
                        evaluation.request().asOf()))
                .filter(found -> found.digest().equals(evaluation.receipt().digest()));
        return services.need(ReportService.class)
                .explanation(evaluation, book.orElse(null), call.language(), folder.make());
    }

    private static Answer sent(String mediaType, Path file) {
        return Answer.file(mediaType, file).download(file.getFileName().toString());
    }
}
