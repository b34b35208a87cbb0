// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.operations.Backup;
import org.shifan.api.operations.Backups;
import org.shifan.api.operations.Catalogue;
import org.shifan.api.operations.Containment;
import org.shifan.api.operations.Integrity;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.operations.Plugins;
import org.shifan.api.operations.Setting;
import org.shifan.api.operations.Settings;
import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.api.operations.SwapCheck;
import org.shifan.api.operations.SwapForecast;
import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.records.Rollups;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.api.trust.Trust;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** What an administrator does with the server, by HTTP. */
public class ServerTest {
    private static final String DISK = "/api/v1/settings/org.shifan.operations.disk/warn.below";
    private static final String JAR = "application/java-archive";
    private static final Message SAID = new Message("said", Text.same("said"), List.of());

    private final List<String> called = new ArrayList<>();
    private final Fakes services = new Province().services();
    private final ApiServer api;
    private String disk = "1024";

    public ServerTest() {
        services.with(
                Settings.class,
                Fakes.of(Settings.class, Map.of("list", args -> settings(), "change", args -> changed(args))));
        services.with(Plugins.class, Fakes.of(Plugins.class, Map.of("why", args -> why((String) args[0]))));
        services.with(
                Containment.class,
                () -> List.of(new SupervisedPlugin(
                        7, Optional.empty(), "org.shifan.a.Provider", 2, true, SAID, Instant.EPOCH, 0, 1)));
        services.with(Trust.class, Fakes.of(Trust.class, trust()));
        services.with(
                Catalogue.class,
                () -> List.of(
                        new Catalogue.Offer("a-set", "2.0.0", "d", "http://x", "1.0.0", Catalogue.Standing.UPDATE)));
        services.with(Backups.class, Fakes.of(Backups.class, backups()));
        services.with(Integrity.class, () -> List.of(part()));
        services.with(Rollups.class, (repair, by) -> {
            called.add("rollups " + repair + " " + by);
            return new Rollups.Check(List.of(2014), 5, 0, List.of(), repair);
        });
        services.with(SwapCheck.class, this::forecast);
        services.with(
                UpgradeCheck.class,
                platform -> List.of(new UpgradeCheck.Compatibility(9, "a-bundle", "1.0.0", false, List.of(SAID))));
        api = new ApiServer(services, Limits.INITIAL);
    }

    @After
    public void stop() {
        api.close();
    }

    private List<Setting> settings() {
        return List.of(
                setting("org.shifan.operations.disk", "warn.below", disk, "1024"),
                setting("org.shifan.identity", "accounts", "karaf = *", ""),
                setting("org.shifan.identity", "password.length", "10", "10"),
                setting("org.shifan.trust", "policy", "off", "off"),
                setting("org.shifan.rest", "plain.http", "false", "false"));
    }

    private static Setting setting(String pid, String key, String value, String initial) {
        return new Setting(pid, key, value, initial, Text.same("a whole number"), Text.same("MiB"), null);
    }

    private Setting changed(Object... args) {
        if (args[2].equals("many")) {
            throw new ShifanException(new Message(
                    "setting.wrong", Text.same("warn.below = many is not allowed: a whole number"), List.of()));
        }
        called.add("change " + Arrays.asList(args));
        disk = (String) args[2];
        return settings().get(0);
    }

    private static List<Message> why(String name) {
        if (!name.equals("a-set")) {
            throw new ShifanException(new Message("operations.unknown", Text.same("unknown"), List.of()));
        }
        return List.of(SAID);
    }

    private static Map<String, Function<Object[], Object>> trust() {
        return Map.of(
                "policy",
                args -> Trust.Policy.WARN,
                "developerMode",
                args -> false,
                "problems",
                args -> List.of(SAID),
                "examine",
                args -> List.of(new Trust.Examined(args[0] + " " + ((byte[]) args[1]).length, "unsigned", null, SAID)));
    }

    private Map<String, Function<Object[], Object>> backups() {
        Backup taken = new Backup(Path.of("/srv/backups/shifan-1"), Instant.EPOCH, "1.0.0", "Derby", 12, 3456);
        return Map.of(
                "list",
                args -> List.of(taken),
                "take",
                args -> {
                    called.add("backup to " + args[0]);
                    return taken;
                },
                "verify",
                args -> {
                    called.add("verify " + args[0]);
                    return List.of(SAID);
                });
    }

