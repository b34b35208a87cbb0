// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Rates;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * What is published of procedures (R6): public notices (公示), during which anybody objects without an account, and announcements (公告) of what
 * was decided. Persons, reasons and papers are not in it.
 */
public final class NoticeResources implements Resources {
    private static final String TAG = "public";
    /** Of one address in a minute; of all a hundred times as many. */
    private static final int OBJECTIONS = 3;

    private static final String ANNOUNCEMENT = "announcement";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Long> NOTICE = Param.number("notice");
    private static final Param<String> RECEIPT = Param.key("receipt");

    private final Services services;
    private final Rates perAddress = new Rates(OBJECTIONS, System::nanoTime);
    private final Rates ofAll = new Rates(OBJECTIONS * 100, System::nanoTime);

    public NoticeResources(Services services) {
        this.services = services;
    }

    /**
     * A public notice (公示) under way, during which everybody may object.
     *
     * @param until the last day for objections; null when none is set
     */
    public record Notice(
            long number,
            Subject subject,
            Text subjectName,
            Text procedure,
            String title,
            BureauCode bureau,
            LocalDate since,
            LocalDate until) {}

    /**
     * What was decided and announced.
     *
     * @param announcement its number, such as 苏检〔2014〕1号
     * @param decision the step that was announced
     */
    public record Announcement(
            String announcement,
            LocalDate day,
            Subject subject,
            Text subjectName,
            Text procedure,
            Text decision,
            String title,
            BureauCode bureau) {}

    /** An objection; who makes it is neither asked nor kept. */
    public record OpenObjection(String text) {}

    @Override
    public List<Route> routes() {
        return List.of(
                open(Route.get("/public/v1/notices", "publicNotices", TAG))
                        .with(BUREAU)
                        .givesPage(Notice.class)
                        .by(call -> Page.of(notices(call.orNull(BUREAU)), call)),
                open(Route.get("/public/v1/notices/{notice}", "publicNotice", TAG))
                        .with(NOTICE)
                        .gives(Notice.class)
                        .by(call -> Answer.ok(notice(call.get(NOTICE)))),
                open(Route.post("/public/v1/notices/{notice}/objections", "publicObjection", TAG))
                        .unnoted()
                        .with(NOTICE)
                        .takes(OpenObjection.class)
                        .gives(Cases.ObjectionReceipt.class)
                        .by(this::object),
                open(Route.get("/public/v1/objections/{receipt}", "publicObjectionFollow", TAG))
                        .with(RECEIPT)
                        .gives(Cases.ObjectionFollowed.class)
                        .by(this::follow),
                open(Route.get("/public/v1/announcements", "publicAnnouncements", TAG))
                        .with(BUREAU)
                        .givesPage(Announcement.class)
                        .by(call -> Page.of(announcements(call.orNull(BUREAU)), call)));
    }

    private static Route open(Route route) {
        return route.access(Route.Access.PUBLIC);
    }

    private Cases cases() {
        return services.need(Cases.class);
    }

    private List<Notice> notices(BureauCode bureau) {
        Cases cases = cases();
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        return Server.does(() -> {
            Map<String, Set<String>> noticed = cases.procedures().stream()
                    .collect(Collectors.toMap(
                            ProcedureType::id,
                            type -> type.states().stream()
                                    .filter(state -> state.term() == Procedure.Term.PUBLIC_NOTICE)
                                    .map(ProcedureType.State::id)
                                    .collect(Collectors.toSet())));
            // A step of the authority's own has a term of its own, by which nobody objects.
            Map<Long, LocalDate> due = cases.caseDeadlines(bureau, null).stream()
                    .filter(Deadline::ofState)
                    .collect(Collectors.toMap(Deadline::caseNumber, Deadline::due));
            return cases.find(null, bureau, null, true).stream()
                    .filter(each ->
                            noticed.getOrDefault(each.procedure(), Set.of()).contains(each.state()))
                    .sorted(Comparator.comparing(Case::number).reversed())
                    .map(each -> notice(each, registry, due.get(each.number())))
                    .toList();
        });
    }

    private static Notice notice(Case open, ZoneRegistry registry, LocalDate until) {
        return new Notice(
                open.number(),
                open.subject(),
                name(open.subject(), registry),
                open.procedureTitle(),
                open.title().code(),
                open.bureau(),
                open.since(),
                until);
    }

    private static Text name(Subject subject, ZoneRegistry registry) {
        return subject.kind() == Subject.Kind.ZONE
                ? registry.zone(subject.zoneId()).map(Zone::name).orElse(null)
                : null;
    }

    private Notice notice(long number) {
        return notices((BureauCode) null).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, "rest.public.notice", number));
    }

    private Answer object(Call call) {
        OpenObjection order = call.body(OpenObjection.class);
        Notice notice = notice(call.get(NOTICE));
        slowDown(perAddress.take(call.caller().address()));
        slowDown(ofAll.take(""));
        return nowhere(Answer.json(201, cases().objectOpenly(notice.number(), order.text())));
    }

    private static void slowDown(long seconds) {
        if (seconds > 0) {
            throw Refusal.of(429, "rest.rate", seconds).with("Retry-After", Long.toString(seconds));
        }
    }

    private Answer follow(Call call) {
        try {
            return nowhere(Answer.ok(cases().followObjection(call.get(RECEIPT))));
        } catch (ShifanException e) {
            throw e.code().equals("lifecycle.objection.receipt") ? new Refusal(404, e.message()) : e;
        }
    }

    /** Unlike other public answers this one is for whoever has the receipt, and no proxy keeps it. */
    private static Answer nowhere(Answer answer) {
        return answer.with("Cache-Control", "no-store");
    }

    private List<Announcement> announcements(BureauCode bureau) {
        Cases cases = cases();
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        return Server.does(() -> {
            Map<String, ProcedureType> types =
                    cases.procedures().stream().collect(Collectors.toMap(ProcedureType::id, type -> type));
            return cases.find(null, bureau, null, false).stream()
                    .flatMap(each -> announced(each, types.get(each.procedure()), registry))
                    .sorted(Comparator.comparing(Announcement::day).reversed())
                    .toList();
        });
    }

    /**
     * The steps that need an announcement: a number that somebody wrote beside another step is none, and what was annulled was announced by
     * mistake.
     */
    private static Stream<Announcement> announced(Case of, ProcedureType type, ZoneRegistry registry) {
        if (type == null) {
            return Stream.empty();
        }
        Map<String, Text> decisions = type.steps().stream()
                .filter(step -> step.conditions().contains(ANNOUNCEMENT))
                .collect(Collectors.toMap(ProcedureType.Step::id, ProcedureType.Step::title));
        return of.entries().stream()
                .filter(line -> line.kind() == CaseEntry.Kind.STEP
                        && !line.annulled()
                        && decisions.containsKey(line.what())
                        && line.details().containsKey(ANNOUNCEMENT))
                .map(line -> new Announcement(
                        line.details().get(ANNOUNCEMENT),
                        line.day(),
                        of.subject(),
                        name(of.subject(), registry),
                        of.procedureTitle(),
                        decisions.get(line.what()),
                        of.title().code(),
                        of.bureau()));
    }
}
