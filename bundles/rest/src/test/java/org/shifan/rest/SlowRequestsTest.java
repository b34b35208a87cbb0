// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import org.shifan.api.audit.AuditedChange;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.ROOT;

/** Whoever sends slowly, or stops in the middle: a 408 that is journalled, never silence that looks like a yes. */
public class SlowRequestsTest {
    private static final String EVALUATIONS = "/api/v1/evaluations";
    private static final String JSON = "application/json";
    private static final String PAPER = "/api/v1/cases/1/papers?kind=application&reason=filed&file=a.pdf";
    private static final String PDF = "application/pdf";

    private ApiServer api;

    @Before
    public void start() throws IOException {
        Fakes services = new Province().services();
        new Desks(Files.createTempDirectory(Path.of("target"), "desks")).into(services);
        Duration short600 = Duration.ofMillis(600);
        api = new ApiServer(services, new Limits(10_000, 20_000, short600, short600, 600, 600, false, ""));
    }

    @After
    public void stopAndLeaveNothingBehind() throws IOException {
        api.close();
        try (Stream<Path> left = Files.list(api.folder)) {
            assertThat(left.toList()).isEmpty();
        }
    }

    private Socket begun(String path, String type) throws IOException {
        Socket socket = new Socket("127.0.0.1", api.port());
        socket.setSoTimeout(15_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + ROOT + "\r\nContent-Type: " + type
                                + "\r\nContent-Length: 5000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void answered408(Socket socket) throws IOException {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("rest.body.slow")
                .containsIgnoringCase("connection: close");
        assertThat(api.services.changes).hasValue(0);
        assertThat(api.tables.requests().changes("", 10))
                .extracting(AuditedChange::after)
                .extracting(after -> after.get("status"))
                .containsExactly("408");
    }

    private void drip(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (socket.getInputStream().available() == 0 && System.nanoTime() < end) {
            out.write(' ');
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    @Test
    public void aBodyInJsonThatStopsIsAnswered() throws IOException {
        try (Socket socket = begun(EVALUATIONS, JSON)) {
            answered408(socket);
        }
    }

    @Test
    public void anUploadThatStopsIsAnswered() throws IOException {
        try (Socket socket = begun(PAPER, PDF)) {
            answered408(socket);
        }
    }

    @Test
    public void anUploadThatDripsIsAnswered() throws IOException {
        try (Socket socket = begun(PAPER, PDF)) {
            drip(socket);
            answered408(socket);
        }
    }

    @Test
    public void headersThatStopHoldUpNobodyAndAreGivenUp() throws IOException {
        Socket[] waiting = new Socket[50];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = new Socket("127.0.0.1", api.port());
            waiting[i].setSoTimeout(15_000);
            waiting[i]
                    .getOutputStream()
                    .write(("GET " + EVALUATIONS + " HTTP/1.1\r\nHost").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(api.get(EVALUATIONS).statusCode())
                .as("of another one meanwhile")
                .isEqualTo(200);
        for (Socket socket : waiting) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).as("closed, and never with a yes").doesNotContain(" 200 ");
            socket.close();
        }
    }
}
