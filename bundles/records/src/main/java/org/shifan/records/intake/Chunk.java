// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.records.store.ReadsAhead;

/** Rows of a table that are stored together; it grows by pieces, as they are read. */
final class Chunk {
    private final List<Table.Row> rows = new ArrayList<>();
    private final List<Outcome.Rejection> faults = new ArrayList<>();
    private final ReadsAhead.Read read;
    private int characters;
    private long position;
    private boolean last;
    /** Why the rows cannot be stored; it is told when their turn has come. */
    private RuntimeException failure;

    Chunk(ImportTarget target, ImportContext context) {
        ReadsAhead.Read begun = null;
        try {
            begun = target instanceof ReadsAhead ahead ? ahead.begin(context) : new InItsTurn(target, context);
        } catch (RuntimeException e) {
            failure = e;
        }
        read = begun;
    }

    /** A kind of record that another bundle brings is read when it is stored. */
    private record InItsTurn(ImportTarget target, ImportContext context, List<ImportRow> rows)
            implements ReadsAhead.Read {
        InItsTurn(ImportTarget target, ImportContext context) {
            this(target, context, new ArrayList<>());
        }

        @Override
        public void add(List<ImportRow> more) {
            rows.addAll(more);
        }

        @Override
        public void take(RowSink sink) {
            target.take(context, rows, sink);
        }
    }

    boolean hasRoom(Chunks.Piece piece, int mostRows, int mostCharacters) {
        return size() == 0 || (size() + piece.size() <= mostRows && characters + piece.characters() <= mostCharacters);
    }

    void add(Chunks.Piece piece) {
        rows.addAll(piece.rows());
        faults.addAll(piece.faults());
        characters += piece.characters();
        position = piece.position();
        last = piece.last();
        if (failure == null) {
            try {
                read.add(piece.named());
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    /** How many rows there are, those with faults too. */
    int size() {
        return rows.size() + faults.size();
    }

    /** Those that have a cell for each column. */
    List<Table.Row> rows() {
        return rows;
    }

    /** The others. */
    List<Outcome.Rejection> faults() {
        return faults;
    }

    /** Bytes of the file read so far. */
    long position() {
        return position;
    }

    /** Whether nothing comes after it. */
    boolean last() {
        return last;
    }

    /** Lets the target store the rows. */
    void take(RowSink sink) {
        if (failure != null) {
            throw failure;
        }
        read.take(sink);
    }
}
