// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

/** The distribution as an administrator starts it: {@code bin/karaf} in a process that can be killed. */
final class KarafProcess {

    private static final String END = "\u0004";
    private static final String READY = "<<ready>>";
    /** A machine that does other things needs more of it. */
    private static final long PATIENCE_SECONDS = Long.getLong("shifan.itests.patience", 180);

    private final Path home;
    private String sshPort;
    private String httpPort;
    private Process process;
    private BlockingQueue<String> lines;
    private final Map<String, String> environment = new HashMap<>();
    private String java = "";

    private KarafProcess(Path home) {
        this.home = home;
    }

    /** Unpacks the distribution into an empty folder; criteria come into force as they arrive, bound to no baseline. */
    static KarafProcess unpack(Path folder) throws Exception {
        KarafProcess karaf = unpackAsShipped(folder);
        karaf.setting("org.shifan.criteria.cfg", "approval", "none");
        karaf.setting("org.shifan.criteria.cfg", "baseline", "free");
        return karaf;
    }

    /** Unpacks the distribution into an empty folder, and changes nothing but the ports. */
    static KarafProcess unpackAsShipped(Path folder) throws Exception {
        run(List.of("rm", "-rf", folder.toString()));
        Files.createDirectories(folder);
        run(List.of(
                "tar", "-xzf", Distribution.archive().toString(), "-C", folder.toString(), "--strip-components", "1"));
        KarafProcess karaf = new KarafProcess(folder.toAbsolutePath());
        karaf.setting("org.apache.karaf.management.cfg", "rmiRegistryPort", Distribution.freePort());
        karaf.setting("org.apache.karaf.management.cfg", "rmiServerPort", Distribution.freePort());
        karaf.httpPort = Distribution.freePort();
        karaf.setting("org.ops4j.pax.web.cfg", "org.osgi.service.http.port", karaf.httpPort);
        Files.writeString(karaf.home.resolve("etc/org.shifan.metrics.cfg"), "port = " + Distribution.freePort() + "\n");
        karaf.sshPort = Distribution.freePort();
        karaf.setting("org.apache.karaf.shell.cfg", "sshPort", karaf.sshPort);
        return karaf;
    }

    static void run(List<String> command) throws Exception {
        assertEquals(command.toString(), 0, finish(command));
    }

