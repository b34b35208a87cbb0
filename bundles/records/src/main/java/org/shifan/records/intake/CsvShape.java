// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;

import static org.shifan.records.intake.IntakeMessages.refuse;

/**
 * Follows the quotes, cells and lines of a CSV text character by character, to refuse what would make a reader
 * swallow half of the file, before the first row is stored: a NUL, a cell without end, a quote never closed.
 */
final class CsvShape {
    /** The longest cell that is read, in characters. */
    static final int CELL_LIMIT = 1 << 20;

    private enum State {
        START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final Path file;
    private final char separator;
    private State state = State.START;
    private long line = 1;
    private long quoteLine;
    private int column = 1;
    private int length;
    private char before;

    CsvShape(Path file, char separator) {
        this.file = file;
        this.separator = separator;
    }

    /** Takes the next characters of the text. */
    void accept(char[] chars, int count) {
        int i = 0;
        while (i < count) {
            if (state == State.PLAIN) {
                i = skip(chars, i, count);
            }
            if (i < count) {
                accept(chars[i++]);
            }
        }
    }

    /** Nearly all of a text is the inside of plain cells, where nothing happens: where that ends. */
    private int skip(char[] chars, int from, int count) {
        int to = from;
        while (to < count && isInside(chars[to])) {
            to++;
        }
        if (to > from) {
            before = chars[to - 1];
            grow(to - from);
        }
        return to;
    }

    private boolean isInside(char c) {
        return c != separator && c != '\n' && c != '\r' && c != 0;
    }

    private void accept(char c) {
        if (c == 0) {
            throw refuse("intake.csv.nul", file.getFileName(), line, column);
        }
        if (c == '\r' || (c == '\n' && before != '\r')) {
            line++;
        }
        before = c;
        switch (state) {
            case START -> {
                if (c == '"') {
                    state = State.QUOTED;
                    quoteLine = line;
                    length = 0;
                } else {
                    state = State.PLAIN;
                    plain(c);
                }
            }
            case PLAIN -> plain(c);
            case QUOTED -> {
                if (c == '"') {
                    state = State.QUOTE_IN_QUOTED;
                } else {
                    grow(1);
                }
            }
            case QUOTE_IN_QUOTED -> {
                if (c == '"') {
                    state = State.QUOTED;
                    grow(1);
                } else {
                    state = State.PLAIN;
                    plain(c);
                }
            }
        }
    }

    private void plain(char c) {
        if (c == separator) {
            column++;
            begin();
        } else if (c == '\n' || c == '\r') {
            column = 1;
            begin();
        } else {
            grow(1);
        }
    }

    private void begin() {
        state = State.START;
        length = 0;
    }

    private void grow(int by) {
        length += by;
        if (length > CELL_LIMIT) {
            throw state == State.QUOTED
                    ? refuse("intake.csv.quote-long", file.getFileName(), quoteLine, column, CELL_LIMIT)
                    : refuse("intake.csv.cell-long", file.getFileName(), line, column, CELL_LIMIT);
        }
    }

    /** Says that the text is over. */
    void end() {
        if (state == State.QUOTED) {
            throw refuse("intake.csv.quote-open", file.getFileName(), quoteLine, column);
        }
    }

    /** Whether the last line has its end. */
    boolean endsWithLine() {
        return before == '\n' || before == '\r' || before == 0;
    }
}
