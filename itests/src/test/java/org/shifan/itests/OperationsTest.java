// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.ConfigurationAdmin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** What an administrator sees of the distribution from outside: log, figures, the list of extensions, checks before a step. */
public class OperationsTest extends CriteriaOfNingbo {
    private static final ObjectMapper JSON = new ObjectMapper();

    @After
    public void nothingOfTheTestStays() throws Exception {
        for (Bundle bundle : context.getBundles()) {
            if (String.valueOf(bundle.getSymbolicName()).startsWith("ningbo-")) {
                bundle.uninstall();
            }
        }
        Await.until("no criteria of Ningbo in force", () -> inForce().isEmpty());
    }

    @Test
    public void theLogForProgramsIsAnObjectALineAndOneReferenceJoinsWhatOneStepLeftBehind() throws Exception {
        Path jar = CriteriaJar.broken("ningbo-broken", "1.0.0").write(file("ningbo-broken.jar"));
        console.run("bundle:install -s " + jar.toUri());
        Path folder = Path.of(context.getProperty("karaf.log"));
        Await.until(
                "a line about it",
                () -> Files.readString(folder.resolve("karaf.json.log")).contains("ningbo-broken 1.0.0 are refused"));
        JsonNode told = null;
        for (String line : Files.readAllLines(folder.resolve("karaf.json.log"))) {
            JsonNode object = JSON.readTree(line);
            assertTrue(line, object.isObject());
            for (String field : List.of("time", "level", "message", "logger", "thread")) {
                assertFalse(line, object.path(field).asText().isEmpty());
            }
            Instant.parse(object.get("time").asText());
            if (object.get("message").asText().contains("ningbo-broken 1.0.0 are refused")) {
                told = object;
            }
        }
        assertEquals("WARN", told.get("level").asText());
        assertEquals("shifan-evaluation", told.get("bundle").asText());
        String reference = told.get("reference").asText();
        assertTrue(told.toString(), reference.matches("[0-9a-f]{8}"));
        List<String> forPeople = Files.readAllLines(folder.resolve("karaf.log")).stream()
                .filter(line -> line.contains("[" + reference + "]"))
                .toList();
        assertTrue(forPeople.toString(), forPeople.stream().anyMatch(line -> line.contains("ningbo-broken 1.0.0")));
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
        assertEquals("feature shifan-criteria-jiangsu", shipped.get("by").asText());
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
    public void prometheusReadsTheFiguresAndAMonitorTheHealth() throws Exception {
        CriteriaJar jar = CriteriaJar.ningbo("1.0.0", "7");
        context.installBundle("test:ningbo-figures", jar.stream()).start();
        awaitInForce("1.0.0");
        evaluate();
        Map<String, Double> figures = figures();
        double evaluations = counted(figures, "shifan_evaluation");
        assertTrue(figures.keySet().toString(), evaluations > 0);
        evaluate();
        Await.until("one more is counted", () -> counted(figures(), "shifan_evaluation") > evaluations);
        assertEquals(200, get("/health").statusCode());
    }

    private double counted(Map<String, Double> figures, String name) {
        return figures.entrySet().stream()
                .filter(figure -> figure.getKey().startsWith(name))
                .filter(figure -> figure.getKey().matches("\\w+(_total|_count)(\\{.*)?"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** As Prometheus reads them: a name, labels, a number. */
    private Map<String, Double> figures() throws Exception {
        var answer = get("/metrics");
        assertEquals(200, answer.statusCode());
        Map<String, Double> out = new TreeMap<>();
        answer.body()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> out.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
        return out;
    }

    private java.net.http.HttpResponse<String> get(String path) throws Exception {
        Object port = service(ConfigurationAdmin.class)
                .getConfiguration("org.shifan.metrics", null)
                .getProperties()
                .get("port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
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
        String refusal = console.refusal("shifan:upgrade-check " + other);
        assertTrue(refusal, refusal.contains("extensions would not work on"));
    }
}
