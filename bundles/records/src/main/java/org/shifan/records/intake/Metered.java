// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

import org.shifan.api.text.ShifanException;

/**
 * The bytes of an XML text for a parser, which holds a comment, an attribute or the text of a cell as a whole: one that has no end
 * is refused before it fills the memory.
 */
final class Metered extends FilterInputStream {
    /** Bytes of one such piece; a cell of the longest kind in Chinese is shorter. */
    private static final int LIMIT = 4 * CsvShape.CELL_LIMIT;

    private final Supplier<ShifanException> refusal;
    private long since;
    private long all;

    Metered(InputStream in, Supplier<ShifanException> refusal) {
        super(in);
        this.refusal = refusal;
    }

    /** The next piece begins. */
    void next() {
        since = 0;
    }

    /** Bytes that were read so far. */
    long position() {
        return all;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        int n = super.read(b, off, len);
        count(n);
        return n;
    }

    private void count(int bytes) {
        since += Math.max(0, bytes);
        all += Math.max(0, bytes);
        if (since > LIMIT) {
            throw refusal.get();
        }
    }
}
