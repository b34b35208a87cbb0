// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import javax.servlet.http.HttpServletRequest;

import org.shifan.api.text.Language;

/** Reads what goes in: parameters, bodies in JSON, uploads; each against what its route says. */
public final class Intake {
    private static final List<String> KEPT_HEADERS = List.of("last-event-id", "x-file-name", "content-type");
    private static final String JSON = "application/json";

    private final Limits limits;
    private final Path folder;

    /** @param folder where uploads lie while their call is at work */
    public Intake(Limits limits, Path folder) {
        this.limits = limits;
        this.folder = folder;
    }

    /** A request with what it brought, whose upload goes when it is closed. */
    record Read(Call call, String digest, Path file) implements AutoCloseable {
        @Override
        public void close() {
            if (file != null) {
                Reply.delete(file);
            }
        }
    }

    /** A request without a body. */
    Call read(HttpServletRequest request, Route route, Map<String, String> path, Caller caller, Language language) {
        Negotiation.requireAccepted(request.getHeader("Accept"), offered(route));
        return call(request, route, path, caller, language, null, null);
    }

    /** The request that reads what another one changes. */
    Call guarding(Route route, Map<String, String> path, Caller caller, Language language) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Param<?> param : route.params()) {
            String text =
                    param.place() == Param.Place.PATH ? Paths.decoded(path.get(param.name()), true) : param.initial();
            values.put(param.name(), text == null ? null : param.read(text));
        }
        return new Call(caller, language, "", values, null, null, Map.of(), Map.of());
    }

    /** A request that changes something, with its body. */
    Read take(HttpServletRequest request, Route route, Map<String, String> path, Caller caller, Language language)
            throws IOException {
        Negotiation.requireAccepted(request.getHeader("Accept"), offered(route));
        // Before the body: what is wrong already needs none.
        call(request, route, path, caller, language, null, null);
        MessageDigest digest = Etag.sha256();
        Object body = null;
        Path file = null;
        if (route.body() != null) {
            Negotiation.requireContentType(request.getContentType(), List.of(JSON));
            byte[] bytes = open(request, limits.jsonBytes(), limits.bodyTime()).readAllBytes();
            digest.update(bytes);
            body = Json.read(new ByteArrayInputStream(bytes), route.body());
        } else if (!route.uploads().isEmpty()) {
            Negotiation.requireContentType(request.getContentType(), route.uploads());
            file = spool(request, Math.min(route.mostBytes(), limits.uploadBytes()), digest);
        }
        return new Read(
                call(request, route, path, caller, language, body, file),
                HexFormat.of().formatHex(digest.digest()),
                file);
    }

    private Path spool(HttpServletRequest request, long most, MessageDigest digest) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "upload", ".part");
        boolean whole = false;
        try (InputStream in = new DigestInputStream(open(request, most, limits.uploadTime()), digest);
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Reply.delete(file);
            }
        }
    }

    /** The body unpacked, bounded in size and time. */
    private static InputStream open(HttpServletRequest request, long most, Duration time) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw Refusal.of(413, "rest.body.large", most).with("Connection", "close");
        }
        long deadline = System.nanoTime() + time.toNanos();
        String encoding = request.getHeader("Content-Encoding");
        InputStream sent = new BoundedStream(request.getInputStream(), most, deadline, System::nanoTime);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return sent;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw Refusal.of(415, "rest.encoding.unknown", encoding.length() > 100 ? "…" : encoding)
                    .with("Accept-Encoding", "gzip");
        }
        try {
            return new Unpacked(new BoundedStream(new GZIPInputStream(sent), most, deadline, System::nanoTime));
        } catch (ZipException | java.io.EOFException e) {
            throw Refusal.of(400, "rest.encoding.broken");
        }
    }

    /** What is no gzip further on is the sender's mistake too. */
    private static final class Unpacked extends java.io.FilterInputStream {
        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (ZipException | java.io.EOFException e) {
                throw Refusal.of(400, "rest.encoding.broken");
            }
        }
    }

    private static List<String> offered(Route route) {
        if (route.events()) {
            return List.of("text/event-stream");
        }
        return route.downloads().isEmpty() ? List.of(JSON, Problem.MEDIA_TYPE) : route.downloads();
    }

    private static Call call(
            HttpServletRequest request,
            Route route,
            Map<String, String> path,
            Caller caller,
            Language language,
            Object body,
            Path file) {
        Map<String, List<String>> query = query(request.getQueryString());
        Set<String> unknown = new TreeSet<>(query.keySet());
        Map<String, Object> values = new LinkedHashMap<>();
        for (Param<?> param : route.params()) {
            String text = param.initial();
            if (param.place() == Param.Place.PATH) {
                text = Paths.decoded(path.get(param.name()), true);
            } else if (query.containsKey(param.name())) {
                unknown.remove(param.name());
                if (query.get(param.name()).size() > 1) {
                    throw Refusal.of(400, "rest.parameter.twice", param.name());
                }
                text = query.get(param.name()).get(0);
            }
            if (text == null && param.required()) {
                throw Refusal.of(400, "rest.parameter.missing", param.name());
            }
            values.put(param.name(), text == null ? null : param.read(text));
        }
        if (!unknown.isEmpty()) {
            String known = route.params().stream()
                    .filter(param -> param.place() == Param.Place.QUERY)
                    .map(Param::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw Refusal.of(400, "rest.parameter.unknown", String.join(", ", unknown), known.isEmpty() ? "-" : known);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name.toLowerCase(Locale.ROOT), value);
            }
        }
        return new Call(caller, language, request.getRequestURI(), values, body, file, headers, query);
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return out;
        }
        for (String each : text.split("&")) {
            int sign = each.indexOf('=');
            String name = Paths.decoded(sign < 0 ? each : each.substring(0, sign), false);
            out.computeIfAbsent(name, fresh -> new java.util.ArrayList<>())
                    .add(sign < 0 ? "" : Paths.decoded(each.substring(sign + 1), false));
        }
        return out;
    }
}
