// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Finding;
import org.shifan.api.operations.Finding.Grade;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

public class HealthPageTest {
    private HttpServer server;
    private Optional<Doctor> doctor = Optional.empty();

    @Before
    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new HealthPage(() -> doctor));
        server.start();
    }

    @After
    public void stop() {
        server.stop(0);
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static Finding finding(String check, Grade grade, String... reasons) {
        List<Message> messages = List.of(reasons).stream()
                .map(r -> new Message("x", Text.same(r), List.of()))
                .toList();
        return new Finding(check, Text.same(check), grade, messages, Duration.ZERO);
    }

    @Test
    public void aWarningIsNoReasonToCallTheServerAway() throws Exception {
        doctor = Optional.of(
                () -> List.of(finding("disk", Grade.WARNING, "9 %\nfree"), finding("database", Grade.WELL)));
        HttpResponse<String> answer = ask("GET", "/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("WARNING\nWARNING disk: 9 % free\nWELL database\n");
        assertThat(ask("HEAD", "/health").statusCode()).isEqualTo(200);
        assertThat(ask("HEAD", "/health").body()).isEmpty();
    }

    @Test
    public void whoeverCannotWorkIsUnavailable() throws Exception {
        doctor = Optional.of(() -> List.of(finding("database", Grade.ILL, "gone"), finding("disk", Grade.WELL)));
        assertThat(ask("GET", "/health").statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/health").body()).startsWith("ILL\nILL database: gone\n");
    }

    @Test
    public void withoutADoctorNobodyCanTell() throws Exception {
        assertThat(ask("GET", "/health").statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/health").body()).isEqualTo("UNKNOWN\n");
    }

    @Test
    public void aDoctorThatGoesAwayMeanwhileIsAnAnswerToo() throws Exception {
        doctor = Optional.of(() -> {
            throw new IllegalStateException("its bundle was stopped");
        });
        assertThat(ask("GET", "/health").statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/health").body()).isEqualTo("UNKNOWN\n");
    }

    @Test
    public void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(ask("GET", "/health/../x").statusCode()).isEqualTo(404);
        HttpResponse<String> answer = ask("POST", "/health");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }
}
