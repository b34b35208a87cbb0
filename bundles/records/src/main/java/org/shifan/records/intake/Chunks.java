// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.text.Message;

import static org.shifan.records.intake.IntakeMessages.M;

/**
 * The rows of a table in chunks. While the caller stores one, a thread of its own goes on reading and checking, piece by piece; the
 * caller then gets all that was read meanwhile, so that neither waits for the other, whichever is faster. There are never more than
 * two of the largest chunks in memory. A table of one chunk needs no thread.
 */
final class Chunks implements AutoCloseable {
    /** The first chunk is small, so that what is wrong with a file shows soon. */
    private static final int FIRST_CHUNK = 2000;

    /** Each is at least twice the one before up to this: of less a transaction costs more than its rows. */
    private static final int LEAST_CHUNK = 4 * FIRST_CHUNK;

    /** What is read before the caller may have it. */
    private static final int PIECE = FIRST_CHUNK / 2;

    /**
     * A line of sums is written once a chunk: the larger the chunk, the more rows share it. Two chunks are in memory at a time, and a row
     * takes about a kilobyte of it; so they are larger where the heap is.
     */
    private static final int PARTS =
            Math.toIntExact(Math.max(1, Math.min(4, Runtime.getRuntime().maxMemory() / (220L << 20))));

    static final int LARGEST_CHUNK = 10_000 * PARTS;
    private static final int CHUNK_CHARACTERS = (1 << 20) * PARTS;
    private static final int PIECE_CHARACTERS = CHUNK_CHARACTERS / 10;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final Map.Entry<String, String>[] NO_CELLS = new Map.Entry[0];

    private final Table table;
    private final Header header;
    private final ImportTarget target;
    private final ImportContext context;
    /** The row that begins the next piece; only of whoever reads. */
    private Table.Row ahead;

    private Thread thread;

    /** Held whenever one of the following is looked at or changed. */
    private final Object lock = new Object();

    /** What was read since the last chunk was given away. */
    private Chunk open;

    private int least = FIRST_CHUNK;
    /** Whether the open chunk has no room for the piece that was read. */
    private boolean full;

    private boolean ended;
    private Throwable failure;

    Chunks(Table table, Header header, ImportTarget target, ImportContext context) throws IOException {
        this.target = target;
        this.context = context;
        this.table = table;
        this.header = header;
        this.ahead = table.next();
        this.open = new Chunk(target, context);
    }

    /**
     * The next chunk; it may be empty, when it is the last one.
     *
     * @throws InterruptedException when the calling thread is interrupted while it waits
     */
    Chunk next() throws IOException, InterruptedException {
        if (thread == null) {
            open.add(piece(FIRST_CHUNK, CHUNK_CHARACTERS));
            Chunk first = open;
            if (!first.last()) {
                open = new Chunk(target, context);
                thread = new Thread(this::readOn, "shifan-import-reads-ahead");
                thread.setDaemon(true);
                thread.start();
            }
            return first;
        }
        synchronized (lock) {
            least = Math.min(2 * least, LEAST_CHUNK);
            while (!ended && !full && open.size() < least) {
                lock.wait();
            }
            if (failure != null && open.size() == 0) {
                throw failed();
            }
            Chunk chunk = open;
            open = new Chunk(target, context);
            full = false;
            lock.notifyAll();
            return chunk;
        }
    }

    private IllegalStateException failed() throws IOException {
        if (failure instanceof IOException broken) {
            throw broken;
        }
        if (failure instanceof RuntimeException refused) {
            throw refused;
        }
        return new IllegalStateException(failure);
    }

    private void readOn() {
        Throwable broken = null;
        try {
            Piece piece;
            do {
                piece = piece(PIECE, PIECE_CHARACTERS);
                put(piece);
            } while (!piece.last());
        } catch (IOException | RuntimeException | Error e) {
            broken = e;
        } catch (InterruptedException e) {
            // Whoever closes it does not ask for more.
            Thread.currentThread().interrupt();
        }
        synchronized (lock) {
            failure = broken;
            ended = true;
            lock.notifyAll();
        }
    }

    private void put(Piece piece) throws InterruptedException {
        synchronized (lock) {
            while (!open.hasRoom(piece, LARGEST_CHUNK, CHUNK_CHARACTERS)) {
                full = true;
                lock.notifyAll();
                lock.wait();
            }
            open.add(piece);
            lock.notifyAll();
        }
    }

    /**
     * Some rows.
     *
     * @param rows those that have a cell for each column
     * @param named the same by column
     * @param faults the others
     * @param position bytes of the file read so far
     * @param last whether nothing comes after it
     */
    record Piece(
            List<Table.Row> rows,
            List<ImportRow> named,
            List<Outcome.Rejection> faults,
            int characters,
            long position,
            boolean last) {
        int size() {
            return rows.size() + faults.size();
        }
    }

    private Piece piece(int size, int mostCharacters) throws IOException {
        List<Table.Row> rows = new ArrayList<>(size);
        List<ImportRow> named = new ArrayList<>(size);
        List<Outcome.Rejection> faults = new ArrayList<>();
        int characters = 0;
        while (ahead != null && rows.size() + faults.size() < size && characters < mostCharacters) {
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
        return new Piece(rows, named, faults, characters, table.position(), ahead == null);
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
                cells.add(Map.entry(column, row.cells().get(i)));
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
