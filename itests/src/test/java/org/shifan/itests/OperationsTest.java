// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.ConfigurationAdmin;

import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.operations.UpgradeCheck.Compatibility;
import org.shifan.api.text.Language;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** What an administrator sees of the distribution from outside: log, figures, the list of extensions, checks before a step. */
public class OperationsTest extends CriteriaOfNingbo {
    private static final String OFFICER = "officer.nb";
    private static final String PASSWORD = "three-brown-ducks";
    private static final String REFERENCE = "[0-9a-f]{8}";
    private static final String FAILURES = "org.shifan.plugins/failures";

    @After
    public void nothingOfTheTestStays() throws Exception {
        console.run("shifan:config-set " + FAILURES + " 5");
        for (Bundle bundle : context.getBundles()) {
            if (String.valueOf(bundle.getSymbolicName()).startsWith("ningbo-")) {
                bundle.uninstall();
            }
        }
        Await.until("no criteria of Ningbo in force", () -> inForce().isEmpty());
    }

    private Path logs() {
        return Path.of(context.getProperty("karaf.log"));
    }

    /** By one reference, in both logs, whichever thread of ours speaks of it. */
    private String onlyReference(String words, int atLeast) throws Exception {
        JsonLog log = new JsonLog(logs());
        // The next line may come between a look at the one log and at the other.
        Await.until("lines about " + words + ", as many for people", () -> {
            List<JsonNode> lines = log.ours(words);
            return lines.size() >= atLeast && lines.size() == forPeople(reference(lines.get(0)), words);
        });
        List<JsonNode> lines = log.ours(words);
        String reference = reference(lines.get(0));
        assertTrue(lines.toString(), reference.matches(REFERENCE));
        lines.forEach(line -> assertEquals(lines.toString(), reference, reference(line)));
        return reference;
    }

    private static String reference(JsonNode line) {
        return line.path("reference").asText();
    }

    private long forPeople(String reference, String words) throws IOException {
        return Files.readAllLines(logs().resolve("karaf.log")).stream()
                .filter(line -> line.contains("[" + reference + "]") && line.contains(words))
                .count();
    }

    @Test
    public void oneReferenceJoinsAllLinesOfACommandAlsoThoseOfOtherThreads() throws Exception {
        Path jar = CriteriaJar.broken("ningbo-broken", "1.0.0").write(file("ningbo-broken.jar"));
        console.run("shifan:swap " + jar);
        awaitState("1.0.0", CriteriaState.REFUSED);
        String reference = onlyReference("ningbo-broken", 1);
        JsonNode told = new JsonLog(logs()).ours("ningbo-broken").get(0);
        assertEquals("WARN", told.get("level").asText());
        assertEquals("shifan-evaluation", told.get("bundle").asText());
        assertFalse(
                "another thread's",
                told.get("thread").asText().equals(Thread.currentThread().getName()));

        Path second = CriteriaJar.broken("ningbo-broken-too", "1.0.0").write(file("ningbo-broken-too.jar"));
        console.run("shifan:swap " + second);
        assertFalse(
                "each command its own", onlyReference("ningbo-broken-too", 1).equals(reference));
    }

