// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import org.shifan.api.operations.Backups;
import org.shifan.api.operations.Integrity;
import org.shifan.api.records.Rollups;
import org.shifan.api.text.Message;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;
import org.shifan.rest.resource.ServerResources.BackupView;

/** Long work on the server itself, one at a time: backups, and the proofs that what is kept agrees. */
public final class RunResources implements Resources, AutoCloseable {
    private static final String TAG = "operations";
    private static final Param<String> BACKUP = Param.key("backup");

    private final Services services;
    private final Jobs<Kind, Outcome> jobs;

    public RunResources(Services services, Clock clock) {
        this.services = services;
        jobs = new Jobs<>(
                services,
                clock,
                new Jobs.Place("/api/v1/runs", "run", TAG, RunView.class, "rest.run.unknown", 2),
                RunResources::view);
    }

    /** What is done. */
    public enum Kind {
        /** A backup is taken. */
        BACKUP,
        /** A backup is read again and its database opened. */
        BACKUP_VERIFICATION,
        /** Rows, sums, archive and audit log are held against each other. */
        INTEGRITY_CHECK,
        /** All records are added up anew and compared with the sums kept. */
        ROLLUP_CHECK
    }

    /**
     * How the sums are to be checked.
     *
     * @param repair whether wrong sums are set right
     */
    public record RollupOrder(Boolean repair) {}

    /** What came of it: one of these, the others are null. */
    private record Outcome(BackupView backup, List<Message> problems, List<Integrity.Part> parts, Rollups.Check sums) {}

    /**
     * Where a run stands.
     *
     * @param state {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code REFUSED} or {@code FAILED}
     * @param told why it was refused or failed; null otherwise
     * @param backup that was taken; null otherwise
     * @param problems of the backup that was verified, empty when it can be restored; null otherwise
     * @param parts what each integrity check came to; null otherwise
     * @param sums what became of the sums; null otherwise
     */
    public record RunView(
            long number,
            Kind kind,
            Instant received,
            String state,
            Message told,
            BackupView backup,
            List<Message> problems,
            List<Integrity.Part> parts,
            Rollups.Check sums) {}

    @Override
    public List<Route> routes() {
        return List.of(
                start("/api/v1/backups", "backupStart", "backup.take")
                        .by(call -> start(call, Kind.BACKUP, this::backup)),
                start("/api/v1/backups/{backup}/verification", "backupVerify", "backup.take")
                        .with(BACKUP)
                        .by(this::verify),
                start("/api/v1/integrity-checks", "integrityCheck", "server.read")
                        .by(call -> start(call, Kind.INTEGRITY_CHECK, this::integrity)),
                start("/api/v1/rollup-checks", "rollupCheck", "rollup.repair")
                        .takes(RollupOrder.class)
                        .by(this::rollups),
                jobs.shown());
    }

    private static Route start(String path, String operation, String permission) {
        return Route.post(path, operation, TAG)
                .needs(permission)
                .gives(RunView.class)
                .success(202);
    }

    private Answer start(Call call, Kind kind, Supplier<Outcome> work) {
        return jobs.start(call, kind, job -> work.get());
    }

    private Outcome backup() {
        return new Outcome(BackupView.of(services.need(Backups.class).take(null)), null, null, null);
    }

    private Answer verify(Call call) {
        String name = call.get(BACKUP);
        // By its name among those that are there: a path of somebody's own leads nowhere.
        if (services.need(Backups.class).list(null).stream()
                .noneMatch(each -> each.name().equals(name))) {
            throw Refusal.of(404, "rest.backup.unknown", name);
        }
        return start(
                call,
                Kind.BACKUP_VERIFICATION,
                () -> new Outcome(null, services.need(Backups.class).verify(Path.of(name)), null, null));
    }

    private Outcome integrity() {
        return new Outcome(null, null, services.need(Integrity.class).check(), null);
    }

    private Answer rollups(Call call) {
        boolean repair = call.body(RollupOrder.class).repair();
        String by = call.caller().account();
        return start(
                call,
                Kind.ROLLUP_CHECK,
                () -> new Outcome(null, null, null, services.need(Rollups.class).check(repair, by)));
    }

    private static RunView view(Jobs.Job<Kind, Outcome> job) {
        Outcome result = job.result == null ? new Outcome(null, null, null, null) : job.result;
        return new RunView(
                job.number,
                job.about,
                job.received,
                job.state.name(),
                job.told,
                result.backup(),
                result.problems(),
                result.parts(),
                result.sums());
    }

    /** Work under way is interrupted: a backup leaves nothing, a check tells nothing. */
    @Override
    public void close() {
        jobs.close();
    }
}
