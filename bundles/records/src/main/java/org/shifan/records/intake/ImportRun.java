// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.records.store.ImportLog;

import static org.shifan.records.intake.IntakeMessages.M;

/** One import under way: rows in chunks to the target, counts, rejections. Holds one chunk and never more. */
final class ImportRun {
    /** The first chunk is small, so that what is wrong with a file shows soon; each is twice the one before. */
    private static final int FIRST_CHUNK = 1000;

    private static final int LARGEST_CHUNK = 10_000;
    private static final int CHUNK_CHARACTERS = 1 << 20;
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
    private final List<Table.Row> chunk = new ArrayList<>();
    private final List<Outcome.Rejection> faults = new ArrayList<>();
    private int chunkRows = FIRST_CHUNK;
    private int characters;
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
        Table.Row row = table.next();
        while (row != null) {
            Table.Row after = table.next();
            if (!row.blank()) {
                add(row, after == null && table.endsInRow());
            }
            row = after;
        }
        flush();
        report(size);
    }

    private void add(Table.Row row, boolean last) {
        Message fault = fault(row, last);
        if (fault == null) {
            chunk.add(row);
        } else {
            faults.add(new Outcome.Rejection(row, "", "", fault));
        }
        for (String cell : row.cells()) {
            characters += cell.length();
        }
        if (chunk.size() + faults.size() >= chunkRows || characters >= CHUNK_CHARACTERS) {
            flush();
            chunkRows = Math.min(2 * chunkRows, LARGEST_CHUNK);
            report(table.position());
            stopWhenInterrupted();
        }
    }

    private Message fault(Table.Row row, boolean last) {
        int expected = header.columns().size();
        int found = row.cells().size();
        for (int i = expected; i < found; i++) {
            if (!row.cells().get(i).isEmpty()) {
                return M.message("intake.row.cells", found, expected);
            }
        }
        if (found < expected) {
            return last ? M.message("intake.row.cut", found, expected) : M.message("intake.row.cells", found, expected);
        }
        for (int i = 0; i < found; i++) {
            if (row.cells().get(i).length() > CsvShape.CELL_LIMIT) {
                return M.message("intake.row.long", i + 1, CsvShape.CELL_LIMIT);
            }
            int at = Characters.firstThatIsNone(row.cells().get(i));
            if (at >= 0) {
                return M.message("intake.row.character", i + 1, String.format(Locale.ROOT, "U+%04X", (int)
                        row.cells().get(i).charAt(at)));
            }
        }
        return null;
    }

    private void flush() {
        Outcome outcome = new Outcome(chunk);
        if (!chunk.isEmpty()) {
            take(outcome);
        }
        rows += chunk.size() + faults.size();
        stored += outcome.storedRows();
        unchanged += outcome.unchangedRows();
        Stream.concat(outcome.rejections().stream(), faults.stream())
                .sorted(Comparator.comparingLong(rejection -> rejection.row().line()))
                .forEach(this::reject);
        chunk.clear();
        faults.clear();
        characters = 0;
    }

    private void take(Outcome outcome) {
        try {
            target.take(context, chunk.stream().map(this::named).toList(), outcome);
            outcome.complete();
        } catch (RuntimeException e) {
            // A database whose thread is interrupted speaks of a lost connection.
            if (Watch.interrupted()) {
                throw new ShifanException(interrupted().message(), e);
            }
            Object reason = e instanceof ShifanException refusal ? refusal.message() : String.valueOf(e.getMessage());
            long from = chunk.get(0).line();
            long to = chunk.get(chunk.size() - 1).line();
            throw new ShifanException(M.message("intake.stopped", context.file(), from, to, stored, reason), e);
        }
    }

    private ImportRow named(Table.Row row) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < header.columns().size(); i++) {
            String column = header.columns().get(i);
            if (column != null && !row.cells().get(i).isEmpty()) {
                values.put(column, row.cells().get(i));
            }
        }
        return new ImportRow(row.line(), values);
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
