// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaSheets;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.report.ReportService;
import org.shifan.api.text.Message;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Criteria sets as they are in force (C1), and the facts that they read. Sets come as bundles, never by HTTP. */
public final class CriteriaResources implements Resources {
    private static final String TAG = "criteria";
    private static final String YAML = "application/yaml";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<CriteriaState> STATE = Param.choice("state", CriteriaState.class, null);
    private static final Param<String> SET = Param.key("set");
    private static final Param<LocalDate> ON = Param.day("on");
    private static final Param<Form> FORM = Param.choice("form", Form.class, Form.YAML);
    private static final Param<Subject> SUBJECT = Param.subject("subject").needed();
    private static final Param<Long> YEAR =
            Param.query("year", 2000, 2100, null).needed();
    private static final Param<String> FACT = Param.text("fact");

    private final Services services;
    private final Clock clock;
    private final OnceFolder folder;

    public CriteriaResources(Services services, Clock clock, Path folder) {
        this.services = services;
        this.clock = clock;
        this.folder = new OnceFolder(folder);
    }

    /** The forms of a document. */
    enum Form {
        YAML,
        XLSX
    }

    /**
     * A fact of a subject.
     *
     * @param value null when there is none
     * @param missing why there is none; null when there is one
     */
    public record FactView(
            FactId fact, Subject subject, BigDecimal value, Message missing, List<FactValue.Source> sources) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/criteria", "criteria", TAG)
                        .with(BUREAU, STATE)
                        .givesPage(CriteriaSet.class)
                        .by(this::sets),
                Route.get("/api/v1/criteria/{set}", "criteriaSet", TAG)
                        .with(SET)
                        .gives(CriteriaSet.class)
                        .by(call -> Answer.ok(require(call))),
                Route.get("/api/v1/criteria/{set}/history", "criteriaHistory", TAG)
                        .with(SET)
                        .givesPage(CriteriaStep.class)
                        .by(call -> Page.of(
                                services.need(CriteriaReleases.class)
                                        .history(require(call).id()),
                                call)),
                Route.get("/api/v1/criteria/{set}/document", "criteriaDocument", TAG)
                        .with(SET, FORM)
                        .givesFile(YAML, XLSX)
                        .by(this::document),
                Route.get("/api/v1/criteria/{set}/rulebook", "ruleBook", TAG)
                        .with(SET, ON)
                        .gives(RuleBook.class)
                        .by(call -> Answer.ok(book(call))),
                Route.get("/api/v1/criteria/{set}/rulebook.html", "ruleBookPage", TAG)
                        .with(SET, ON)
                        .givesFile("text/html")
                        .by(this::page),
                Route.get("/api/v1/facts", "facts", TAG)
                        .givesPage(FactDefinition.class)
                        .by(call -> Page.of(services.need(FactCatalogue.class).definitions(), call)),
                Route.get("/api/v1/facts/values", "factValues", TAG)
                        .with(SUBJECT, YEAR, ON, FACT)
                        .givesPage(FactView.class)
                        .by(this::values));
    }

    private Answer sets(Call call) {
        BureauCode bureau = call.orNull(BUREAU);
        CriteriaState state = call.orNull(STATE);
        return Page.of(
                services.need(CriteriaRegistry.class).sets().stream()
                        .filter(set -> bureau == null
                                || (set.key() != null && set.key().authority().equals(bureau)))
                        .filter(set -> state == null || set.state() == state)
                        .toList(),
                call);
    }

    private CriteriaSet require(Call call) {
        return services.need(CriteriaRegistry.class)
                .set(call.get(SET))
                .orElseThrow(() -> Refusal.of(404, "rest.criteria.unknown", call.get(SET)));
    }

    private Answer document(Call call) {
        CriteriaSheets sheets = services.need(CriteriaSheets.class);
        String id = call.get(SET);
        byte[] sheet = sheets.sheet(id);
        if (call.get(FORM) == Form.XLSX) {
            return Answer.bytes(XLSX, sheet).download(id + ".xlsx");
        }
        return Answer.bytes(YAML, sheets.text(id + ".xlsx", sheet)).download(id + ".yaml");
    }

    private RuleBook book(Call call) {
        CriteriaSet set = require(call);
        LocalDate on = call.find(ON).orElseGet(() -> LocalDate.now(clock));
        return services.need(RuleBooks.class)
                .book(set.id(), set.version(), on)
                .orElseThrow(() -> Refusal.of(404, "rest.criteria.unknown", call.get(SET)));
    }

    private Answer page(Call call) throws IOException {
        Path file = services.need(ReportService.class).ruleBook(book(call), call.language(), folder.make());
        return Answer.file("text/html", file).download(file.getFileName().toString());
    }

    private Answer values(Call call) {
        FactCatalogue catalogue = services.need(FactCatalogue.class);
        Subject subject = call.get(SUBJECT);
        String wanted = call.orNull(FACT);
        List<FactId> facts = catalogue.definitions().stream()
                .filter(each -> each.subjects().contains(subject.kind()))
                .map(FactDefinition::id)
                .filter(id -> wanted == null || id.value().equals(wanted))
                .sorted()
                .toList();
        if (facts.isEmpty()) {
            throw Refusal.of(
                    404,
                    "rest.fact.unknown",
                    wanted == null ? "" : wanted,
                    subject.kind().code());
        }
        Map<FactId, FactValue> read = catalogue
                .read(
                        Set.copyOf(facts),
                        List.of(subject),
                        call.get(YEAR).intValue(),
                        call.find(ON).orElseGet(() -> LocalDate.now(clock)))
                .get(subject);
        List<FactView> views = new ArrayList<>();
        for (FactId fact : facts) {
            FactValue value = read.get(fact);
            views.add(
                    value instanceof FactValue.Known known
                            ? new FactView(fact, subject, known.value(), null, known.sources())
                            : new FactView(fact, subject, null, ((FactValue.Missing) value).reason(), List.of()));
        }
        return Page.of(views, call);
    }
}
