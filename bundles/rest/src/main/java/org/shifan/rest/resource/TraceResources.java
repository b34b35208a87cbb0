// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import org.shifan.api.code.BureauCode;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.api.quality.Traces;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Trace investigations from the first name to the confirmed cause, and the measures that follow (Q2, Q3). */
public final class TraceResources implements Resources {
    private static final String TAG = "quality";
    private static final String ONE = "/api/v1/traces/{trace}";
    private static final Param<Long> TRACE = Param.number("trace");
    private static final Param<Long> MEASURE = Param.number("measure");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<LocalDate> LATE_ON = Param.day("lateOn");

    private final Services services;
    private final Clock clock;

    public TraceResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** An investigation that is to begin; without a last day the bureau's term holds. */
    public record TraceOrder(
            Long incident,
            List<String> investigators,
            @MayBeMissing LocalDate due,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /** Whether whoever is logged in has an interest of their own in the case. */
    public record Declaration(
            Trace.Declared declared,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    /** Another in an investigator's place. */
    public record Replacement(
            String former,
            String other,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    /** The answer to a field of the form. */
    public record FieldAnswer(
            TraceField field,
            String value,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    /** A document that is handed in, by its digest in hexadecimal digits. */
    public record DocumentOrder(
            String document,
            String sha256,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    /** The cause that a reviewer names. */
    public record Review(
            Cause cause, String reason, @MayBeMissing String evidence) implements Decided {}

    /** A decision that needs nothing but its reason. */
    public record Reasoned(String reason, @MayBeMissing String evidence) implements Decided {}

    /** How a measure ended. */
    public record MeasureEnd(
            Measure.Outcome outcome,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/traces", "traces", TAG)
                        .with(BUREAU, LATE_ON)
                        .givesPage(Trace.class)
                        .by(call -> Page.of(traces().open(call.orNull(BUREAU), call.orNull(LATE_ON)), call)),
                Route.post("/api/v1/traces", "traceOpen", TAG)
                        .takes(TraceOrder.class)
                        .gives(Trace.class)
                        .by(this::open),
                Route.get(ONE, "trace", TAG)
                        .with(TRACE)
                        .gives(Trace.class)
                        .by(call -> Answer.ok(traces().require(call.get(TRACE)))),
                change("/declarations", "traceDeclare", Declaration.class, this::declare),
                change("/replacements", "traceReplace", Replacement.class, this::replace),
                change("/answers", "traceAnswer", FieldAnswer.class, this::answer),
                change("/documents", "traceSubmit", DocumentOrder.class, this::submit),
                change("/review", "traceReview", Review.class, this::review),
                change("/return", "traceSendBack", Reasoned.class, this::sendBack),
                change("/confirmation", "traceConfirm", Reasoned.class, this::confirm),
                Route.get("/api/v1/measures", "measures", TAG)
                        .with(BUREAU, LATE_ON)
                        .givesPage(Measure.class)
                        .by(call -> Page.of(traces().measures(call.orNull(BUREAU), call.orNull(LATE_ON)), call)),
                Route.post("/api/v1/measures/{measure}/end", "measureEnd", TAG)
                        .with(MEASURE)
                        .takes(MeasureEnd.class)
                        .gives(Measure.class)
                        .by(this::end));
    }

    private static Route change(String path, String operation, Class<?> order, Function<Call, Trace> does) {
        return Route.post(ONE + path, operation, TAG)
                .with(TRACE)
                .takes(order)
                .gives(Trace.class)
                .guardedBy("trace")
                .by(call -> Answer.json(201, does.apply(call)));
    }

    private Traces traces() {
        return services.need(Traces.class);
    }

    private Answer open(Call call) {
        TraceOrder order = call.body(TraceOrder.class);
        Trace opened = traces().open(order.incident(), order.investigators(), order.due(), order.decided(call, clock));
        return Answer.created("/api/v1/traces/" + opened.id(), opened);
    }

    private Trace declare(Call call) {
        Declaration order = call.body(Declaration.class);
        return traces().declare(call.get(TRACE), order.declared(), order.decided(call, clock));
    }

    private Trace replace(Call call) {
        Replacement order = call.body(Replacement.class);
        return traces().replace(call.get(TRACE), order.former(), order.other(), order.decided(call, clock));
    }

    private Trace answer(Call call) {
        FieldAnswer order = call.body(FieldAnswer.class);
        return traces().answer(call.get(TRACE), order.field(), order.value(), order.decided(call, clock));
    }

    private Trace submit(Call call) {
        DocumentOrder order = call.body(DocumentOrder.class);
        return traces().submit(call.get(TRACE), order.document(), order.sha256(), order.decided(call, clock));
    }

    private Trace review(Call call) {
        Review order = call.body(Review.class);
        return traces().review(call.get(TRACE), order.cause(), order.decided(call, clock));
    }

    private Trace sendBack(Call call) {
        Reasoned order = call.body(Reasoned.class);
        return traces().sendBack(call.get(TRACE), order.decided(call, clock));
    }

    private Trace confirm(Call call) {
        Reasoned order = call.body(Reasoned.class);
        return traces().confirm(call.get(TRACE), order.decided(call, clock));
    }

    private Answer end(Call call) {
        MeasureEnd order = call.body(MeasureEnd.class);
        return Answer.json(201, traces().end(call.get(MEASURE), order.outcome(), order.decided(call, clock)));
    }
}