    /** Its output becomes this program's; not inherited, since Surefire talks to its forks over the same pipe. */
    private static int finish(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            in.lines().forEach(System.out::println);
        }
        return process.waitFor();
    }

    /** Changes a setting that is there. */
    void setting(String name, String key, Object value) throws IOException {
        Path file = home.resolve("etc").resolve(name);
        String text = Files.readString(file).replaceAll("(?m)^(\\s*" + key + "\\s*=\\s*).*$", "$1" + value);
        Files.writeString(file, text);
    }

    /** With which options Java runs from the next start on, besides those of every server of a test. */
    void java(String options) {
        java = options;
    }

    /** What the process finds in its environment from the next start on. */
    void environment(Map<String, String> variables) {
        environment.clear();
        environment.putAll(variables);
    }

    /** Has its data in a PostgreSQL. */
    void database(String address) throws IOException {
        Path file = home.resolve("etc/org.ops4j.datasource-shifan.cfg");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("(?m)^osgi.jdbc.driver.name.*", "osgi.jdbc.driver.class = org.postgresql.Driver")
                        .replaceFirst("(?m)^databaseName.*", "url = " + address));
    }

    /** Lets somebody log in, with the own name for a password, use the console and do everything. */
    void account(String name) throws IOException {
        user(name, ",_g_:admingroup", "*");
    }

    /** Lets somebody log in, with the own name for a password and these roles, and not use the console. */
    void person(String name, String roles) throws IOException {
        user(name, "", roles);
    }

    private void user(String name, String groups, String roles) throws IOException {
        Path identity = home.resolve("etc/org.shifan.identity.cfg");
        Files.writeString(
                identity, Files.readString(identity).replace("karaf = *", "karaf = *; " + name + " = " + roles));
        Files.writeString(
                home.resolve("etc/users.properties"),
                System.lineSeparator() + name + " = " + name + groups + System.lineSeparator(),
                StandardOpenOption.APPEND);
    }

    /** Where it answers by HTTP. */
    String port() {
        return httpPort;
    }

    /** Waits until everything is ready, and logs in. */
    Login login(String account) throws Exception {
        if (Files.size(script()) > 0) {
            await(READY);
        }
        return loginMeanwhile(account);
    }

    /** Logs in while the commands of the start still go on; a session that begins now does not run them. */
    Login loginMeanwhile(String account) throws Exception {
        Files.writeString(script(), "");
        return new Login(Integer.parseInt(sshPort), account);
    }

    private Path script() {
        return home.resolve("etc/test.script");
    }

    Path home() {
        return home;
    }

    /** Starts the server; its console works through these commands once everything is ready. */
    KarafProcess start(String... commands) throws IOException {
        List<String> text = new ArrayList<>();
        text.add("until { $.context getServiceReference org.apache.karaf.features.BootFinished }"
                + " { (__load_class java.lang.Thread) sleep 100 }");
        text.add("SHIFAN_WAIT = 60");
        text.add("shifan:ready --wait " + Math.max(120, PATIENCE_SECONDS));
        for (int i = 0; i < commands.length; i++) {
            text.add("echo \"<<" + i + "\"");
            text.add(commands[i]);
            text.add("echo \">>" + i + "\"");
        }
        text.add("echo \"" + READY + "\"");
        Files.write(script(), text);
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString());
        builder.environment().put("KARAF_EXEC", "exec"); // so that killing it kills Java
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put(
                        "EXTRA_JAVA_OPTS",
                        String.join(" ", Distribution.SHORT_LIVED)
                                + " " + java
                                + " -Dfile.encoding=UTF-8 -Dkaraf.shell.init.script=shell.init.script,scripts/*.script,test.script");
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).start();
        lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(process, lines), "console of " + home.getFileName());
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private static void read(Process process, BlockingQueue<String> lines) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        } catch (UncheckedIOException | IOException e) {
            lines.add("console closed: " + e.getMessage());
        }
        lines.add(END);
    }

    /** What the command with this number printed. */
    String output(int command) throws InterruptedException {
        await("<<" + command);
        StringBuilder out = new StringBuilder();
        for (String line = next(); !line.equals(">>" + command); line = next()) {
            out.append(line).append('\n');
        }
        return out.toString();
    }

    /** What the command with this number printed as JSON; what stands before it is left out. */
    JsonNode answer(int command) throws InterruptedException, IOException {
        return Json.in(output(command));
    }

    /** Reads on until a line that contains this, which it returns. */
    String await(String text) throws InterruptedException {
        String line = next();
        while (!line.contains(text)) {
            line = next();
        }
        return line;
    }

    private String next() throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null || line.equals(END) || line.startsWith("Error in initialization script")) {
            fail("the console " + (line == null ? "is silent" : "ended: " + line) + "; see " + home
                    + "/data/log/karaf.log");
        }
        return line;
    }

    /** Runs a script of the distribution, and gives its exit status. */
    int run(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return finish(command);
    }

    /** Waits until the log, from this character on, contains the text; the console may have nothing to say by then. */
    void awaitLog(int from, String text) throws Exception {
        Path log = home.resolve("data/log/karaf.log");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (Files.readString(log).indexOf(text, from) < 0) {
            assertTrue("in the log: " + text, System.nanoTime() < end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** As a power cut does it. */
    void kill() throws InterruptedException {
        if (process == null) {
            return; // it failed before there was one
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }

    /** The end of the console's input stops the server in good order. */
    void stop() throws Exception {
        process.getOutputStream().close();
        assertTrue("stops", process.waitFor(60, TimeUnit.SECONDS));
    }
}
