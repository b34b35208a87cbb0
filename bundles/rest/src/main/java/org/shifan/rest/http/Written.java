// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** An answer as it goes over the line: its bytes, its tag, and packed once somebody wants it so. */
final class Written {
    private final String mediaType;
    private final byte[] plain;
    private final String tag;
    private volatile byte[] packed;

    private Written(String mediaType, byte[] plain, String tag) {
        this.mediaType = mediaType;
        this.plain = plain;
        this.tag = tag;
    }

    static Written of(String mediaType, byte[] content) {
        return new Written(mediaType, content, Etag.of(content));
    }

    String mediaType() {
        return mediaType;
    }

    String tag() {
        return tag;
    }

    int length() {
        return plain.length;
    }

    byte[] plain() {
        return plain;
    }

    byte[] packed() throws IOException {
        byte[] out = packed;
        if (out == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain);
            }
            out = bytes.toByteArray();
            packed = out;
        }
        return out;
    }
}
