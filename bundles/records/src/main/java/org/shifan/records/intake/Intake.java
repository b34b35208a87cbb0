// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportProgress;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.records.store.Database;
import org.shifan.records.store.ImportLog;

import static org.shifan.records.intake.IntakeMessages.refuse;

/** The import service: looks at the file, then runs it through the target in chunks. */
@Component(
        service = {ImportService.class, Intake.class},
        configurationPid = "org.shifan.records.intake")
@Designate(ocd = Intake.Configuration.class)
public final class Intake implements ImportService {

    /** Where the import puts what it does not take. */
    @ObjectClassDefinition(name = "Shifan: import / 导入")
    public @interface Configuration {
        @AttributeDefinition(
                description = "Folder of the reject files; shifan/rejects in the data folder if empty"
                        + " / 退回文件的文件夹；留空为数据文件夹中的 shifan/rejects")
        String rejects() default "";
    }

    private static final Metric ROWS =
            Metric.of("shifan_import_rows", "Rows of imported files by what became of them", "kind", "outcome");
    private static final Metric TIME =
            Metric.of("shifan_import_seconds", "Time of an import that came to its end", "kind");

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final TargetRegistry targets;
    private final BureauDirectory bureaus;
    private final ImportLog log;
    private final Permissions permissions;
    private final Path rejects;
    private final Previews previews;
    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Metrics metrics;

    /** There when this server is a node of a group. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile GroupNode group;

    @Activate
    public Intake(
            @Reference TargetRegistry targets,
            @Reference BureauDirectory bureaus,
            @Reference Database database,
            @Reference Permissions permissions,
            Configuration configuration,
            BundleContext context) {
        this(
                targets,
                bureaus,
                new ImportLog(database, Clock.system(ZoneId.of("Asia/Shanghai"))),
                permissions,
                rejects(configuration, context));
        endCutOff();
    }

    Intake(TargetRegistry targets, BureauDirectory bureaus, ImportLog log, Permissions permissions, Path rejects) {
        this.permissions = permissions;
        this.targets = targets;
        this.bureaus = bureaus;
        this.log = log;
        this.rejects = rejects;
        this.clock = log.clock();
        this.previews = new Previews(rejects, clock);
    }

    /** What a stop of this server cut off does not run any more. */
    private void endCutOff() {
        try {
            int ended = log.endCutOff(
                    Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
            if (ended > 0) {
                LOG.warn("{} imports were cut off when the server stopped: import their files again", ended);
            }
        } catch (ShifanException e) {
            LOG.warn("Imports that were cut off are not noted as such: {}", e.getMessage());
        }
    }

    private static Path rejects(Configuration configuration, BundleContext context) {
        if (!configuration.rejects().isBlank()) {
            return Path.of(configuration.rejects().strip());
        }
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? System.getProperty("java.io.tmpdir") : data, "shifan", "rejects");
    }

    @Override
    public List<ImportTarget> targets() {
        return targets.targets();
    }

    @Override
    public ImportResult run(ImportRequest request, ImportProgress progress) {
        return run(request, progress, null);
    }

    /**
     * Imports the file of an import that was cut off once more, for whoever began it.
     *
     * @throws ShifanException what {@link #run} throws; {@code intake.lost.other} when the file is another one by now
     */
    ImportResult finish(ImportLog.Unfinished lost) {
        ImportLog.Begun begun = lost.begun();
        ImportRequest request = new ImportRequest(
                begun.kind(),
                lost.source(),
                BureauCode.of(begun.bureau()),
                begun.by(),
                begun.mode(),
                begun.reason(),
                lost.columns(),
                false);
        return run(request, null, lost);
    }

    /** @param lost the import that is finished; null when it is one for itself */
    private ImportResult run(ImportRequest request, ImportProgress progress, ImportLog.Unfinished lost) {
        ImportTarget target = targets.target(request.kind())
                .orElseThrow(() -> refuse("intake.kind.unknown", request.kind(), kinds()));
        bureaus.require(request.bureau());
        permissions.require("import.run", Place.of(request.bureau()));
        check(request, target);
        Path file = request.file();
        Instant started = clock.instant();
        Watch watch = new Watch(file, progress);
        try {
            Map<String, String> mapped = request.columns() == null ? Map.of() : ColumnMap.of(request.columns(), target);
            try (Table table = Content.table(file, watch)) {
                Table.Row first = table.next();
                while (first != null && first.blank()) {
                    first = table.next();
                }
                if (first == null) {
                    throw refuse("intake.file.empty", file.getFileName());
                }
                Header header = Header.of(file, target, first.cells(), mapped);
                ImportContext context = begin(request, table, lost);
                try (RejectFile rejectFile = new RejectFile(rejectFile(context, file), first.cells())) {
                    ImportRun run = new ImportRun(target, table, header, context, rejectFile, watch, Files.size(file));
                    run(run, context);
                    ImportResult result = result(context.importId(), run, table, header, rejectFile, started);
                    if (!context.preview()) {
                        count(target.kind(), result);
                    }
                    return result;
                }
            }
        } catch (ClosedByInterruptException e) {
            Watch.interrupted();
            throw new ShifanException(IntakeMessages.M.message("intake.interrupted.check", file.getFileName()), e);
        } catch (UncheckedIOException e) {
            throw new ShifanException(
                    IntakeMessages.M.message("intake.rejects", rejects, String.valueOf(e.getCause())), e.getCause());
        } catch (IOException e) {
            throw new ShifanException(
                    IntakeMessages.M.message("intake.file.read", file, String.valueOf(e.getMessage())), e);
        }
    }

