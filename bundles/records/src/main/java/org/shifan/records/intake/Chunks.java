// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.text.Message;
import org.shifan.records.store.ReadsAhead;

import static org.shifan.records.intake.IntakeMessages.M;

/**
 * The rows of a table in chunks. While the caller stores one the next is read, and checked, by a thread of its own, so that neither waits
 * for the other; there are never more than these two. A table of one chunk needs no thread.
 */
final class Chunks implements AutoCloseable {
    /** The first chunk is small, so that what is wrong with a file shows soon and somebody begins to store. */
    private static final int FIRST_CHUNK = 2000;

    /** Each is so many times the one before: about as much as can be read while that one is stored. */
    private static final int GROWTH = 4;

    /**
     * A line of sums is written once a chunk: the larger the chunk, the more rows share it. Two chunks are in memory at a time, and a row
     * takes about a kilobyte of it; so they are larger where the heap is.
     */
    private static final int PARTS =
            Math.toIntExact(Math.max(1, Math.min(4, Runtime.getRuntime().maxMemory() / (220L << 20))));

    static final int LARGEST_CHUNK = 10_000 * PARTS;
    private static final int CHUNK_CHARACTERS = (1 << 20) * PARTS;

    /**
     * Some rows.
     *
     * @param rows those that have a cell for each column
     * @param read the same as the target has read them; it refuses to be taken when that failed
     * @param faults the others
     * @param position bytes of the file read so far
     * @param last whether nothing comes after it
     */
    record Chunk(
            List<Table.Row> rows, ReadsAhead.Read read, List<Outcome.Rejection> faults, long position, boolean last) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final Map.Entry<String, String>[] NO_CELLS = new Map.Entry[0];

    private final Table table;
    private final Header header;
    private final boolean ofRejects;
    private final ImportTarget target;
    private final ImportContext context;
    private int size = FIRST_CHUNK;
    /** The row that begins the next chunk. */
    private Table.Row ahead;

    private FutureTask<Chunk> reading;
    private Thread thread;

    Chunks(Table table, Header header, ImportTarget target, ImportContext context) throws IOException {
        this.target = target;
        this.context = context;
        this.table = table;
        this.header = header;
        this.ofRejects = header.isOfRejects();
        this.ahead = table.next();
    }

    /**
     * The next chunk; it may be empty, when it is the last one.
     *
     * @throws InterruptedException when the calling thread is interrupted while it waits
     */
    Chunk next() throws IOException, InterruptedException {
        Chunk chunk = reading == null ? read() : await();
        if (!chunk.last()) {
            reading = new FutureTask<>(readNext());
            thread = new Thread(reading, "shifan-import-reads-ahead");
            thread.setDaemon(true);
            thread.start();
        }
        return chunk;
    }

    private Callable<Chunk> readNext() {
        return this::read;
    }

    private Chunk await() throws IOException, InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Chunk read() throws IOException {
        List<Table.Row> rows = new ArrayList<>();
        List<ImportRow> named = new ArrayList<>();
        List<Outcome.Rejection> faults = new ArrayList<>();
        int characters = 0;
        while (ahead != null && rows.size() + faults.size() < size && characters < CHUNK_CHARACTERS) {
            Table.Row row = ahead;
            ahead = table.next();
            if (row.blank()) {
                continue;
            }
            Message fault = fault(row, ahead == null && table.endsInRow());
            if (fault == null) {
                rows.add(row);
                named.add(named(row));
            } else {
                faults.add(new Outcome.Rejection(row, "", "", fault));
            }
            for (String cell : row.cells()) {
                characters += cell.length();
            }
        }
        // Before the target is given anything: rows that were not checked with the rest are not stored.
        table.refuseChanged();
        size = Math.min(GROWTH * size, LARGEST_CHUNK);
        return new Chunk(rows, read(named), faults, table.position(), ahead == null);
    }

    private ReadsAhead.Read read(List<ImportRow> rows) {
        if (!(target instanceof ReadsAhead ahead)) {
            return sink -> target.take(context, rows, sink);
        }
        try {
            return ahead.readAhead(context, rows);
        } catch (RuntimeException e) {
            // It is told when its turn has come, as if the chunk could not be stored.
            return sink -> {
                throw e;
            };
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

    private ImportRow named(Table.Row row) {
        List<Map.Entry<String, String>> cells = new ArrayList<>(row.cells().size());
        for (int i = 0; i < header.columns().size(); i++) {
            String column = header.columns().get(i);
            if (column != null && !row.cells().get(i).isEmpty()) {
                String cell = row.cells().get(i);
                cells.add(Map.entry(column, ofRejects ? RejectFile.original(cell) : cell));
            }
        }
        // Made immutable at once: the row would copy it otherwise.
        Map<String, String> values = Map.ofEntries(cells.toArray(NO_CELLS));
        return new ImportRow(row.line(), values);
    }

    /** Lets the thread end, so that the table is nobody's but the caller's. */
    @Override
    public void close() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
