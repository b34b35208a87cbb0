// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.identity.Server;
import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Finding;
import org.shifan.api.operations.Finding.Grade;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;

/**
 * What {@code shifan:doctor} finds, for monitors that ask by HTTP: 200 while officers can work, 503 when they cannot, or when
 * nobody can tell. The first line is the worst grade, then a line for each examination.
 */
final class HealthPage implements HttpHandler {
    static final String PATH = "/health";

    private static final Logger LOG = LoggerFactory.getLogger(HealthPage.class);

    private final Supplier<Optional<Doctor>> doctor;

    HealthPage(Supplier<Optional<Doctor>> doctor) {
        this.doctor = doctor;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                answer(exchange, HttpURLConnection.HTTP_NOT_FOUND, "/metrics, " + PATH + "\n", head);
            } else if (!head && !exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                answer(exchange, HttpURLConnection.HTTP_BAD_METHOD, "GET, HEAD\n", false);
            } else {
                List<Finding> findings = findings();
                Grade worst = findings.stream()
                        .map(Finding::grade)
                        .max(Grade::compareTo)
                        .orElse(Grade.UNKNOWN);
                boolean works = worst == Grade.WELL || worst == Grade.WARNING;
                answer(
                        exchange,
                        works ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE,
                        page(worst, findings),
                        head);
            }
        }
    }

    /** A doctor that goes away while it examines cannot tell either: a monitor gets an answer all the same. */
    private List<Finding> findings() {
        try {
            return doctor.get().map(found -> Server.does(found::examine)).orElse(List.of());
        } catch (RuntimeException e) {
            LOG.warn("The examinations for {} broke", PATH, e);
            return List.of();
        }
    }

    private static String page(Grade worst, List<Finding> findings) {
        StringBuilder out = new StringBuilder().append(worst).append('\n');
        for (Finding finding : findings) {
            out.append(finding.grade()).append(' ').append(finding.check());
            for (Message reason : finding.reasons()) {
                String text = reason.in(Language.EN);
                out.append(": ").append(text.replaceAll("\\s+", " "));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static void answer(HttpExchange exchange, int status, String text, boolean head) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
