// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.apache.felix.framework.FrameworkFactory;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.internal.service.RepositoryImpl;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.url.AbstractURLStreamHandlerService;
import org.osgi.service.url.URLConstants;
import org.osgi.service.url.URLStreamHandlerService;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.Problem;
import org.shifan.api.operations.SwapForecast;
import org.shifan.api.operations.UpgradeCheck.Compatibility;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.operations.hand.Asking;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** In a real framework with a small platform: {@code shifan-core} uses the packages of a library, a bureau's bundle its own. */
public class SwapForecasterTest {
    private static final Asking ASKING = new Asking().with(new TableOfRoles());
    private static final String CONTRACT = "org.shifan.api.criteria";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Framework framework;
    /** What Karaf says to its log when it simulates. */
    private final AtomicReference<String> simulation = new AtomicReference<>("");
    /** What Karaf was asked to simulate. */
    private final List<Set<?>> simulated = new ArrayList<>();

    private boolean isInstalled;

    @Before
    public void aSmallPlatform() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.newFolder().getPath(),
                        "felix.log.level",
                        "0",
                        "felix.cache.locking",
                        "false"));
        framework.start();
        install("library", "1.0.0", Map.of("Export-Package", "lib;version=1.0"));
        install("shifan-api", "1.0.0", Map.of("Export-Package", CONTRACT + ";version=1.0"));
        install(
                "shifan-core",
                "1.0.0",
                Map.of("Import-Package", "lib;version=\"[1,2)\", extra;resolution:=optional, " + CONTRACT));
        install("bureau-library", "1.0.0", Map.of("Export-Package", "own;version=1.0"));
        install(
                "bureau",
                "1.0.0",
                Map.of(
                        "Shifan-Criteria",
                        "SHIFAN-INF/criteria.yaml",
                        "Import-Package",
                        "own, " + CONTRACT + ";version=\"[1,2)\""));
        framework.adapt(FrameworkWiring.class).resolveBundles(null);
    }

    @After
    public void end() throws Exception {
        framework.stop();
        framework.waitForStop(20_000);
    }

    @Test
    public void aNewCriteriaBundleRestartsNothing() throws Exception {
        SwapForecast forecast = forecast("bureau-two", "1.0.0", Map.of("Import-Package", CONTRACT));
        assertThat(forecast.brings()).containsExactly("bureau-two 1.0.0");
        assertThat(forecast.restarted()).isEmpty();
        assertThat(forecast.command()).startsWith("bundle:install -s 'file:/");
        assertThat(forecast.advised()).isTrue();
    }

    @Test
    public void anUpdateOfALibraryRestartsTheExtensionThatUsesItAndIsAdvised() throws Exception {
        SwapForecast forecast = forecast("bureau-library", "1.1.0", Map.of("Export-Package", "own;version=1.1"));
        assertThat(names(forecast)).containsExactlyInAnyOrder("bureau false", "bureau-library false");
        assertThat(forecast.command()).matches("bundle:update [0-9]+ 'file:/.*'");
        assertThat(forecast.advised()).isTrue();
    }

    /** A file may be named as somebody likes who means no good to whoever types it. */
    @Test
    public void theCommandHoldsTheAddressAsOneWord() throws Exception {
        Path file = Files.write(
                folder.getRoot().toPath().resolve("it's; shutdown $(x).kar"), jar("bureau-two", "1.0.0", Map.of()));
        String command = forecaster().forecast(file.toString()).command();
        assertThat(command).startsWith("kar:install 'file:/").endsWith("it%27s;%20shutdown%20$(x).kar'");
        assertThat(command.chars().filter(sign -> sign == '\'')).hasSize(2);
    }

    @Test
    public void aKarIsJudgedByTheFeaturesThatItsFeaturesNeed() throws Exception {
        simulation.set("""
                Changes to perform:
                  Region: root
                    Bundles to install:
                      mvn:org.example/new/1
                  Bundles to refresh:
                    shifan-core / 1.0.0
                """);
        SwapForecast forecast = forecaster()
                .forecast(kar(
                        feature("bureau-two", "<feature>lib</feature>"),
                        feature("lib", "<feature>a-feature</feature>")));
        assertThat(forecast.brings()).containsExactly("bureau-two 1.0.0", "mvn:org.example/new/1");
        assertThat(names(forecast)).containsExactly("shifan-core true");
        assertThat(forecast.advised()).isFalse();
        simulation.set("No deployment change.");
        forecast = forecaster().forecast(kar(feature("bureau-two", "<feature>a-feature</feature>")));
        assertThat(forecast.restarted()).isEmpty();
        assertThat(forecast.advised()).isTrue();
        assertThat(simulated).containsOnly(Set.of("a-feature/1.0.0"));
    }

    @Test
    public void aKarOfWhichKarafInstallsNoFeatureIsJudgedByItsBundles() throws Exception {
        simulation.set("nothing is simulated");
        String manual = "<feature name='more' version='1.0.0' install='manual'><feature>a-feature</feature></feature>";
        assertThat(forecaster().forecast(kar(feature("bureau-two", ""), manual)).advised())
                .isTrue();
    }

    @Test
    public void whatAKarBringsOnAConditionIsLookedAtWhereTheConditionIsMet() throws Exception {
        String conditional = "<conditional><condition>%s</condition><feature>nowhere</feature></conditional>";
        String onServer = kar(feature("bureau-two", conditional.formatted("a-feature")));
        assertThat(forecaster().forecast(onServer).advised()).isTrue();
        isInstalled = true;
        assertThatThrownBy(() -> forecaster().forecast(onServer)).hasMessageContaining("nowhere");
        isInstalled = false;
        String own = kar(feature("bureau-two", conditional.formatted("later")), feature("later", ""));
        assertThatThrownBy(() -> forecaster().forecast(own)).hasMessageContaining("nowhere");
    }

    @Test
    public void aKarWhoseFeatureNobodyHasIsRefusedAndTheFeatureIsNamed() throws Exception {
        String kar = kar(feature("bureau-two", "<feature version='[2,3)'>nowhere</feature>"));
        assertThatThrownBy(() -> forecaster().forecast(kar))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("swap.kar.features"))
                .hasMessageContaining("nowhere/[2,3)");
    }

    /** Whoever sends a KAR in does not choose what this server fetches. */
    @Test
    public void aKarThatLeadsElsewhereThanToMavenIsRefusedAndNothingIsFetched() throws Exception {
        Path other = Files.write(folder.getRoot().toPath().resolve("other.jar"), jar("other", "1.0.0", Map.of()));
        String inside = "<bundle>mvn:org.example/bureau-two/1</bundle>";
        assertThat(forecaster().forecast(kar(feature("bureau-two", inside))).advised())
                .isTrue();
        for (String place :
                List.of(other.toUri().toString(), "http://10.0.0.1/x.jar", "mvn:http://10.0.0.1/m2!org.example/x/1")) {
            String kar = kar(feature("bureau-two", inside + "<bundle>" + place + "</bundle>"));
            refusedAsElsewhere(kar, place);
        }
        String repository = "<features name='x' xmlns='http://karaf.apache.org/xmlns/features/v1.6.0'>"
                + "<repository>http://10.0.0.1/f.xml</repository></features>";
        refusedAsElsewhere(
                kar(Map.of("repository/x/f-features.xml", repository.getBytes(StandardCharsets.UTF_8))),
                "http://10.0.0.1/f.xml");
    }

    private void refusedAsElsewhere(String kar, String place) {
        assertThatThrownBy(() -> forecaster().forecast(kar))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("swap.kar.elsewhere"))
                .hasMessageContaining(place);
    }

    /** Karaf does not see it either, and installs the features. */
    @Test
    public void aManifestBehindOtherEntriesOfAKarSaysNothing() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        String feature = feature("bureau-two", "<configfile finalname='etc/trust/y.cer'>mvn:a/b/1/cer</configfile>");
        entries.put(
                "repository/x/x-features.xml",
                ("<features name='x' xmlns='http://karaf.apache.org/xmlns/features/v1.6.0'>" + feature + "</features>")
                        .getBytes(StandardCharsets.UTF_8));
        entries.put(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\nKaraf-Feature-Start: false\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        String kar = kar(entries);
        assertThatThrownBy(() -> forecaster().forecast(kar)).hasMessageContaining("etc/trust/y.cer. A KAR");
    }

    @Test
    public void aDocumentInAKarThatOnlySpeaksOfFeaturesIsNoRepository() throws Exception {
        byte[] pom = "<project><artifactId>a:features</artifactId><x/></project>".getBytes(StandardCharsets.UTF_8);
        assertThat(forecaster()
                        .forecast(kar(Map.of("repository/x/pom.xml", pom)))
                        .advised())
                .isTrue();
    }

    /** A key among them would vouch for the set that comes with it. */
    @Test
    public void aKarThatWritesIntoTheServersOwnFoldersIsRefusedAndTheFilesAreNamed() throws Exception {
        for (String file : List.of("etc/trust/x.cer", "/bin/setenv", "./LIB/x.jar", "system/x", "deploy/x.jar")) {
            String kar = kar(Map.of("resources/" + file, new byte[1], "resources/manual/read.me", new byte[1]));
            assertThatThrownBy(() -> forecaster().forecast(kar))
                    .isInstanceOfSatisfying(
                            ShifanException.class, e -> assertThat(e.code()).isEqualTo("swap.kar.files"))
                    .hasMessageContaining(": " + file + ". A KAR");
        }
        assertThat(forecaster()
                        .forecast(kar(Map.of("resources/manual/read.me", new byte[1])))
                        .advised())
                .isTrue();
        String named = "<configfile finalname='${karaf.etc}/trust/y.cer'>mvn:a/b/1/cer</configfile>";
        String kar = kar(
                feature("bureau-two", named + "<config name='org.shifan.trust' override='true'>policy=off</config>"));
        assertThatThrownBy(() -> forecaster().forecast(kar))
                .hasMessageContaining("${karaf.etc}/trust/y.cer, etc/org.shifan.trust.cfg. A KAR");
    }

    private static String feature(String name, String what) {
        return "<feature name='" + name + "' version='1.0.0'>" + what + "</feature>";
    }

    private String kar(String... features) throws IOException {
        String repository = "<features name='x' xmlns='http://karaf.apache.org/xmlns/features/v1.6.0'>"
                + String.join("", features) + "</features>";
        return kar(Map.of("repository/org/example/x/1/x-1-features.xml", repository.getBytes(StandardCharsets.UTF_8)));
    }

    /** With one bundle, whose needs are met. */
    private String kar(Map<String, byte[]> more) throws IOException {
        Path file = folder.newFile().toPath().resolveSibling("bureau-" + more.hashCode() + ".kar");
        try (JarOutputStream kar = new JarOutputStream(Files.newOutputStream(file))) {
            kar.putNextEntry(new ZipEntry("repository/org/example/bureau-two/1/bureau-two-1.jar"));
            kar.write(jar("bureau-two", "1.0.0", Map.of("Import-Package", CONTRACT)));
            for (Map.Entry<String, byte[]> entry : more.entrySet()) {
                kar.putNextEntry(new ZipEntry(entry.getKey()));
                kar.write(entry.getValue());
            }
        }
        return file.toString();
    }

    /** Its manifest is there while the rest is still being copied. */
    @Test
    public void halfAFileIsRefused() throws Exception {
        byte[] whole = jar("bureau-two", "1.0.0", Map.of("Import-Package", CONTRACT));
        Path file = folder.getRoot().toPath().resolve("half.jar");
        Files.write(file, Arrays.copyOf(whole, whole.length - 30));
        assertThatThrownBy(() -> forecaster().forecast(file.toString()))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("is no whole JAR or KAR");
        Files.write(file, whole);
        assertThat(forecaster().forecast(file.toString()).advised()).isTrue();
    }

    @Test
    public void anUpdateThatThePlatformIsWiredToIsNotAdvised() throws Exception {
        SwapForecast forecast = forecast("library", "1.1.0", Map.of("Export-Package", "lib;version=1.1"));
        assertThat(names(forecast)).containsExactlyInAnyOrder("library true", "shifan-core true");
        assertThat(forecast.advised()).isFalse();
    }

    @Test
    public void aNewerExportThatThePlatformWouldTakeIsNotAdvisedAndIsNamed() throws Exception {
        SwapForecast forecast = forecast("other", "1.0.0", Map.of("Export-Package", "lib;version=1.5"));
        assertThat(names(forecast)).containsExactly("shifan-core true");
        assertThat(forecast.findings().get(0).in(Language.EN))
                .isEqualTo("shifan-core takes lib 1.0.0 from library, and would take 1.5.0 from other");
        assertThat(forecast.advised()).isFalse();
    }

    @Test
    public void anOptionalImportThatWouldBeMetIsNotAdvised() throws Exception {
        SwapForecast forecast = forecast("other", "1.0.0", Map.of("Export-Package", "extra"));
        assertThat(names(forecast)).containsExactly("shifan-core true");
        assertThat(forecast.advised()).isFalse();
    }

    @Test
    public void aFragmentOfThePlatformIsNotAdvised() throws Exception {
        SwapForecast forecast = forecast("piece", "1.0.0", Map.of("Fragment-Host", "shifan-core"));
        assertThat(names(forecast)).containsExactly("shifan-core true");
        assertThat(forecast.advised()).isFalse();
    }

    @Test
    public void whatWouldNotResolveIsNotAdvisedAndTheVersionThatIsThereIsNamed() throws Exception {
        SwapForecast forecast =
                forecast("bureau-two", "1.0.0", Map.of("Import-Package", CONTRACT + ";version=\"[2,3)\", nowhere"));
        assertThat(forecast.advised()).isFalse();
        assertThat(forecast.findings().stream().map(m -> m.in(Language.EN)))
                .anyMatch(line -> line.contains(CONTRACT + " (>= 2.0.0, < 3.0.0); there is 1.0.0, of shifan-api"))
                .anyMatch(line -> line.contains("nowhere (*), which nobody has"));
    }

    @Test
    public void aFeatureIsJudgedByWhatKarafSaysItWouldRefresh() {
        simulation.set("""
                Changes to perform:
                  Region: root
                    Bundles to install:
                      mvn:org.example/new/1
                  Bundles to refresh:
                    shifan-core / 1.0.0
                  Managing bundle:
                    bureau / 1.0.0
                """);
        SwapForecast forecast = forecaster().forecast("a-feature");
        assertThat(forecast.brings()).containsExactly("mvn:org.example/new/1");
        assertThat(names(forecast)).containsExactly("shifan-core true");
        assertThat(forecast.advised()).isFalse();
    }

    @Test
    public void aFeatureThatChangesNothingIsAdvisedAndOneOfWhichKarafSaysNothingIsNot() {
        simulation.set("No deployment change.");
        assertThat(forecaster().forecast("a-feature").advised()).isTrue();
        assertThat(forecaster().forecast("a-feature").command()).startsWith("feature:install --upgrade '");
        simulation.set("something else");
        assertThatThrownBy(() -> forecaster().forecast("a-feature"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("log:set INFO");
    }

    @Test
    public void whatIsNoBundleOrUnknownIsRefusedByName() throws Exception {
        Path text = Files.writeString(folder.newFile("notes.txt").toPath(), "no jar");
        assertThatThrownBy(() -> forecaster().forecast(text.toString())).hasMessageContaining("notes.txt is no bundle");
        assertThatThrownBy(() -> forecaster().forecast("file:/no/such.jar")).hasMessageContaining("/no/such.jar");
        assertThatThrownBy(() -> forecaster().forecast("nobody")).hasMessageContaining("\"nobody\"");
    }

    @Test
    public void anUpgradeThatChangesTheContractNamesTheExtensionsThatItWouldLose() throws Exception {
        Path platform = folder.newFolder("platform").toPath();
        Files.write(
                platform.resolve("api.jar"),
                jar("shifan-api", "2.0.0", Map.of("Export-Package", CONTRACT + ";version=2.0")));
        List<Compatibility> lost = upgrade().check(platform.toString());
        assertThat(lost.stream().map(c -> c.name() + " " + c.resolves()))
                .containsExactly("bureau false", "bureau-library true");
        assertThat(lost.get(0).reasons().get(0).in(Language.EN)).contains("there is 2.0.0, of shifan-api");
        Files.write(
                platform.resolve("api.jar"),
                jar("shifan-api", "1.1.0", Map.of("Export-Package", CONTRACT + ";version=1.1")));
        assertThat(upgrade().check(platform.toString())).allMatch(Compatibility::resolves);
    }

    @Test
    public void aFolderWithoutTheContractIsNoPlatform() throws Exception {
        Path empty = folder.newFolder("empty").toPath();
        assertThatThrownBy(() -> upgrade().check(empty.toString())).hasMessageContaining("is no platform");
        assertThatThrownBy(() -> upgrade().check("nowhere.kar")).hasMessageContaining("nowhere.kar");
    }

    @Test
    public void aBrokenDocumentIsNotAdvisedAndEachProblemHasItsPlace() throws Exception {
        String protocol = "shifan-criteria";
        URLStreamHandlerService criteria = new AbstractURLStreamHandlerService() {
            @Override
            public URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}

                    @Override
                    public InputStream getInputStream() throws IOException {
                        return new ByteArrayInputStream(jar("made-of-a-document", "1.0.0", Map.of()));
                    }
                };
            }
        };
        framework
                .getBundleContext()
                .registerService(
                        URLStreamHandlerService.class,
                        criteria,
                        new Hashtable<>(Map.of(URLConstants.URL_HANDLER_PROTOCOL, protocol)));
        Path document = folder.getRoot().toPath().resolve("ningbo.yaml");
        Files.writeString(document, "this is wrong");
        SwapForecast forecast = forecaster().forecast(document.toString());
        assertThat(forecast.advised()).isFalse();
        assertThat(forecast.findings().stream().map(m -> m.in(Language.EN)))
                .containsExactly(
                        "The criteria of " + document + " would be refused:", "  ningbo.yaml:3:7: total: is wrong");
        assertThat(forecast.findings().get(1).in(Language.ZH)).isEqualTo("  ningbo.yaml:3:7: total: 不对");
        Files.writeString(document, "this is sound");
        assertThat(forecaster().forecast(document.toString()).advised()).isTrue();
    }

    private static List<String> names(SwapForecast forecast) {
        return forecast.restarted().stream()
                .map(b -> b.name() + " " + b.platform())
                .toList();
    }

    private SwapForecast forecast(String name, String version, Map<String, String> headers) throws Exception {
        Path file = folder.newFile().toPath();
        Files.write(file, jar(name, version, headers));
        return forecaster().forecast(file.toString());
    }

    private SwapForecaster forecaster() {
        AtomicReference<LogListener> listener = new AtomicReference<>();
        Bundle karaf = proxy(Bundle.class, (method, args) -> "org.apache.karaf.features.core");
        LogReaderService log = proxy(LogReaderService.class, (method, args) -> {
            listener.set(method.equals("addLogListener") ? (LogListener) args[0] : null);
            return null;
        });
        FeaturesService features = proxy(FeaturesService.class, (method, args) -> {
            if (method.equals("installFeatures")) {
                listener.get()
                        .logged(proxy(
                                LogEntry.class, (asked, none) -> asked.equals("getBundle") ? karaf : simulation.get()));
                simulated.add((Set<?>) args[0]);
                return null;
            }
            if (method.equals("isInstalled")) {
                return isInstalled;
            }
            if (method.equals("createRepository")) {
                return new RepositoryImpl((URI) args[0]);
            }
            return args[0].equals("a-feature")
                    ? proxy(Feature.class, (asked, none) -> asked.equals("getVersion") ? "1.0.0" : "a-feature")
                    : null;
        });
        return new SwapForecaster(
                framework.getBundleContext(),
                features,
                log,
                ASKING,
                proxy(CriteriaRegistry.class, (method, args) -> problems((String) args[0], (byte[]) args[1])));
    }

    private static List<Problem> problems(String file, byte[] document) {
        return new String(document, StandardCharsets.UTF_8).contains("wrong")
                ? List.of(new Problem(file, 3, 7, "total", new Message("test", new Text("不对", "is wrong"), List.of())))
                : List.of();
    }

    private PlatformUpgrade upgrade() {
        return new PlatformUpgrade(
                framework.getBundleContext(), proxy(FeaturesService.class, (method, args) -> null), ASKING);
    }

    private interface Answer {
        Object to(String method, Object[] args);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> answer.to(method.getName(), args)));
    }

    private void install(String name, String version, Map<String, String> headers) throws Exception {
        framework.getBundleContext().installBundle(name, new ByteArrayInputStream(jar(name, version, headers)));
    }

    private static byte[] jar(String name, String version, Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        main.putValue(Constants.BUNDLE_VERSION, version);
        headers.forEach(main::putValue);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry("any"));
        }
        return out.toByteArray();
    }
}
