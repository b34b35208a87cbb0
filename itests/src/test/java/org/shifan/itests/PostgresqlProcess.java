// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.junit.Assert.assertTrue;

/** A PostgreSQL of its own that can be stopped, killed and started again; what it has said to be committed outlives that. */
final class PostgresqlProcess implements AutoCloseable {
    private final Path folder;
    private final int port = Integer.parseInt(Distribution.freePort());
    private EmbeddedPostgres server;

    PostgresqlProcess(Path folder) throws Exception {
        this.folder = folder.toAbsolutePath();
        KarafProcess.run(List.of("rm", "-rf", this.folder.toString()));
        make();
    }

    private void make() throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** Again, by its own program: the library that made it thinks that it still runs. */
    void start() throws Exception {
        Path control;
        try (Stream<Path> programs = Files.list(folder.resolve("programs"))) {
            control = programs.map(each -> each.resolve("bin/pg_ctl"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                control.toString(),
                "start",
                "-w",
                "-D",
                folder.resolve("data").toString(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c max_connections=60"));
        KarafProcess.run(command);
    }

    String address() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** In good order, without waiting for those who are connected. */
    void stop() throws Exception {
        ProcessHandle postmaster = postmaster();
        // As pg_ctl stop -m fast does it.
        KarafProcess.run(List.of("kill", "-INT", Long.toString(postmaster.pid())));
        postmaster.onExit().get(60, TimeUnit.SECONDS);
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

    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