    @Test
    public void oneReferenceJoinsAllLinesOfACallByHttpAndTheAnswerNamesIt() throws Exception {
        Server.runs(() -> {
            service(Accounts.class).add(OFFICER, "An officer", false, PASSWORD.toCharArray(), "test");
            service(Accounts.class).grant(OFFICER, Assignment.of("bureau-officer@bureau:ningbo"), "test");
        });
        console.run("shifan:config-set " + FAILURES + " 1");
        Bundle bundle = context.installBundle("test:ningbo-throws", CriteriaJar.custom("5.0.0").stream());
        bundle.start();
        ScoringFunction broken = input -> {
            throw new IllegalStateException("broken for the log");
        };
        bundle.getBundleContext()
                .registerService(
                        ScoringFunction.class,
                        broken,
                        new Hashtable<>(Map.of("shifan.scoring.function.name", "ningbo.half")));
        awaitInForce("5.0.0");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(web("/api/v1/evaluations"))
                .header("Authorization", basic(OFFICER, PASSWORD))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"subject\":\"" + zone()
                        + "\",\"level\":\"provincial\",\"year\":2014,\"asOf\":\"2015-06-30\"}"))
                .build());
        assertEquals(answer.body(), 201, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("broken for the log"));
        String named = answer.headers().firstValue("Shifan-Reference").orElseThrow();
        assertEquals(named, onlyReference("broken for the log", 2));

        String wrong = send(HttpRequest.newBuilder(web("/api/v1/me"))
                        .header("Authorization", basic("nobody.here", PASSWORD))
                        .build())
                .headers()
                .firstValue("Shifan-Reference")
                .orElseThrow();
        assertEquals(wrong, onlyReference("nobody.here", 1));
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private URI web(String path) throws Exception {
        return URI.create("http://127.0.0.1:" + setting("org.ops4j.pax.web", "org.osgi.service.http.port") + path);
    }

    private Object setting(String pid, String key) throws Exception {
        return service(ConfigurationAdmin.class)
                .getConfiguration(pid, null)
                .getProperties()
                .get(key);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    public void theListOfExtensionsTellsStateAuthorityVersionDigestWhatSinceWhenHowAndByWhom() throws Exception {
        Instant before = Instant.now().minusSeconds(5);
        Path jar = CriteriaJar.ningbo("1.0.0", "7").write(file("ningbo-listed.jar"));
        console.run("bundle:install -s " + jar.toUri());
        awaitInForce("1.0.0");
        JsonNode listed = find(console.json("shifan:plugin-list"), "ningbo-criteria");
        assertEquals("ACTIVE", listed.get("state").asText());
        assertEquals("ningbo", listed.get("authority").asText());
        assertEquals("1.0.0", listed.get("version").asText());
        assertEquals(inForce().orElseThrow().digest(), listed.get("digest").asText());
        assertEquals(
                "criteria ningbo-zone-provincial 1.0.0",
                listed.get("provides").get(0).asText());
        assertFalse(Instant.parse(listed.get("since").asText()).isBefore(before));
        assertEquals(jar.toUri().toString(), listed.get("by").asText());
        assertEquals("tester", listed.at("/hands/0/by").asText());
        JsonNode shipped = find(console.json("shifan:plugin-list"), "shifan-criteria-jiangsu");
        assertEquals("jiangsu", shipped.get("authority").asText());
        assertEquals("feature shifan-criteria-jiangsu", shipped.get("by").asText());
        JsonNode withJava = find(console.json("shifan:plugin-list"), "shifan-criteria-zhejiang");
        assertTrue(withJava.toString(), withJava.get("provides").size() > 1);
        context.getBundle(listed.get("id").asLong()).stop();
        assertEquals(
                "RESOLVED",
                find(console.json("shifan:plugin-list"), "ningbo-criteria")
                        .get("state")
                        .asText());
        String table = console.run("shifan:plugin-list --wide");
        for (String column : List.of(
                "bundle",
                "version",
                "state",
                "authority",
                "digest",
                "brings",
                "since",
                "came by",
                "by whom",
                "ningbo-criteria",
                listed.get("digest").asText().substring(0, 12),
                "tester")) {
            assertTrue(column + " in " + table, table.contains(column));
        }
    }

    private static JsonNode find(JsonNode plugins, String name) {
        for (JsonNode plugin : plugins) {
            if (name.equals(plugin.get("name").asText())) {
                return plugin;
            }
        }
        throw new AssertionError(name + " is not in " + plugins);
    }

    @Test
    public void prometheusReadsTheFiguresOfEvaluationsTreatmentsAndImports() throws Exception {
        givenTheSampleProvince();
        CriteriaJar jar = CriteriaJar.ningbo("1.0.0", "7");
        context.installBundle("test:ningbo-figures", jar.stream()).start();
        awaitInForce("1.0.0");
        String enterprise = console.json("shifan:enterprises --bureau jiangsu --limit 1")
                .at("/0/code")
                .asText();
        Figures before = figures();
        evaluate();
        console.run("shifan:treatment --enterprise " + enterprise
                + " --hs 8712003000 --to US --on 2014-12-01 --value 50000");
        Path rows = Files.writeString(
                file("figures.csv"),
                "enterprise,year,hs,destination,value_usd\n" + enterprise + ",2013,8712003000,BR,3.00\n" + enterprise
                        + ",2999,8712003000,BR,3.00\n");
        console.run("shifan:import --bureau jiangsu exports " + rows);
        String set = "set=\"ningbo-zone-provincial\"";
        Await.until(
                "the evaluation is counted",
                () -> figures().sum("shifan_evaluations_total", set)
                        == before.sum("shifan_evaluations_total", set) + 1);
        Figures after = figures();
        assertTrue(after.sum("shifan_treatments_total", "") > before.sum("shifan_treatments_total", ""));
        for (String outcome : List.of("stored", "rejected")) {
            String label = "outcome=\"" + outcome + "\"";
            assertEquals(
                    outcome,
                    before.sum("shifan_import_rows_total", label) + 1,
                    after.sum("shifan_import_rows_total", label),
                    0);
        }
        for (String name : List.of("shifan_evaluations_total", "shifan_treatments_total", "shifan_import_rows_total")) {
            assertEquals(name, "counter", after.type(name));
        }
        for (String name : List.of(
                "shifan_evaluation_seconds",
                "shifan_treatment_seconds",
                "shifan_import_seconds",
                "shifan_fact_provider_seconds",
                "shifan_fact_provider_failures_total",
                "shifan_criteria_sets",
                "shifan_criteria_in_force",
                "shifan_database_pool_active",
                "shifan_database_pool_idle",
                "shifan_database_pool_waiting")) {
            assertTrue(name, after.type(name) != null);
        }
        assertTrue(
                after.sum("shifan_evaluation_seconds_count", "") > before.sum("shifan_evaluation_seconds_count", ""));
        String digest = inForce().orElseThrow().digest();
        assertEquals(1, after.sum("shifan_criteria_in_force", "digest=\"" + digest.substring(0, 12)), 0);
        assertTrue(after.sum("shifan_criteria_sets", "") > 5);
        String console = this.console.run("shifan:metrics shifan_import");
        assertTrue(console, console.contains("shifan_import_rows_total"));
    }

    private Figures figures() throws Exception {
        URI page = URI.create("http://127.0.0.1:" + setting("org.shifan.metrics", "port") + "/metrics");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(page).build());
        assertEquals(200, answer.statusCode());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertTrue(type, type.startsWith("text/plain") && type.contains("version=0.0.4"));
        return new Figures(answer.body());
    }

    @Test
    public void aSwapThatWouldRestartThePlatformIsRefusedAndNothingChanges() throws Exception {
        context.installBundle("test:ningbo-criteria", CriteriaJar.ningbo("1.0.0", "7").stream())
                .start();
        awaitInForce("1.0.0");
        CriteriaJar next = CriteriaJar.ningbo("2.0.0", "9");
        byte[] greedy = new CriteriaJar("ningbo-greedy", "2.0.0", next.document())
                .bytes(Map.of("Export-Package", "org.shifan.api.text;version=\"1.999\""));
        Path jar = Files.write(file("ningbo-greedy.jar"), greedy);
        List<String> before = bundles();
        List<String> restarted = Neighbours.thatStopOrStartDuring(context, () -> {
            for (String command : List.of("shifan:swap-check ", "shifan:swap ")) {
                String refusal = console.refusal(command + jar);
                assertTrue(refusal, refusal.contains("bundles of the platform. Nothing was changed"));
            }
        });
        assertEquals(List.of(), restarted);
        assertEquals(before, bundles());
        assertEquals("1.0.0", inForce().orElseThrow().version());
    }

    /** Each bundle with its state and the time when it last changed. */
    private List<String> bundles() {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle + " " + bundle.getState() + " " + bundle.getLastModified())
                .collect(Collectors.toList());
    }

    @Test
    public void aSwapThatRestartsNothingElseIsDone() throws Exception {
        Path first = CriteriaJar.ningbo("1.0.0", "7").write(file("ningbo swapped;1.jar"));
        Path second = CriteriaJar.ningbo("2.0.0", "9").write(file("ningbo-swapped-2.jar"));
        List<String> restarted = Neighbours.thatStopOrStartDuring(context, () -> {
            JsonNode forecast = console.json("shifan:swap-check '" + first + "'");
            assertTrue(forecast.toString(), forecast.get("advised").asBoolean());
            assertTrue(inForce().isEmpty());
            console.run("shifan:swap '" + first + "'");
            awaitInForce("1.0.0");
            long bundle = find(console.json("shifan:plugin-list"), "ningbo-criteria")
                    .get("id")
                    .asLong();
            String printed = console.run("shifan:swap " + second);
            assertTrue(printed, printed.contains("ningbo-criteria 2.0.0"));
            awaitInForce("2.0.0");
            assertEquals("2.0.0", context.getBundle(bundle).getVersion().toString());
        });
        assertEquals(List.of(), restarted);
    }

    @Test
    public void aPlatformIsHeldAgainstTheExtensionsThatAreHere() throws Exception {
        String here = console.run("shifan:upgrade-check " + Path.of(System.getProperty("karaf.home"), "system"));
        assertTrue(here, here.contains("shifan-criteria-zhejiang"));
        Path other = Files.createDirectories(file("platform"));
        Files.write(
                other.resolve("api.jar"),
                new CriteriaJar("shifan-api", "9.0.0", "")
                        .bytes(Map.of("Export-Package", "org.shifan.api.criteria;version=\"9.0.0\"")));
        List<String> before = bundles();
        String refusal = console.refusal("shifan:upgrade-check " + other);
        assertTrue(refusal, refusal.contains("extensions would not work on"));
        Compatibility zhejiang = Server.does(() -> service(UpgradeCheck.class).check(other.toString())).stream()
                .filter(extension -> extension.name().equals("shifan-criteria-zhejiang"))
                .findFirst()
                .orElseThrow();
        assertFalse(zhejiang.resolves());
        String reasons = zhejiang.reasons().stream()
                .map(reason -> reason.in(Language.EN))
                .collect(Collectors.joining("; "));
        assertTrue(reasons, reasons.contains("org.shifan.api.criteria") && reasons.contains("9.0.0"));
        assertEquals("a check changes nothing", before, bundles());
    }
}
