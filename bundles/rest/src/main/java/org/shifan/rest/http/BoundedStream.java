// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** A body of a request that is neither larger nor slower than allowed. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private final long deadline;
    private final LongSupplier nanoTime;
    private long read;

    /**
     * @param most bytes
     * @param deadline in the time of {@code nanoTime}, by which the last byte has to be there
     */
    BoundedStream(InputStream in, long most, long deadline, LongSupplier nanoTime) {
        super(in);
        this.most = most;
        this.deadline = deadline;
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (nanoTime.getAsLong() - deadline > 0) {
            throw Faults.slow();
        }
        if (got > 0) {
            read += got;
            if (read > most) {
                throw Refusal.of(413, "rest.body.large", most).with("Connection", "close");
            }
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        // Counted as everything else.
        return Math.max(0, read(new byte[(int) Math.min(count, 4096)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
