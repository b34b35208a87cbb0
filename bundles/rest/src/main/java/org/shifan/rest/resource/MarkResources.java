// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.Marks;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Permissions to use a title's mark (B1); verifying one is public. */
public final class MarkResources implements Resources {
    private static final String TAG = "marks";
    private static final Param<Subject> SUBJECT = Param.subject("subject");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<String> CODE = Param.key("code");
    private static final Param<Long> PIXELS = Param.query("pixels", 80, 2000, 300L);

    private final Services services;

    public MarkResources(Services services) {
        this.services = services;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/marks", "marks", TAG)
                        .with(SUBJECT, BUREAU, ON)
                        .givesPage(MarkPermit.class)
                        .by(call -> Page.of(
                                marks().find(call.orNull(SUBJECT), call.orNull(BUREAU), call.orNull(ON)), call)),
                Route.get("/api/v1/marks/{code}", "mark", TAG)
                        .with(CODE)
                        .gives(MarkPermit.class)
                        .by(call -> Answer.ok(marks().require(MarkCode.of(call.get(CODE))))),
                Route.get("/api/v1/marks/{code}/usages", "markUsages", TAG)
                        .with(CODE)
                        .givesPage(MarkUsage.class)
                        .by(call -> Page.of(
                                marks().usages(marks().require(MarkCode.of(call.get(CODE)))
                                        .code()),
                                call)),
                Route.get("/api/v1/marks/{code}/picture", "markPicture", TAG)
                        .with(CODE, PIXELS)
                        .givesFile("image/png")
                        .by(call -> Answer.bytes(
                                "image/png",
                                marks().picture(
                                                MarkCode.of(call.get(CODE)),
                                                call.get(PIXELS).intValue()))));
    }

    private Marks marks() {
        return services.need(Marks.class);
    }
}
