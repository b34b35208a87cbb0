// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Attachment;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Imports of tables (Q1): the file is streamed in, the work goes on, and its progress is a resource. */
public final class ImportResources implements Resources, AutoCloseable {
    private static final String TAG = "imports";
    private static final Map<String, String> ENDINGS = Map.of(
            "text/csv",
            ".csv",
            "application/json",
            ".json",
            "application/xml",
            ".xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx");
    private static final Logger LOG = LoggerFactory.getLogger(ImportResources.class);
    private static final Param<String> KIND = Param.text("kind").needed();
    private static final Param<BureauCode> BUREAU = Param.bureau().needed();
    private static final Param<ImportMode> MODE = Param.choice("mode", ImportMode.class, ImportMode.ADD);
    private static final Param<String> REASON = Param.text("reason");
    private static final Param<Boolean> PREVIEW = Param.yesNo("preview");
    private static final Param<String> FILE = Param.text("file");

    private final Services services;
    private final Jobs<Run, ImportResult> jobs;
    private final OnceFolder folder;

    public ImportResources(Services services, Clock clock, Path folder) {
        this.services = services;
        this.jobs = new Jobs<>(
                services,
                clock,
                new Jobs.Place("/api/v1/imports", "import", TAG, ImportView.class, "rest.import.unknown", 2),
                ImportResources::view);
        this.folder = new OnceFolder(folder);
    }

    /** A file that is imported, and how far it is. */
    private static final class Run {
        private final String kind;
        private final String file;
        private volatile long rows;
        private volatile long bytesRead;
        private volatile long bytesTotal;

        private Run(ImportRequest request) {
            kind = request.kind();
            file = request.file().getFileName().toString();
        }

        private void at(long done, long read, long all) {
            rows = done;
            bytesRead = read;
            bytesTotal = all;
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /** A kind of record that can be imported. */
    public record ImportKind(String kind, Text title, List<ImportColumn> columns) {}

    /**
     * Where an import stands.
     *
     * @param state {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code REFUSED} or {@code FAILED}
     * @param result null while it is at work, or when nothing could be read
     * @param told why nothing could be read; null otherwise
     * @param rejects where the rows that were not taken are; null when there are none
     */
    public record ImportView(
            long number,
            String kind,
            String file,
            Instant received,
            String state,
            long rows,
            long bytesRead,
            long bytesTotal,
            ImportSummary result,
            Message told,
            String rejects) {}

    /** What came of an import. */
    public record ImportSummary(
            long importId,
            long rows,
            long stored,
            long unchanged,
            long rejected,
            String encoding,
            List<Message> first,
            List<Message> notes) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/import-kinds", "importKinds", TAG)
                        .givesPage(ImportKind.class)
                        .by(call -> Page.of(
                                services.need(ImportService.class).targets(),
                                target -> new ImportKind(target.kind(), target.title(), target.columns()),
                                call)),
                Route.post("/api/v1/imports", "importStart", TAG)
                        .with(KIND, BUREAU, MODE, REASON, PREVIEW, FILE)
                        .takes(
                                Long.MAX_VALUE,
                                ENDINGS.keySet().stream().sorted().toArray(String[]::new))
                        .gives(ImportView.class)
                        .success(202)
                        .by(this::start),
                jobs.shown(),
                Route.get("/api/v1/imports/{import}/rejects", "importRejects", TAG)
                        .with(jobs.number())
                        .givesFile("text/csv")
                        .by(this::rejects));
    }

    private Answer start(Call call) throws IOException {
        ImportService service = services.need(ImportService.class);
        String kind = call.get(KIND);
        if (service.targets().stream().noneMatch(target -> target.kind().equals(kind))) {
            throw Refusal.of(404, "rest.import.kind", kind);
        }
        String ending =
                ENDINGS.get(call.header("Content-Type").split(";")[0].strip().toLowerCase(java.util.Locale.ROOT));
        String name = Attachment.checked(call.find(FILE).orElse(kind + ending));
        Path file = folder.named(call.file(), name.endsWith(ending) ? name : name + ending);
        String reason = call.orNull(REASON);
        try {
            ImportRequest request = new ImportRequest(
                    kind,
                    file,
                    call.get(BUREAU),
                    call.caller().account(),
                    call.get(MODE),
                    reason,
                    null,
                    call.get(PREVIEW));
            return jobs.start(
                    call,
                    new Run(request),
                    job -> services.need(ImportService.class).run(request, job.about::at),
                    () -> gone(file));
        } catch (Refusal e) {
            OnceFolder.delete(file);
            throw e;
        }
    }

    private static ImportView view(Jobs.Job<Run, ImportResult> job) {
        ImportResult result = job.result;
        return new ImportView(
                job.number,
                job.about.kind,
                job.about.file,
                job.received,
                job.state.name(),
                job.about.rows,
                job.about.bytesRead,
                job.about.bytesTotal,
                result == null
                        ? null
                        : new ImportSummary(
                                result.importId(),
                                result.rows(),
                                result.stored(),
                                result.unchanged(),
                                result.rejected(),
                                result.encoding(),
                                result.first(),
                                result.notes()),
                job.told,
                result == null || result.rejects().isEmpty() ? null : "/api/v1/imports/" + job.number + "/rejects");
    }

    private Answer rejects(Call call) throws IOException {
        Jobs.Job<Run, ImportResult> job = jobs.require(call);
        Path file = job.result == null ? null : job.result.rejects().orElse(null);
        if (file == null || !Files.isRegularFile(file)) {
            throw Refusal.of(404, "rest.import.rejects", job.number);
        }
        // A copy: what is sent is deleted afterwards, and the import keeps its own.
        Path copy = Files.copy(file, folder.make().resolve("rejects.csv"));
        return Answer.file("text/csv", copy).download(job.about.kind + "-rejects.csv");
    }

    private static void gone(Path file) {
        try {
            OnceFolder.delete(file);
        } catch (IOException e) {
            LOG.warn("{} stays behind", file, e);
        }
    }

    @Override
    public void close() {
        jobs.close();
    }
}
