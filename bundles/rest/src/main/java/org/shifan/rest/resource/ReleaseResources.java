// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.shifan.api.analysis.PredictedRelease;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Puts criteria sets in force and takes them out again (C1); two persons do. */
public final class ReleaseResources implements Resources {
    private static final Param<String> SET = Param.key("set");

    private final Services services;

    public ReleaseResources(Services services) {
        this.services = services;
    }

    /** What is done with a set. */
    public enum ReleaseStep {
        /** Put forward. */
        SUBMIT,
        /** Agreed to by another person. */
        APPROVE,
        /** Taken back before it is in force. */
        WITHDRAW,
        /** Taken out of force; the version before it serves again. */
        ROLL_BACK
    }

    /**
     * A step.
     *
     * @param version the newest that the step could be about when it is left out
     * @param day from which it is to be in force; at once when it is left out
     */
    public record ReleaseOrder(
            ReleaseStep step,
            @MayBeMissing String version,
            @MayBeMissing LocalDate day,
            String reason) {}

    /**
     * An approval of what was shown, and of nothing else.
     *
     * @param shown the {@code prediction} of what {@code criteriaImpact} answered
     * @param day from which the set is to be in force; at once when it is left out
     */
    public record ApprovalOrder(
            Prediction shown, @MayBeMissing LocalDate day, String reason) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/criteria/{set}/steps", "criteriaStep", "criteria")
                        .with(SET)
                        .takes(ReleaseOrder.class)
                        .gives(CriteriaSet.class)
                        .by(this::step),
                Route.post("/api/v1/criteria/{set}/approvals", "criteriaApproveAsShown", "criteria")
                        .with(SET)
                        .takes(ApprovalOrder.class)
                        .gives(CriteriaSet.class)
                        .by(this::approve));
    }

    private Answer approve(Call call) {
        ApprovalOrder order = call.body(ApprovalOrder.class);
        Prediction shown = order.shown();
        require(shown);
        if (!shown.id().equals(call.get(SET))) {
            throw Refusal.of(422, "rest.approval.other", shown.id(), call.get(SET));
        }
        return Answer.json(
                201,
                services.need(PredictedRelease.class)
                        .approve(shown, order.day(), call.caller().actor(), order.reason()));
    }

    private static void require(Prediction shown) {
        boolean whole = Stream.of(shown.id(), shown.version(), shown.criteria(), shown.asOf())
                        .noneMatch(Objects::isNull)
                && shown.lines().stream()
                        .flatMap(line -> Stream.of(line.subject(), line.facts(), line.result()))
                        .noneMatch(Objects::isNull);
        if (!whole) {
            throw Refusal.of(422, "rest.approval.prediction");
        }
    }

    private Answer step(Call call) {
        ReleaseOrder order = call.body(ReleaseOrder.class);
        CriteriaReleases releases = services.need(CriteriaReleases.class);
        String set = call.get(SET);
        Actor by = call.caller().actor();
        return Answer.json(
                201,
                switch (order.step()) {
                    case SUBMIT -> releases.submit(set, order.version(), order.day(), by, order.reason());
                    case APPROVE -> releases.approve(set, order.version(), order.day(), by, order.reason());
                    case WITHDRAW -> releases.withdraw(set, order.version(), by, order.reason());
                    case ROLL_BACK -> releases.rollback(set, by, order.reason()).to();
                });
    }
}
