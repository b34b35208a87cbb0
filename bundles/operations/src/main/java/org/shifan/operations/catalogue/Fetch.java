// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;

/** Fetches a small text from an address that may be slow, endless or gone. */
final class Fetch {
    private static final int MOST_BYTES = 1024 * 1024;

    private Fetch() {}

    /**
     * The content.
     *
     * @param patience for the whole; a single answer that does not come is given up after the same time
     * @throws IOException that says why there is none
     */
    static byte[] content(URI address, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        int millis = (int) patience.toMillis();
        URLConnection connection = address.toURL().openConnection();
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setUseCaches(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = connection.getInputStream()) {
            byte[] part = new byte[8192];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                out.write(part, 0, n);
                if (out.size() > MOST_BYTES) {
                    throw new IOException("longer than " + MOST_BYTES / 1024 + " KiB");
                }
                if (System.nanoTime() > end) {
                    throw new SocketTimeoutException("not finished after " + patience.toSeconds() + " s");
                }
            }
        }
        return out.toByteArray();
    }
}
