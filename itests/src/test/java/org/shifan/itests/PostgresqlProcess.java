// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.junit.Assert.assertTrue;

/** A PostgreSQL of its own that can be stopped, killed and started again; what it has said to be committed outlives that. */
final class PostgresqlProcess implements AutoCloseable {
    private final Path folder;
    private final int port = Integer.parseInt(Distribution.freePort());
    private EmbeddedPostgres server;

    PostgresqlProcess(Path folder) throws Exception {
        this.folder = folder.toAbsolutePath();
        KarafProcess.run(java.util.List.of("rm", "-rf", this.folder.toString()));
        start();
    }

    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    String address() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** In good order, without waiting for those who are connected. */
    void stop() throws IOException {
        server.close();
    }

    /** As a power cut does it. */
    void kill() throws Exception {
        String pid =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().get(30, TimeUnit.SECONDS);
        assertTrue("is gone", !postmaster.isAlive());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
