// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.shifan.api.analysis.Trend;
import org.shifan.api.analysis.Trends;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;
import org.shifan.api.quality.Complaints;
import org.shifan.api.records.RecordHistory;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** What was before and what of it can still be proved: results over the years and made again, corrected records, the audit log whole. */
public final class RecordResources implements Resources {
    private static final int MOST_CHANGES = 10_000;
    private static final Param<Long> EVALUATION = Param.number("evaluation");
    private static final Param<Long> COMPLAINT = Param.number("complaint");
    private static final Param<Subject> SUBJECT = Param.subject("subject").needed();
    private static final Param<Level> LEVEL = Param.level("level").needed();
    private static final Param<String> ITEM = Param.text("item");
    private static final Param<BureauCode> BUREAU = Param.bureau().needed();
    private static final Param<String> KIND = Param.text("kind").needed();
    private static final Param<String> KEY = Param.text("key");

    private final Services services;
    private final Clock clock;
    private final OnceFolder folder;

    public RecordResources(Services services, Clock clock, Path folder) {
        this.services = services;
        this.clock = clock;
        this.folder = new OnceFolder(folder);
    }

    /** Why the seal over a reporter is opened; it is kept before the name is shown. */
    public record SealOrder(String reason) {}

    /** HS codes that the documents of a notification do not name. */
    public record ClassificationOrder(
            String symbol,
            List<String> hs,
            String reason,
            @MayBeMissing String evidence) implements Decided {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/evaluations/{evaluation}/replay", "evaluationReplay", "evaluations")
                        .with(EVALUATION)
                        .gives(Replays.Replay.class)
                        .by(call -> Answer.ok(services.need(Replays.class).replay(call.get(EVALUATION)))),
                Route.get("/api/v1/trend", "trend", "evaluations")
                        .with(SUBJECT, LEVEL, ITEM)
                        .gives(Trend.class)
                        .by(call -> Answer.ok(services.need(Trends.class)
                                .trend(call.get(SUBJECT), call.get(LEVEL), call.orNull(ITEM)))),
                Route.get("/api/v1/record-changes", "recordChanges", "imports")
                        .with(BUREAU, KIND, KEY)
                        .givesPage(RecordHistory.Change.class)
                        .by(this::changes),
                Route.get("/api/v1/audit/export", "auditExport", "operations")
                        .givesFile("text/plain")
                        .by(call -> export()),
                Route.post("/api/v1/complaints/{complaint}/reporter", "complaintReporter", "quality")
                        .with(COMPLAINT)
                        .takes(SealOrder.class)
                        .gives(Complaints.Reporter.class)
                        .secret()
                        .by(call -> Answer.json(
                                201,
                                services.need(Complaints.class)
                                        .reporter(
                                                call.get(COMPLAINT),
                                                call.caller().actor(),
                                                call.body(SealOrder.class).reason()))),
                Route.post("/api/v1/market/notice/classification", "marketNoticeClassify", "market")
                        .takes(ClassificationOrder.class)
                        .gives(NoticeFile.class)
                        .by(this::classify));
    }

    private Answer changes(Call call) {
        String key = call.orNull(KEY);
        return Page.of(
                services.need(RecordHistory.class)
                        .changes(call.get(BUREAU), call.get(KIND), key == null ? "" : key, MOST_CHANGES),
                call);
    }

    private Answer export() throws IOException {
        AuditLog log = services.need(AuditLog.class);
        Path file = folder.make().resolve("audit.jsonl");
        try (Writer out = Files.newBufferedWriter(file)) {
            log.export(out);
        } catch (IOException | RuntimeException e) {
            OnceFolder.delete(file);
            throw e;
        }
        return Answer.file("text/plain", file).download("audit.jsonl");
    }

    private Answer classify(Call call) {
        ClassificationOrder order = call.body(ClassificationOrder.class);
        return Answer.json(
                201,
                services.need(Notices.class)
                        .classify(
                                NoticeSymbol.of(order.symbol()),
                                order.hs().stream().map(HsScope::of).toList(),
                                order.decided(call, clock)));
    }
}
