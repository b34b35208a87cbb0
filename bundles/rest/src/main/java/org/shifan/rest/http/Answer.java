// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a route answers; the front writes it. */
public final class Answer {
    private final int status;
    private final Object json;
    private final byte[] bytes;
    private final Path file;
    private final String mediaType;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Streaming streaming;

    /** Writes for as long as there is something to write. */
    @FunctionalInterface
    public interface Streaming {
        void to(OutputStream out) throws IOException;
    }

    private Answer(int status, Object json, byte[] bytes, Path file, String mediaType) {
        this.status = status;
        this.json = json;
        this.bytes = bytes;
        this.file = file;
        this.mediaType = mediaType;
    }

    public static Answer ok(Object json) {
        return json(200, json);
    }

    public static Answer json(int status, Object json) {
        return new Answer(status, json, null, null, "application/json");
    }

    /** Something was made, and stands there from now on. */
    public static Answer created(String location, Object json) {
        return json(201, json).with("Location", location);
    }

    /** The work goes on; how far it is stands there. */
    public static Answer accepted(String location, Object json) {
        return json(202, json).with("Location", location);
    }

    public static Answer none() {
        return new Answer(204, null, null, null, null);
    }

    public static Answer bytes(String mediaType, byte[] bytes) {
        return new Answer(200, null, bytes, null, mediaType);
    }

    /** A file that is deleted once it is sent, with the folder that it lies in alone. */
    public static Answer file(String mediaType, Path file) {
        return new Answer(200, null, null, file, mediaType);
    }

    /** Something that goes on and is never packed. */
    public static Answer stream(String mediaType, Streaming work) {
        Answer out = new Answer(200, null, null, null, mediaType);
        out.streaming = work;
        return out;
    }

    public Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** A download under this name, whatever characters that has. */
    public Answer download(String name) {
        return with("Content-Disposition", Attachment.header(name));
    }

    int status() {
        return status;
    }

    Object json() {
        return json;
    }

    byte[] bytes() {
        return bytes;
    }

    Path file() {
        return file;
    }

    Streaming streaming() {
        return streaming;
    }

    String mediaType() {
        return mediaType;
    }

    Map<String, String> headers() {
        return headers;
    }
}
