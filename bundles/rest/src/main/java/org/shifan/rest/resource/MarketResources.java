// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.market.Concerned;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;
import org.shifan.api.market.Warning;
import org.shifan.api.market.Warnings;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Notifications, warnings and trade concerns (T1, T3). */
public final class MarketResources implements Resources {
    private static final String TAG = "market";
    /** A symbol has strokes in it, which a path cannot: it is asked for by query. */
    private static final Param<String> SYMBOL = Param.text("symbol");

    private static final Param<String> MARKET = Param.text("market");
    private static final Param<String> HS = Param.text("hs");
    private static final Param<LocalDate> OPEN_ON = Param.day("openOn");
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<String> OF = Param.text("of");
    private static final Param<Boolean> UNREAD = Param.yesNo("unread");
    private static final Param<Boolean> OPEN = Param.yesNo("open");
    private static final Param<Long> WARNING = Param.number("warning");
    private static final Param<Long> CONCERN = Param.number("concern");

    private final Services services;
    private final Clock clock;

    public MarketResources(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** A document of the WTO. */
    public record NoticeOrder(
            String symbol,
            LocalDate distributed,
            String title,
            @MayBeMissing String member,
            @MayBeMissing String products,
            @MayBeMissing List<String> hs,
            @MayBeMissing List<String> ics,
            @MayBeMissing String objective,
            @MayBeMissing String description,
            @MayBeMissing LocalDate commentsUntil,
            @MayBeMissing LocalDate adoption,
            @MayBeMissing LocalDate entryIntoForce,
            @MayBeMissing String link) {}

    /** A hindrance abroad. */
    public record ConcernOrder(
            String subject,
            CountryCode market,
            String title,
            String text,
            String reason,
            @MayBeMissing String reference,
            @MayBeMissing String evidence)
            implements Decided {}

    /** A step of a negotiation, or what came of it. */
    public record ConcernStep(
            @MayBeMissing String text,
            @MayBeMissing TradeConcern.Outcome outcome,
            String reason,
            @MayBeMissing String evidence)
            implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/market/notices", "marketNotices", TAG)
                        .with(MARKET, HS, OPEN_ON)
                        .givesPage(NoticeFile.class)
                        .by(this::files),
                Route.post("/api/v1/market/notices", "marketNoticeEnter", TAG)
                        .takes(NoticeOrder.class)
                        .gives(NoticeFile.class)
                        .by(this::enter),
                Route.get("/api/v1/market/notice", "marketNotice", TAG)
                        .with(SYMBOL)
                        .gives(NoticeFile.class)
                        .by(call -> Answer.ok(services.need(Notices.class).require(symbol(call)))),
                Route.get("/api/v1/market/notice/concerned", "marketNoticeConcerned", TAG)
                        .with(SYMBOL)
                        .givesPage(Concerned.class)
                        .by(call -> Page.of(services.need(Notices.class).concerned(symbol(call)), call)),
                Route.get("/api/v1/market/warnings", "marketWarnings", TAG)
                        .with(BUREAU, OF, UNREAD)
                        .givesPage(Warning.class)
                        .by(this::warnings),
                Route.post("/api/v1/market/warnings/{warning}/receipts", "marketWarningRead", TAG)
                        .access(Route.Access.LOGGED_IN)
                        .with(WARNING)
                        .gives(Warning.class)
                        .by(call -> Answer.json(
                                201,
                                services.need(Warnings.class)
                                        .read(call.get(WARNING), call.caller().account()))),
                Route.get("/api/v1/market/concerns", "tradeConcerns", TAG)
                        .with(BUREAU, OF, MARKET, OPEN)
                        .givesPage(TradeConcern.class)
                        .by(call -> Page.of(
                                services.need(TradeConcerns.class)
                                        .concerns(call.orNull(BUREAU), of(call), market(call), call.get(OPEN)),
                                call)),
                Route.post("/api/v1/market/concerns", "tradeConcernRaise", TAG)
                        .takes(ConcernOrder.class)
                        .gives(TradeConcern.class)
                        .by(this::raise),
                Route.get("/api/v1/market/concerns/{concern}", "tradeConcern", TAG)
                        .with(CONCERN)
                        .gives(TradeConcern.class)
                        .by(call -> Answer.ok(services.need(TradeConcerns.class).require(call.get(CONCERN)))),
                Route.post("/api/v1/market/concerns/{concern}/steps", "tradeConcernStep", TAG)
                        .with(CONCERN)
                        .takes(ConcernStep.class)
                        .gives(TradeConcern.class)
                        .guardedBy("tradeConcern")
                        .by(this::step));
    }

    private static NoticeSymbol symbol(Call call) {
        return NoticeSymbol.of(call.orNull(SYMBOL));
    }

    private static CountryCode market(Call call) {
        String market = call.orNull(MARKET);
        return market == null ? null : CountryCode.of(market);
    }

    private static HsScope hs(Call call) {
        String hs = call.orNull(HS);
        return hs == null ? null : HsScope.of(hs);
    }

    private static Subject of(Call call) {
        String of = call.orNull(OF);
        return of == null ? null : Subject.of(of);
    }

    private Answer files(Call call) {
        return Page.part(
                (from, most) -> services.need(Notices.class)
                        .files(new Notices.Query(market(call), hs(call), call.orNull(OPEN_ON), from, most)),
                call);
    }

    private Answer enter(Call call) {
        NoticeOrder order = call.body(NoticeOrder.class);
        Notice notice = new Notice(
                NoticeSymbol.of(order.symbol()),
                List.of(),
                order.distributed(),
                order.member(),
                order.title(),
                order.products(),
                order.hs() == null
                        ? List.of()
                        : order.hs().stream().map(HsScope::of).toList(),
                order.ics(),
                order.objective(),
                "",
                order.description(),
                order.commentsUntil(),
                order.adoption(),
                order.entryIntoForce(),
                "",
                order.link());
        return Answer.json(
                201, services.need(Notices.class).enter(notice, call.caller().account()));
    }

    private Answer warnings(Call call) {
        return Page.part(
                (from, most) -> services.need(Warnings.class)
                        .warnings(new Warnings.Query(call.orNull(BUREAU), of(call), call.get(UNREAD), from, most)),
                call);
    }

    private Answer raise(Call call) {
        ConcernOrder order = call.body(ConcernOrder.class);
        TradeConcern raised = services.need(TradeConcerns.class)
                .raise(
                        Subject.of(order.subject()),
                        order.market(),
                        order.title(),
                        order.text(),
                        order.reference(),
                        order.decided(call, clock));
        return Answer.created("/api/v1/market/concerns/" + raised.id(), raised);
    }

    /** With an outcome it closes the concern, otherwise it is a step. */
    private Answer step(Call call) {
        ConcernStep order = call.body(ConcernStep.class);
        Decision decision = order.decided(call, clock);
        TradeConcerns concerns = services.need(TradeConcerns.class);
        return Answer.json(
                201,
                order.outcome() == null
                        ? concerns.step(call.get(CONCERN), order.text(), decision)
                        : concerns.close(call.get(CONCERN), order.outcome(), decision));
    }
}
