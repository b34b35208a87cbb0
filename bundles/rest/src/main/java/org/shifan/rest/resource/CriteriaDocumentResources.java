// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.shifan.api.criteria.CriteriaComparison;
import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaFormat;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSheets;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Attachment;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** For who writes criteria: the form of a document, what is wrong with one, and how two differ. Nothing of it is kept. */
public final class CriteriaDocumentResources implements Resources {
    private static final String TAG = "criteria";
    private static final String YAML = "application/yaml";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final long MOST_BYTES = 8L << 20;
    private static final Param<String> SET = Param.key("set");
    private static final Param<String> WITH = Param.text("with").needed();
    private static final Param<String> FILE = Param.text("file").needed();

    private final Services services;

    public CriteriaDocumentResources(Services services) {
        this.services = services;
    }

    /** What became of an examination. */
    public record CheckedDocument(boolean accepted, List<Problem> problems) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/criteria-format/schema", "criteriaSchema", TAG)
                        .givesFile("application/schema+json")
                        .by(call -> schema()),
                Route.get("/api/v1/criteria-format/sheet", "criteriaSheet", TAG)
                        .givesFile(XLSX)
                        .by(call -> Answer.bytes(
                                        XLSX,
                                        services.need(CriteriaSheets.class).blank())
                                .download("criteria.xlsx")),
                Route.post("/api/v1/criteria-checks", "criteriaCheck", TAG)
                        .with(FILE)
                        .takes(MOST_BYTES, YAML, XLSX)
                        .gives(CheckedDocument.class)
                        .success(200)
                        .by(this::check),
                Route.get("/api/v1/criteria/{set}/remarks", "criteriaRemarks", TAG)
                        .with(SET)
                        .givesPage(Remark.class)
                        .by(this::remarks),
                Route.get("/api/v1/criteria/{set}/differences", "criteriaDifferences", TAG)
                        .with(SET, WITH)
                        .gives(CriteriaDiff.class)
                        .by(call -> Answer.ok(
                                services.need(CriteriaComparison.class).compare(call.get(SET), call.get(WITH)))));
    }

    private Answer schema() {
        CriteriaFormat format = services.need(CriteriaFormat.class);
        return Answer.bytes("application/schema+json", format.schema()).download(format.schemaName());
    }

    private Answer check(Call call) throws IOException {
        String name = Attachment.checked(call.get(FILE));
        List<Problem> problems = services.need(CriteriaRegistry.class).check(name, Files.readAllBytes(call.file()));
        return Answer.ok(new CheckedDocument(problems.isEmpty(), problems));
    }

    private Answer remarks(Call call) {
        CriteriaRegistry registry = services.need(CriteriaRegistry.class);
        String set = call.get(SET);
        if (registry.set(set).isEmpty()) {
            throw Refusal.of(404, "rest.criteria.unknown", set);
        }
        return Page.of(registry.remarks(set), call);
    }
}
