// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** Files that come in and go out: papers of cases, imports, what was rejected. */
public class UploadsTest {
    private static final String CSV = "text/csv";
    private static final String PAPERS = "/api/v1/cases/1/papers?kind=application&reason=filed&file=";

    private ApiServer api;
    private Desks desks;

    @Before
    public void start() throws IOException {
        Fakes services = new Province().services();
        desks = new Desks(Files.createTempDirectory(Path.of("target"), "desks"));
        Limits i = Limits.INITIAL;
        api = new ApiServer(
                desks.into(services),
                new Limits(i.jsonBytes(), 50_000, Duration.ofSeconds(5), Duration.ofSeconds(5), 600, 600, false, ""));
    }

    @After
    public void stopAndLeaveNothingBehind() {
        api.close();
        try (Stream<Path> left = Files.list(api.folder)) {
            assertThat(left.toList()).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> attach(String file, String type, String body) {
        return api.send(
                "POST", PAPERS + URLEncoder.encode(file, StandardCharsets.UTF_8), ROOT, body, "Content-Type", type);
    }

    @Test
    public void aPaperIsHandedInUnderItsNameByWhoIsLoggedIn() {
        assertThat(attach("申请 表.pdf", "application/pdf", "content").statusCode())
                .isEqualTo(201);
        assertThat(desks.attached).containsExactly("申请 表.pdf:content:root");
    }

    @Test
    public void aNameThatLeadsElsewhereIsRefused() {
        for (String name : List.of(
                "../etc/passwd",
                "..\\x.pdf",
                "/etc/passwd",
                "a/b.pdf",
                ".hidden",
                "x\n.pdf",
                "C:x.pdf",
                "a\"b.pdf",
                "x".repeat(150))) {
            HttpResponse<String> refused = attach(name, "application/pdf", "content");
            assertThat(refused.statusCode()).as(name).isIn(400, 422);
        }
        assertThat(desks.attached).isEmpty();
        assertThat(api.services.changes).hasValue(0);
    }

    @Test
    public void typesThatNobodyHandsInAndFilesThatAreTooLargeAreRefused() {
        assertThat(attach("x.html", "text/html", "<script>").statusCode()).isEqualTo(415);
        assertThat(attach("x.xml", "application/xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;")
                        .statusCode())
                .isEqualTo(415);
        assertThat(attach("x.pdf", "application/pdf", "x".repeat(50_001)).statusCode())
                .isEqualTo(413);
        assertThat(desks.attached).isEmpty();
    }

    @Test
    public void aPaperIsGivenOutWithItsDigestAndNeverAsAPage() {
        HttpResponse<String> paper = api.get("/api/v1/cases/1/papers/3");
        assertThat(paper.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(Desks.PAPER);
        assertThat(header(paper, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(paper, "Content-Disposition"))
                .startsWith("attachment; filename=\"___")
                .contains("filename*=UTF-8''%E7%94%B3%E8%AF%B7%20_%E8%A1%A8_.pdf");
        assertThat(header(paper, "Repr-Digest")).startsWith("sha-256=:").endsWith("=:");
        assertThat(api.get("/api/v1/cases/1/papers/99").statusCode()).isEqualTo(404);
    }

    private JsonNode ended(HttpResponse<String> accepted) throws InterruptedException {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String path = header(accepted, "Location");
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            JsonNode job = json(api.send("GET", path, ROOT, null));
            if (!List.of("WAITING", "RUNNING").contains(job.get("state").asText())) {
                return job;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("still at work: " + path);
    }

    private HttpResponse<String> upload(String body, String... headers) {
        return api.send("POST", "/api/v1/imports?kind=exports&bureau=jiangsu", ROOT, body, headers);
    }

    @Test
    public void anImportIsAcceptedAndItsProgressAndRejectsAreResources() throws Exception {
        JsonNode job = ended(upload("a,b\n1,2\n", "Content-Type", CSV));
        assertThat(job.get("state").asText()).isEqualTo("DONE");
        assertThat(job.at("/result/stored").asLong()).isEqualTo(1);
        assertThat(desks.imported).containsExactly("root:exports.csv:a,b\n1,2\n");
        HttpResponse<String> rejects = api.send("GET", job.get("rejects").asText(), ROOT, null);
        assertThat(rejects.body()).contains("'=cmd()");
        assertThat(header(rejects, "Content-Disposition")).contains("exports-rejects.csv");
        assertThat(api.send("GET", job.get("rejects").asText(), ROOT, null).statusCode())
                .as("as often as one likes")
                .isEqualTo(200);
        assertThat(job.toString()).doesNotContain("target");
        String path = "/api/v1/imports/" + job.get("number").asLong();
        assertThat(api.send("GET", path, LI, null).statusCode())
                .as("somebody else's")
                .isEqualTo(404);
    }

    @Test
    public void aFileThatCannotBeReadEndsAsRefusedWithTheReason() throws Exception {
        JsonNode job = ended(upload("broken", "Content-Type", CSV));
        assertThat(job.get("state").asText()).isEqualTo("REFUSED");
        assertThat(job.at("/told/key").asText()).isEqualTo("intake.file.broken");
        assertThat(api.services.changes).hasValue(0);
    }

    @Test
    public void anImportUnderTheSameKeyIsDoneOnce() throws Exception {
        HttpResponse<String> first = upload("a\n1\n", "Content-Type", CSV, "Idempotency-Key", "i1");
        ended(first);
        HttpResponse<String> again = upload("a\n1\n", "Content-Type", CSV, "Idempotency-Key", "i1");
        assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
        assertThat(desks.imported).hasSize(1);
        assertThat(upload("a\n2\n", "Content-Type", CSV, "Idempotency-Key", "i1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(desks.imported).hasSize(1);
    }

    @Test
    public void unknownKindsAndWrongFilesAreRefusedAtOnce() {
        assertThat(api.send("POST", "/api/v1/imports?kind=nothing&bureau=jiangsu", ROOT, "x", "Content-Type", CSV)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.send("POST", "/api/v1/imports?kind=exports", ROOT, "x", "Content-Type", CSV)
                        .statusCode())
                .as("no bureau")
                .isEqualTo(400);
        assertThat(upload("x", "Content-Type", "application/zip").statusCode()).isEqualTo(415);
        assertThat(upload("x".repeat(60_000), "Content-Type", CSV).statusCode()).isEqualTo(413);
        assertThat(api.send(
                                "POST",
                                "/api/v1/imports?kind=exports&bureau=jiangsu&file=..%2Fx.csv",
                                ROOT,
                                "x",
                                "Content-Type",
                                CSV)
                        .statusCode())
                .isEqualTo(422);
        assertThat(desks.imported).isEmpty();
    }
}
