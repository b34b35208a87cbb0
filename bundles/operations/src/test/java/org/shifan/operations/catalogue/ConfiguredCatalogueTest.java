// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.felix.hc.api.Result;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.identity.Place;
import org.shifan.api.operations.Catalogue;
import org.shifan.api.operations.Catalogue.Offer;
import org.shifan.operations.Fakes;
import org.shifan.operations.hand.Asking;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class ConfiguredCatalogueTest {
    private final TableOfRoles roles = new TableOfRoles();
    private final Asking asking = new Asking().with(roles);
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String OTHER = "f".repeat(64);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final CriteriaRegistry registry = (CriteriaRegistry) Proxy.newProxyInstance(
            CriteriaRegistry.class.getClassLoader(),
            new Class<?>[] {CriteriaRegistry.class},
            (self, method, args) -> List.of(set("jiangsu", "1.1.0"), set("fujian", "2.0.0")));

    @Test
    public void whatIsOfferedIsHeldAgainstWhatIsHere() throws Exception {
        ConfiguredCatalogue catalogue = of("""
                catalogue: shifan-catalogue/1
                criteria:
                """
                + entry("ningbo", "1.0.0", DIGEST)
                + entry("jiangsu", "1.0.0", DIGEST)
                + entry("jiangsu", "1.1.0", DIGEST)
                + entry("jiangsu", "1.2.0", DIGEST)
                + entry("fujian", "2.0.0", OTHER));
        assertThat(catalogue.offers().stream().map(o -> o.id() + " " + o.version() + " " + o.standing()))
                .containsExactly(
                        "fujian 2.0.0 DIFFERENT",
                        "jiangsu 1.2.0 UPDATE",
                        "ningbo 1.0.0 NEW",
                        "jiangsu 1.1.0 SAME",
                        "jiangsu 1.0.0 OLDER");
        assertThat(catalogue.execute().getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(catalogue.execute().toString()).contains("jiangsu: 1.2.0 is offered, here is 1.1.0");
    }

    @Test
    public void aRelativeAddressIsTakenFromTheCatalogue() throws Exception {
        Offer offer = of("catalogue: shifan-catalogue/1\ncriteria:\n" + entry("ningbo", "1.0.0", DIGEST))
                .offers()
                .get(0);
        assertThat(offer.url()).isEqualTo(folder.getRoot().toURI() + "ningbo-1.0.0.jar");
    }

    @Test
    public void jsonIsACatalogueToo() throws Exception {
        assertThat(of("{\"catalogue\": \"shifan-catalogue/1\", \"criteria\": []}")
                        .offers())
                .isEmpty();
    }

    @Test
    public void whatIsWrongIsToldWithLineAndColumn() throws Exception {
        String top = "catalogue: shifan-catalogue/1\ncriteria:\n";
        assertWrong("", ":1:1: ", "shifan-catalogue/1");
        assertWrong("catalogue: other/1\n", ":1:12: ", "shifan-catalogue/1");
        assertWrong("catalogue: shifan-catalogue/1\n", ":1:1: ", "list");
        assertWrong("catalogue: [\n", ":2:1: ");
        assertWrong(top + "  - {id: a, version: 1.0.0, url: a.jar}\n", ":3:5: ", "digest is missing");
        assertWrong(top + entry("ningbo", "1.0", DIGEST), ":4:14: ", "\"1.0\" is no version");
        assertWrong(top + entry("Ningbo", "1.0.0", DIGEST), ":3:9: ", "\"Ningbo\" is no id");
        assertWrong(top + entry("ningbo", "1.0.0", "abc"), ":5:13: ", "\"abc\" is no digest");
        assertWrong(
                top + entry("ningbo", "1.0.0", DIGEST) + "    size: 3\n",
                ":7:5: ",
                "\"size\"",
                "digest, id, url, version");
        assertWrong(top + "  - x\n", ":3:5: ", "keys and values");
    }

    @Test
    public void oneThatIsNotThereOrNeverAnswersIsGivenUpAndSaid() throws Exception {
        try (ConfiguredCatalogueUnderTest missing = of(folder.getRoot().toURI() + "nowhere.yaml", 1)) {
            assertThatThrownBy(missing.catalogue()::offers).hasMessageContaining("nowhere.yaml");
        }
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ConfiguredCatalogueUnderTest slow = of("http://127.0.0.1:" + silent.getLocalPort() + "/", 1)) {
            assertThatThrownBy(slow.catalogue()::offers).hasMessageContaining("SocketTimeout");
        }
    }

    @Test
    public void oneThatNeverEndsIsGivenUpAndSaid() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ConfiguredCatalogueUnderTest under = of("http://127.0.0.1:" + endless.getLocalPort() + "/", 5)) {
            Thread server = new Thread(() -> pour(endless));
            server.setDaemon(true);
            server.start();
            assertThatThrownBy(under.catalogue()::offers).hasMessageContaining("longer than 1024 KiB");
        }
    }

    /** The container makes a component that is not immediate anew for each who asks, and it would have read nothing yet. */
    @Test
    public void whatWasReadIsKeptUntilTheNextHealthCheck() throws Exception {
        try (InputStream component = ConfiguredCatalogue.class.getResourceAsStream(
                "/OSGI-INF/" + ConfiguredCatalogue.class.getName() + ".xml")) {
            assertThat(new String(component.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("immediate=\"true\"");
        }
    }

    @Test
    public void withoutAnAddressThereIsNoneAndAllIsWell() {
        ConfiguredCatalogue none = new ConfiguredCatalogue(settings("", 1), asking, registry);
        assertThat(none.execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThatThrownBy(none::offers).hasMessageContaining("org.shifan.catalogue.cfg");
    }

    private static void pour(ServerSocket server) {
        byte[] line = "# and so on and so on and so on\n".getBytes(StandardCharsets.UTF_8);
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                out.write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                while (true) {
                    out.write(line);
                }
            } catch (IOException e) {
                // Whoever read has had enough.
            }
        }
    }

    @Test
    public void whoMayLookAtTheServerIsToldWhatIsOfferedAndNobodyElse() {
        ConfiguredCatalogue none = new ConfiguredCatalogue(settings("", 1), asking, registry);
        roles.everyRole(Catalogue.class, Place.COUNTRY)
                .change("offers", none::offers)
                .isAsDocumented(() -> "");
    }

    private void assertWrong(String text, String... parts) throws Exception {
        assertThatThrownBy(of(text)::offers)
                .as(text)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static String entry(String id, String version, String digest) {
        return "  - id: %s\n    version: %s\n    digest: %s\n    url: %s-%s.jar\n"
                .formatted(id, version, digest, id, version);
    }

    private ConfiguredCatalogue of(String text) throws IOException {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("catalogue.yaml"), text);
        return new ConfiguredCatalogue(settings(file.toUri().toString(), 5), asking, registry);
    }

    private record ConfiguredCatalogueUnderTest(ConfiguredCatalogue catalogue) implements AutoCloseable {
        @Override
        public void close() {
            catalogue.close();
        }
    }

    private ConfiguredCatalogueUnderTest of(String url, int patience) {
        return new ConfiguredCatalogueUnderTest(new ConfiguredCatalogue(settings(url, patience), asking, registry));
    }

    /** The annotation as Declarative Services makes it of a configuration. */
    private static ConfiguredCatalogue.Settings settings(String url, int patience) {
        Map<String, Object> values = Map.of("url", url, "patience_seconds", patience, "refresh_minutes", 60);
        return (ConfiguredCatalogue.Settings) Proxy.newProxyInstance(
                ConfiguredCatalogue.Settings.class.getClassLoader(),
                new Class<?>[] {ConfiguredCatalogue.Settings.class},
                (self, method, args) -> values.get(method.getName()));
    }

    private static CriteriaSet set(String id, String version) {
        return Fakes.set(id, version, DIGEST);
    }
}
