// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** A server with a synthetic province, to which faults happen, and what is asked of it after each of them. */
final class FaultServer {
    static final int ROWS = Integer.getInteger("shifan.faults.rows", 30_000);
    static final String CHECK = "shifan:check --json";

    static final String ACCOUNT = "admin";
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 6, 30);
    private static final int FIRST_YEAR = 1950;
    private static final String[] COUNTRIES = {"US", "JP", "KR", "DE", "FR", "GB", "IT", "ES", "CA", "MX"};

    private final KarafProcess karaf;
    private final String enterprise;
    private Login login;

    /** Unpacked, with the sample of one bureau, and at work. */
    private FaultServer(KarafProcess karaf, String enterprise) {
        this.karaf = karaf;
        this.enterprise = enterprise;
    }

    /**
     * Starts one in an empty folder.
     *
     * @param postgresql the address of its database; null for the Derby that it brings
     */
    static FaultServer start(Path folder, String postgresql) throws Exception {
        return start(KarafProcess.unpack(folder), postgresql);
    }

    /** The same in a folder where it is unpacked already. */
    static FaultServer start(KarafProcess karaf, String postgresql) throws Exception {
        // The less heap, the shorter a chunk: a file shall be several, so that faults come between them too.
        karaf.java("-Xmx430m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m");
        karaf.account(ACCOUNT);
        if (postgresql != null) {
            karaf.database(postgresql);
        }
        try {
            karaf.start("shifan:sample-load --bureau jiangsu", "shifan:enterprises --bureau jiangsu --limit 1 --json");
            FaultServer server =
                    new FaultServer(karaf, karaf.answer(1).at("/0/code").asText());
            server.login = karaf.login(ACCOUNT);
            return server;
        } catch (Exception | AssertionError e) {
            // Nobody else knows of it.
            karaf.kill();
            throw e;
        }
    }

    /** Another server over the same database, which is starting. */
    static FaultServer beside(FaultServer other, KarafProcess karaf) throws Exception {
        FaultServer server = new FaultServer(karaf, other.enterprise);
        server.login = karaf.login(ACCOUNT);
        return server;
    }

    KarafProcess karaf() {
        return karaf;
    }

    /** What a command says through a session of its own. */
    String run(String command) throws IOException {
        return login.run(command);
    }

    /** What a command says in a session of its own, or that it ended with the server. */
    CompletableFuture<String> begin(String command) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return run(command);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                })
                .exceptionally(gone -> "the server is gone: " + gone.getMessage());
    }

    /** The same as JSON; what stands before it is left out. */
    JsonNode ask(String command) throws IOException {
        return read(command, run(command));
    }

    static JsonNode read(String command, String said) throws IOException {
        int begin = said.indexOf('{');
        int list = said.indexOf('[');
        int from = begin < 0 || (list >= 0 && list < begin) ? list : begin;
        assertTrue(command + ": " + said, from >= 0);
        return new ObjectMapper().readTree(said.substring(from));
    }

    /** Starts it again with these commands; their answers are asked of the process. */
    void startAgain(String... commands) throws Exception {
        karaf.start(commands);
    }

    /** A session again, once the commands of the start are over. */
    void ready() throws Exception {
        login.close();
        login = karaf.login(ACCOUNT);
    }

    /** Sessions again as soon as it takes them, whether or not everything is ready. */
    void meanwhile() throws Exception {
        login.close();
        login = karaf.loginMeanwhile(ACCOUNT);
    }

    static String importing(Path file) {
        return "shifan:import --bureau jiangsu --json exports " + file;
    }

    /** A decision about all zones of the country as of a day that counts from 0. */
    static String deciding(int day) {
        return "shifan:evaluate-country --year 2014 --as-of " + FIRST_DAY.plusDays(day) + " --lang en";
    }

    /** The same about the zones of one bureau. */
    static String decidingOfJiangsu(int day) {
        return "shifan:evaluate --bureau jiangsu --year 2014 --as-of " + FIRST_DAY.plusDays(day) + " --lang en";
    }

    /** The same as {@link #deciding} for whoever does not know whether it was made. */
    static String decidingOnce(int day) {
        return deciding(day) + " --if-changed";
    }

    /** Rows of one dollar each, all different from those of every other number. */
    Path file(int number) throws IOException {
        Path file = karaf.home().resolve("files").resolve("exports-" + number + ".csv");
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("enterprise,year,hs,destination,value_usd\n");
            for (int i = 0; i < ROWS; i++) {
                String hs = String.format("84%08d", i / COUNTRIES.length);
                out.write(enterprise + "," + (FIRST_YEAR + number) + "," + hs + "," + COUNTRIES[i % COUNTRIES.length]
                        + ",1.00\n");
            }
        }
        return file;
    }

    /** How many zones a decision is about: so many results come of it. */
    int zones() throws IOException {
        long before = results();
        run(deciding(0));
        return (int) (results() - before);
    }

    private long results() throws IOException {
        return sound(ask(CHECK)).get("archive.results");
    }

    /** What an answer of {@link #decidingOnce} tells of the decision that was interrupted. */
    static String fate(String answer) {
        return answer.contains("it stands") ? "kept" : "not kept";
    }

    /** The import of a whole file came to its end: every row is stored now or was before. */
    static void assertWhole(JsonNode answer) {
        JsonNode result = answer.get("result");
        assertEquals(result.toString(), ROWS, result.get("rows").asInt());
        assertEquals(result.toString(), 0, result.get("rejected").asInt());
        assertEquals(
                result.toString(),
                ROWS,
                result.get("stored").asInt() + result.get("unchanged").asInt());
    }

    /** What the checker counted; it found that everything agrees. */
    static Map<String, Long> sound(JsonNode parts) {
        Map<String, Long> out = new HashMap<>();
        assertTrue(parts.toString(), parts.size() >= 3);
        for (JsonNode part : parts) {
            String name = part.get("check").asText();
            assertTrue(part.toString(), part.get("findings").isObject());
            assertEquals(part.toString(), 0, part.at("/findings/faults").asInt());
            part.at("/findings/counted")
                    .properties()
                    .forEach(each ->
                            out.put(name + "." + each.getKey(), each.getValue().asLong()));
        }
        return out;
    }

    /** Nothing of it runs on. */
    void end() throws Exception {
        login.close();
        karaf.kill();
    }
}