    private static void check(ImportRequest request, ImportTarget target) {
        if (!target.modes().contains(request.mode())) {
            throw refuse("intake.mode", request.kind(), request.mode().code());
        }
        if (request.preview() && !target.previews()) {
            throw refuse("intake.preview", request.kind());
        }
        if (request.mode() != ImportMode.ADD
                && !request.preview()
                && request.reason().isEmpty()) {
            throw refuse("intake.reason");
        }
        for (Path file : Stream.of(request.file(), request.columns())
                .filter(Objects::nonNull)
                .toList()) {
            if (!Files.isRegularFile(file)) {
                throw refuse("intake.file.missing", file);
            }
        }
    }

    private ImportContext begin(ImportRequest request, Table table, ImportLog.Unfinished lost) {
        String name = table.name();
        if (lost != null && !lost.sha256().equals(table.sha256())) {
            throw refuse("intake.lost.other", request.file(), lost.id());
        }
        boolean synthetic = name.toLowerCase(Locale.ROOT).contains("synthetic");
        long id = request.preview()
                ? 0
                : log.begin(
                        new ImportLog.Begun(
                                request.kind(),
                                name,
                                table.sha256(),
                                table.encoding(),
                                request.bureau().value(),
                                request.by(),
                                synthetic,
                                request.mode(),
                                request.reason()),
                        where(request, lost));
        return new ImportContext(
                id,
                request.bureau(),
                request.by(),
                LocalDate.now(clock),
                name,
                synthetic,
                request.mode(),
                request.preview(),
                request.reason());
    }

    private ImportLog.Where where(ImportRequest request, ImportLog.Unfinished lost) {
        GroupNode here = group;
        return new ImportLog.Where(
                here == null ? null : here.name(),
                here == null ? null : request.file().toAbsolutePath().normalize(),
                here == null || request.columns() == null
                        ? null
                        : request.columns().toAbsolutePath().normalize(),
                lost == null ? 0 : lost.id());
    }

    private Path rejectFile(ImportContext context, Path file) {
        Path folder = context.preview() ? previews.next() : rejects.resolve(Long.toString(context.importId()));
        return folder.resolve(file.getFileName() + ".rejects.csv");
    }

    private void run(ImportRun run, ImportContext context) throws IOException {
        boolean done = false;
        GroupNode here = context.preview() ? null : group;
        if (here != null) {
            here.runs(context.importId());
        }
        try {
            run.run();
            done = true;
        } finally {
            if (here != null) {
                here.ended(context.importId());
            }
            if (!context.preview()) {
                end(context.importId(), done, run.counts());
            }
        }
    }

    /** Notes the end also of an import that the user stops, be it in this very moment. */
    private void end(long id, boolean done, ImportLog.Counts counts) {
        boolean interrupted = Watch.interrupted();
        try {
            log.end(id, done, counts);
        } catch (ShifanException e) {
            if (!Watch.interrupted()) {
                throw e;
            }
            interrupted = true;
            log.end(id, done, counts);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ImportResult result(
            long id, ImportRun run, Table table, Header header, RejectFile rejectFile, Instant started) {
        List<Message> notes = new ArrayList<>(header.notes());
        notes.addAll(table.notes());
        ImportLog.Counts counts = run.counts();
        return new ImportResult(
                id,
                counts.rows(),
                counts.stored(),
                counts.unchanged(),
                counts.rejected(),
                table.encoding(),
                rejectFile.path(),
                run.first(),
                notes,
                Duration.between(started, clock.instant()));
    }

    private void count(String kind, ImportResult result) {
        Metrics count = Metrics.orNone(metrics);
        count.count(ROWS, result.stored(), kind, "stored");
        count.count(ROWS, result.unchanged(), kind, "unchanged");
        count.count(ROWS, result.rejected(), kind, "rejected");
        count.time(TIME, result.took(), kind);
    }

    private String kinds() {
        return String.join(", ", targets().stream().map(ImportTarget::kind).toList());
    }
}
