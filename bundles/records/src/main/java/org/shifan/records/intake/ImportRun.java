// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.records.store.ImportLog;

import static org.shifan.records.intake.IntakeMessages.M;

/** One import under way: rows in chunks to the target, counts, rejections. */
final class ImportRun {
    private static final int FIRST = 10;
    private static final int SHOWN = 80;

    private final ImportTarget target;
    private final Table table;
    private final Header header;
    private final ImportContext context;
    private final RejectFile rejects;
    private final Watch watch;
    private final long size;
    private final List<Message> first = new ArrayList<>();
    private long rows;
    private long stored;
    private long unchanged;
    private long rejected;

    ImportRun(
            ImportTarget target,
            Table table,
            Header header,
            ImportContext context,
            RejectFile rejects,
            Watch watch,
            long size) {
        this.target = target;
        this.table = table;
        this.header = header;
        this.context = context;
        this.rejects = rejects;
        this.watch = watch;
        this.size = size;
    }

    /**
     * Reads to the end.
     *
     * @throws ShifanException {@code intake.stopped} when a chunk cannot be stored, {@code intake.interrupted} when the
     *     thread is interrupted; the chunks before are stored
     */
    void run() throws IOException {
        try {
            read();
        } catch (ClosedByInterruptException e) {
            // The chunk under way was not given to the target.
            Watch.interrupted();
            throw new ShifanException(interrupted().message(), e);
        }
    }

    private void read() throws IOException {
        stopWhenInterrupted();
        try (Chunks chunks = new Chunks(table, header, target, context)) {
            Chunks.Chunk chunk = chunks.next();
            store(chunk);
            while (!chunk.last()) {
                report(chunk.position());
                stopWhenInterrupted();
                chunk = chunks.next();
                store(chunk);
            }
        } catch (InterruptedException e) {
            // The chunk that was being read was not given to the target.
            throw new ShifanException(interrupted().message(), e);
        }
        report(size);
    }

    private void store(Chunks.Chunk chunk) {
        Outcome outcome = new Outcome(chunk.rows());
        if (!chunk.rows().isEmpty()) {
            take(chunk, outcome);
        }
        rows += chunk.rows().size() + chunk.faults().size();
        stored += outcome.storedRows();
        unchanged += outcome.unchangedRows();
        Stream.concat(outcome.rejections().stream(), chunk.faults().stream())
                .sorted(Comparator.comparingLong(rejection -> rejection.row().line()))
                .forEach(this::reject);
    }

    private void take(Chunks.Chunk chunk, Outcome outcome) {
        try {
            chunk.read().take(outcome);
            outcome.complete();
        } catch (RuntimeException e) {
            // A database whose thread is interrupted speaks of a lost connection.
            if (Watch.interrupted()) {
                throw new ShifanException(interrupted().message(), e);
            }
            Object reason = e instanceof ShifanException refusal ? refusal.message() : String.valueOf(e.getMessage());
            long from = chunk.rows().get(0).line();
            long to = chunk.rows().get(chunk.rows().size() - 1).line();
            throw new ShifanException(M.message("intake.stopped", context.file(), from, to, stored, reason), e);
        }
    }

    private void reject(Outcome.Rejection rejection) {
        rejected++;
        rejects.add(rejection.row(), rejection.column(), rejection.value(), rejection.reason());
        if (first.size() >= FIRST) {
            return;
        }
        long line = rejection.row().line();
        String value = rejection.value();
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        first.add(
                rejection.column().isEmpty()
                        ? M.message("intake.rejected.row", line, rejection.reason())
                        : M.message("intake.rejected.cell", line, rejection.column(), shown, rejection.reason()));
    }

    private void report(long position) {
        watch.imported(rows, position, size);
    }

    private void stopWhenInterrupted() {
        if (Watch.interrupted()) {
            throw interrupted();
        }
    }

    private ShifanException interrupted() {
        return IntakeMessages.refuse("intake.interrupted", context.file(), rows, stored, context.importId());
    }

    ImportLog.Counts counts() {
        return new ImportLog.Counts(rows, stored, unchanged, rejected);
    }

    List<Message> first() {
        return first;
    }
}
