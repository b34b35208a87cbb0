// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Judgements of assessors and evidence for evaluations (R11). */
public final class AssessmentResources implements Resources {
    private static final String TAG = "evaluations";
    private static final String JUDGEMENTS = "/api/v1/judgements";
    private static final String EVIDENCE = "/api/v1/evidence";
    private static final Param<Subject> SUBJECT = Param.subject("subject").needed();
    private static final Param<Long> YEAR =
            Param.query("year", 2000, 2100, null).needed();

    private final Services services;
    private final Clock clock;

    public AssessmentResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A judgement of an item that people judge, by a word or number of its scale. */
    public record JudgementOrder(
            Subject subject,
            Integer year,
            String criteria,
            String item,
            String value,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    /**
     * Evidence that criteria ask for by its name.
     *
     * @param absent whether it is stated that there is none
     * @param evidence the document; needed unless it is absent
     */
    public record EvidenceOrder(
            Subject subject,
            String name,
            @MayBeMissing Boolean absent,
            @MayBeMissing LocalDate from,
            @MayBeMissing LocalDate to,
            @MayBeMissing LocalDate on,
            String reason,
            @MayBeMissing String evidence)
            implements Lasting {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(JUDGEMENTS, "judgements", TAG)
                        .with(SUBJECT, YEAR)
                        .givesPage(Judgement.class)
                        .by(call -> Page.of(
                                assessments()
                                        .judgements(
                                                call.get(SUBJECT),
                                                call.get(YEAR).intValue()),
                                call)),
                Route.post(JUDGEMENTS, "judgementEnter", TAG)
                        .takes(JudgementOrder.class)
                        .gives(Judgement.class)
                        .by(this::judge),
                Route.get(EVIDENCE, "evidence", TAG)
                        .with(SUBJECT)
                        .givesPage(Evidence.class)
                        .by(call -> Page.of(assessments().evidence(call.get(SUBJECT)), call)),
                Route.post(EVIDENCE, "evidenceEnter", TAG)
                        .takes(EvidenceOrder.class)
                        .gives(Evidence.class)
                        .by(this::submit));
    }

    private Assessments assessments() {
        return services.need(Assessments.class);
    }

    private Answer judge(Call call) {
        JudgementOrder order = call.body(JudgementOrder.class);
        return Answer.json(
                201,
                assessments()
                        .judge(
                                order.subject(),
                                order.year(),
                                order.criteria(),
                                order.item(),
                                order.value(),
                                order.decided(call, clock)));
    }

    private Answer submit(Call call) {
        EvidenceOrder order = call.body(EvidenceOrder.class);
        Decision decision = order.decided(call, clock);
        if (Boolean.TRUE.equals(order.absent())) {
            return Answer.json(201, assessments().absent(order.subject(), order.name(), decision));
        }
        return Answer.json(201, assessments().submit(order.subject(), order.name(), order.period(decision), decision));
    }
}
