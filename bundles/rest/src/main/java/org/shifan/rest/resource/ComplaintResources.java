// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * Complaints and reports of the public (R16): handed in and followed without an account, handled by officers of the bureau. The address
 * that one comes from only limits how many do; neither it nor the moment is kept.
 */
public final class ComplaintResources implements Resources {
    private static final String PUBLIC = "public";
    private static final String TAG = "quality";
    private static final String RATE = "quality.complaint.rate";
    private static final String NO_RECEIPT = "quality.complaint.receipt";
    private static final Param<String> RECEIPT = Param.key("receipt");
    private static final Param<Long> YEAR = Param.query("year", 2000, 9999, null);
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Long> NUMBER = Param.number("complaint");
    private static final Param<LocalDate> LATE_ON = Param.day("lateOn");

    private final Services services;
    private final Clock clock;

    public ComplaintResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** What somebody hands in; a name and where to reach its bearer are sealed. */
    public record ComplaintOrder(
            BureauCode bureau,
            String text,
            @MayBeMissing String about,
            @MayBeMissing String goods,
            @MayBeMissing String name,
            @MayBeMissing String contact) {}

    /** An officer begins, or found whom it is about. */
    public record TakeOrder(
            @MayBeMissing String enterprise,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    /** The answer is for the reporter, the reason for the file. */
    public record AnswerOrder(
            Complaint.Outcome outcome,
            String answer,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/public/v1/complaints", "publicComplaint", PUBLIC)
                        .access(Route.Access.PUBLIC)
                        .unnoted()
                        .takes(ComplaintOrder.class)
                        .gives(Complaints.Receipt.class)
                        .by(this::submit),
                Route.get("/public/v1/complaints/{receipt}", "publicComplaintFollow", PUBLIC)
                        .access(Route.Access.PUBLIC)
                        .with(RECEIPT)
                        .gives(Complaints.Followed.class)
                        .by(this::follow),
                Route.get("/public/v1/complaint-figures", "publicComplaintFigures", PUBLIC)
                        .access(Route.Access.PUBLIC)
                        .with(YEAR, BUREAU)
                        .givesList(Complaints.Figures.class)
                        .by(this::figures),
                Route.get("/api/v1/complaints", "complaints", TAG)
                        .with(BUREAU, LATE_ON)
                        .givesPage(Complaint.class)
                        .by(call -> Page.of(desk().open(call.orNull(BUREAU), call.orNull(LATE_ON)), call)),
                Route.get("/api/v1/complaints/{complaint}", "complaint", TAG)
                        .with(NUMBER)
                        .gives(Complaint.class)
                        .by(call -> Answer.ok(desk().require(call.get(NUMBER)))),
                Route.post("/api/v1/complaints/{complaint}/take", "complaintTake", TAG)
                        .with(NUMBER)
                        .takes(TakeOrder.class)
                        .gives(Complaint.class)
                        .guardedBy("complaint")
                        .by(this::take),
                Route.post("/api/v1/complaints/{complaint}/answer", "complaintAnswer", TAG)
                        .with(NUMBER)
                        .takes(AnswerOrder.class)
                        .gives(Complaint.class)
                        .guardedBy("complaint")
                        .by(this::answer));
    }

    private Complaints desk() {
        return services.need(Complaints.class);
    }

    private Answer submit(Call call) {
        ComplaintOrder order = call.body(ComplaintOrder.class);
        Complaints.Submission submission = new Complaints.Submission(
                order.bureau(), order.about(), order.goods(), order.text(), order.name(), order.contact());
        try {
            return nowhere(
                    Answer.json(201, desk().submit(submission, call.caller().address())));
        } catch (ShifanException e) {
            if (e.code().equals(RATE)) {
                throw new Refusal(429, e.message()).with("Retry-After", "3600");
            }
            throw e;
        }
    }

    private Answer follow(Call call) {
        try {
            return nowhere(Answer.ok(desk().follow(call.get(RECEIPT))));
        } catch (ShifanException e) {
            throw e.code().equals(NO_RECEIPT) ? new Refusal(404, e.message()) : e;
        }
    }

    /** Unlike other public answers this one is for whoever has the receipt, and no proxy keeps it. */
    private static Answer nowhere(Answer answer) {
        return answer.with("Cache-Control", "no-store");
    }

    private Answer figures(Call call) {
        int year = call.find(YEAR)
                .map(Long::intValue)
                .orElseGet(() -> LocalDate.now(clock).getYear() - 1);
        return Answer.ok(desk().figures(year).stream()
                .filter(each -> call.find(BUREAU).map(each.bureau()::equals).orElse(true))
                .toList());
    }

    private Answer take(Call call) {
        TakeOrder order = call.body(TakeOrder.class);
        return Answer.json(201, desk().take(call.get(NUMBER), order.enterprise(), order.decided(call, clock)));
    }

    private Answer answer(Call call) {
        AnswerOrder order = call.body(AnswerOrder.class);
        return Answer.json(
                201, desk().answer(call.get(NUMBER), order.outcome(), order.answer(), order.decided(call, clock)));
    }
}
