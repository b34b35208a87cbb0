// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.RestMessages;

/** Writes answers and problems. */
final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    /** Smaller ones are not worth packing. */
    private static final int WORTH_PACKING = 1024;

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";
    /** Reports bring their style and pictures along. */
    private static final String PAGE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final boolean head;

    Reply(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.head = request.getMethod().equals("HEAD");
    }

    /** The headers of every answer, whatever comes of it. */
    void secure(boolean isPublic) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
        // Instead of the name and the version of what is under it.
        response.setHeader("Server", "Shifan");
        response.setHeader("Cross-Origin-Resource-Policy", isPublic ? "cross-origin" : "same-origin");
        response.setHeader("Cache-Control", isPublic ? "public, max-age=60" : "no-store");
        response.setHeader("Vary", "Accept-Encoding, Accept-Language, Authorization, Origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void send(Answer answer) throws IOException {
        answer.headers().forEach(response::setHeader);
        if (answer.streaming() != null) {
            response.setStatus(answer.status());
            type(answer.mediaType());
            if (!head) {
                answer.streaming().to(response.getOutputStream());
            }
        } else if (answer.file() != null) {
            file(answer);
        } else if (answer.json() != null) {
            bytes(answer.status(), answer.mediaType(), Json.write(answer.json()), true);
        } else if (answer.bytes() != null) {
            bytes(answer.status(), answer.mediaType(), answer.bytes(), true);
        } else {
            response.setStatus(answer.status());
        }
    }

    /** An answer that was given before, to the same request. */
    void again(int status, String location, String body) throws IOException {
        if (!location.isEmpty()) {
            response.setHeader("Location", location);
        }
        response.setHeader("Idempotency-Replayed", "true");
        if (body.isEmpty()) {
            response.setStatus(status);
        } else {
            bytes(
                    status,
                    status < 400 ? "application/json" : Problem.MEDIA_TYPE,
                    body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    false);
        }
    }

    private void bytes(int status, String mediaType, byte[] content, boolean tagged) throws IOException {
        boolean packed = content.length >= WORTH_PACKING && Negotiation.gzip(request.getHeader("Accept-Encoding"));
        Written written = Written.of(mediaType, content);
        if (tagged && status == 200 && readsOnly() && unchanged(written, packed)) {
            return;
        }
        whole(status, written, packed);
    }

    /** An answer to a question, as it was written before or just now. */
    void send(Written written) throws IOException {
        boolean packed = written.length() >= WORTH_PACKING && Negotiation.gzip(request.getHeader("Accept-Encoding"));
        if (!unchanged(written, packed)) {
            whole(200, written, packed);
        }
    }

    private boolean unchanged(Written written, boolean packed) {
        response.setHeader("ETag", Etag.header(written.tag(), packed));
        String known = request.getHeader("If-None-Match");
        if (known == null || !Etag.names(known, written.tag(), true)) {
            return false;
        }
        response.setStatus(304);
        return true;
    }

    private void whole(int status, Written written, boolean packed) throws IOException {
        response.setStatus(status);
        type(written.mediaType());
        byte[] sent = packed ? written.packed() : written.plain();
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(sent.length);
        if (!head) {
            response.getOutputStream().write(sent);
        }
    }

    private boolean readsOnly() {
        return head || request.getMethod().equals("GET");
    }

    private void type(String mediaType) {
        boolean text = mediaType.startsWith("text/");
        response.setContentType(text ? mediaType + "; charset=utf-8" : mediaType);
        if (mediaType.equals("text/html")) {
            response.setHeader("Content-Security-Policy", PAGE);
        }
    }

    private void file(Answer answer) throws IOException {
        Path file = answer.file();
        try {
            boolean packed =
                    answer.mediaType().startsWith("text/") && Negotiation.gzip(request.getHeader("Accept-Encoding"));
            type(answer.mediaType());
            response.setStatus(answer.status());
            if (packed) {
                response.setHeader("Content-Encoding", "gzip");
            } else {
                response.setContentLengthLong(Files.size(file));
            }
            if (head) {
                return;
            }
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out =
                            packed ? new GZIPOutputStream(response.getOutputStream()) : response.getOutputStream()) {
                in.transferTo(out);
            }
        } finally {
            delete(file);
            if (file.getParent().getFileName().toString().startsWith("once-")) {
                delete(file.getParent());
            }
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} stays behind", file, e);
        }
    }

    /** A refusal as a problem document; nothing of it tells more than the domain says. */
    void refuse(ShifanException refused, Language language) throws IOException {
        if (refused instanceof Refusal known) {
            known.headers().forEach(response::setHeader);
        }
        problem(Status.of(refused), refused.message().in(language), refused.code(), null, language);
    }

    /** A fault of the server, which its log tells of under the reference. */
    void fail(String reference, Language language) throws IOException {
        if (!response.isCommitted()) {
            problem(500, RestMessages.message("rest.fault", reference).in(language), "rest.fault", reference, language);
        }
    }

    static Problem problem(int status, String detail, String code, String reference, String path, Language language) {
        String title = RestMessages.M.has("status." + status)
                ? RestMessages.message("status." + status).in(language)
                : Integer.toString(status);
        return new Problem(Problem.TYPE + code, title, status, detail, path, code, reference);
    }

    private void problem(int status, String detail, String code, String reference, Language language)
            throws IOException {
        response.setHeader("Content-Language", language.locale().toLanguageTag());
        response.setHeader("Cache-Control", "no-store");
        Problem problem = problem(status, detail, code, reference, request.getRequestURI(), language);
        bytes(status, Problem.MEDIA_TYPE, Json.write(problem), false);
    }
}