    private static Integrity.Part part() {
        return new Integrity.Part(
                "records",
                Text.same("records"),
                new IntegrityFindings.Gathering().count("rows", 3).with(SAID),
                null,
                Duration.ofMillis(5));
    }

    private SwapForecast forecast(String what) {
        assertThat(Files.isRegularFile(Path.of(what))).isTrue();
        called.add("forecast " + Path.of(what).getFileName());
        if (what.endsWith("half.jar")) {
            throw new ShifanException(new Message("swap.not-whole", Text.same("half: " + what), List.of()));
        }
        return new SwapForecast(
                what,
                List.of("a-bundle 2.0.0"),
                List.of(new SwapForecast.Restarted(7, "a-bundle", "1.0.0", false)),
                List.of(SAID),
                "bundle:update 7 file:" + what,
                true);
    }

    private JsonNode ended(HttpResponse<String> accepted) throws InterruptedException {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        for (int i = 0; i < 1000; i++) {
            JsonNode run = json(api.send("GET", header(accepted, "Location"), ROOT, null));
            if (!List.of("WAITING", "RUNNING").contains(run.get("state").asText())) {
                return run;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("still at work");
    }

    private HttpResponse<String> upload(String path, String as) {
        return api.send("POST", path, as, "content", "Content-Type", JAR);
    }

    private HttpResponse<String> see(String path) {
        return api.send("GET", path, ROOT, null);
    }

    @Test
    public void aSettingIsChangedByWhoHasSeenItAndAWrongValueIsRefusedInWords() {
        String seen = header(see(DISK), "ETag");
        assertThat(api.post(DISK, ROOT, "{\"value\":\"2048\"}").statusCode()).isEqualTo(428);
        HttpResponse<String> wrong = api.post(DISK, ROOT, "{\"value\":\"many\"}", "If-Match", seen);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).get("code").asText()).isEqualTo("setting.wrong");
        HttpResponse<String> changed = api.post(DISK, ROOT, "{\"value\":\"2048\"}", "If-Match", seen);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).get("value").asText()).isEqualTo("2048");
        assertThat(api.post(DISK, ROOT, "{\"value\":\"4096\"}", "If-Match", seen)
                        .statusCode())
                .isEqualTo(412);
        assertThat(called).containsExactly("change [org.shifan.operations.disk, warn.below, 2048]");
        assertThat(see("/api/v1/settings/org.shifan.operations.disk/none").statusCode())
                .isEqualTo(404);
    }

    @Test
    public void whatSaysWhoIsLetInIsNotSetByHttp() {
        for (String setting : List.of(
                "org.shifan.identity/accounts",
                "org.shifan.identity/password.length",
                "org.shifan.trust/policy",
                "org.shifan.rest/plain.http")) {
            HttpResponse<String> refused =
                    api.post("/api/v1/settings/" + setting, ROOT, "{\"value\":\"true\"}", "If-Match", "*");
            assertThat(refused.statusCode()).as(setting).isEqualTo(403);
            assertThat(json(refused).get("code").asText()).isEqualTo("rest.setting.console");
            assertThat(json(see("/api/v1/settings/" + setting)).get("byHttp").asBoolean())
                    .isFalse();
        }
        assertThat(called).isEmpty();
    }

    @Test
    public void whatIsReadIsAsTheDocumentSaysAndNamesNoPlaceOnTheMachine() {
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        for (String path : List.of(
                "/api/v1/settings",
                DISK,
                "/api/v1/causes?of=a-set",
                "/api/v1/supervised-plugins",
                "/api/v1/trust",
                "/api/v1/catalogue",
                "/api/v1/backups")) {
            HttpResponse<String> answer = see(path);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
            assertThat(conformance.faults("GET", path, answer)).as(path).isEmpty();
            assertThat(answer.body()).doesNotContain("/srv/");
            assertThat(api.get(path).statusCode()).as("somebody else: " + path).isEqualTo(403);
        }
        assertThat(see("/api/v1/causes?of=nothing").statusCode()).isEqualTo(404);
        assertThat(see("/api/v1/supervised-plugins").body())
                .contains("\"Provider\"")
                .doesNotContain("org.shifan");
    }

    @Test
    public void aBackupIsTakenAndVerifiedAsWorkWhoseProgressIsAResource() throws Exception {
        HttpResponse<String> accepted = api.send("POST", "/api/v1/backups", ROOT, null);
        JsonNode taken = ended(accepted);
        assertThat(taken.get("state").asText()).isEqualTo("DONE");
        assertThat(taken.at("/backup/name").asText()).isEqualTo("shifan-1");
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        String path = header(accepted, "Location");
        assertThat(conformance.faults("GET", path, see(path))).isEmpty();
        assertThat(api.get(path).statusCode()).as("somebody else's").isEqualTo(404);
        JsonNode verified = ended(api.send("POST", "/api/v1/backups/shifan-1/verification", ROOT, null));
        assertThat(verified.get("problems")).hasSize(1);
        assertThat(called).containsExactly("backup to null", "verify shifan-1");
        assertThat(api.send("POST", "/api/v1/backups/..%2fetc/verification", ROOT, null)
                        .statusCode())
                .isBetween(400, 499);
        assertThat(api.send("POST", "/api/v1/backups/another/verification", ROOT, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.send("POST", "/api/v1/backups", LI, null).statusCode()).isEqualTo(403);
        assertThat(called).hasSize(2);
    }

    @Test
    public void theProofsThatEverythingAgreesRunAsWorkAndSumsAreSetRightWhenThatIsWanted() throws Exception {
        JsonNode checked = ended(api.send("POST", "/api/v1/integrity-checks", ROOT, null));
        assertThat(checked.at("/parts/0/findings/counted/rows").asInt()).isEqualTo(3);
        JsonNode sums = ended(api.post("/api/v1/rollup-checks", ROOT, "{\"repair\":true}"));
        assertThat(sums.at("/sums/repaired").asBoolean()).isTrue();
        assertThat(called).containsExactly("rollups true root");
        assertThat(api.post("/api/v1/rollup-checks", ROOT, "{}").statusCode()).isEqualTo(422);
        assertThat(api.send("POST", "/api/v1/integrity-checks", LI, null).statusCode())
                .isEqualTo(403);
        assertThat(api.post("/api/v1/rollup-checks", LI, "{\"repair\":true}").statusCode())
                .isEqualTo(403);
        assertThat(called).hasSize(1);
    }

    @Test
    public void whatWouldBeInstalledIsExaminedWithoutInstallingItAndLeavesNothing() throws Exception {
        JsonNode swap = json(upload("/api/v1/swap-checks?file=a.jar", ROOT));
        assertThat(swap.get("advised").asBoolean()).isTrue();
        assertThat(swap.toString()).doesNotContain("bundle:update");
        HttpResponse<String> half = upload("/api/v1/swap-checks?file=half.jar", ROOT);
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("swap.not-whole").doesNotContain("once-");
        assertThat(json(upload("/api/v1/upgrade-checks?file=platform.kar", ROOT))
                        .get(0)
                        .get("resolves")
                        .asBoolean())
                .isFalse();
        assertThat(upload("/api/v1/upgrade-checks?file=features.xml", ROOT).statusCode())
                .isEqualTo(422);
        assertThat(json(upload("/api/v1/signature-checks?file=a.jar", ROOT))
                        .get(0)
                        .get("file")
                        .asText())
                .isEqualTo("a.jar 7");
        for (String path : List.of("swap-checks", "upgrade-checks", "signature-checks")) {
            assertThat(upload("/api/v1/" + path + "?file=..%2Fx.jar", ROOT).statusCode())
                    .as(path)
                    .isBetween(400, 499);
            assertThat(upload("/api/v1/" + path + "?file=a.jar", LI).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(called).containsExactly("forecast a.jar", "forecast half.jar");
        try (Stream<Path> left = Files.list(api.folder)) {
            assertThat(left).isEmpty();
        }
    }
}
