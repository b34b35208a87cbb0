// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class SourceTest {
    private static final String DOCUMENT = "SHIFAN-INF/criteria.yaml";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aDocumentBecomesABundleWhoseVersionMayBeTriedAgainAndAgain() throws Exception {
        Path file = write("ningbo.yaml", document("1.2.0"), 1);
        byte[] bundle = Source.of(file).bundle();
        assertThat(manifest(bundle, "Bundle-SymbolicName")).isEqualTo("shifan.criteria.ningbo");
        assertThat(manifest(bundle, "Bundle-Version")).isEqualTo("1.2.0.SNAPSHOT");
        assertThat(entries(bundle)).containsEntry(DOCUMENT, document("1.2.0"));
    }

    @Test
    public void aModuleIsWhatWasCompiledWithTheResourcesThatAreNewer() throws Exception {
        module();
        write("src/main/resources/" + DOCUMENT, document("1.1.0"), 20);
        write("src/main/resources/SHIFAN-INF/cases/a.yaml", "older", 5);
        write("target/classes/SHIFAN-INF/cases/a.yaml", "filtered", 10);
        byte[] bundle = Source.of(folder.getRoot().toPath()).bundle();
        assertThat(manifest(bundle, "Bundle-SymbolicName")).isEqualTo("ningbo");
        assertThat(manifest(bundle, "Bundle-Version")).isEqualTo("1.1.0.SNAPSHOT");
        assertThat(entries(bundle))
                .containsEntry(DOCUMENT, document("1.1.0"))
                .containsEntry("SHIFAN-INF/cases/a.yaml", "filtered")
                .containsEntry("ningbo/Own.class", "code");
    }

    @Test
    public void aSavedFileIsSeenAndOneThatIsOnlyReadIsNot() throws Exception {
        module();
        Source source = Source.of(folder.getRoot().toPath());
        var before = source.files();
        assertThat(source.files()).isEqualTo(before);
        write("target/classes/ningbo/Own.class", "more code", 10);
        assertThat(source.files()).isNotEqualTo(before);
    }

    @Test
    public void aJarIsTakenAsItIsButForItsVersion() throws Exception {
        module();
        Path jar = folder.getRoot().toPath().resolve("any.jar");
        Files.write(jar, Source.of(folder.getRoot().toPath()).bundle());
        byte[] bundle = Source.of(jar).bundle();
        assertThat(manifest(bundle, "Bundle-Version")).isEqualTo("1.0.0.SNAPSHOT");
        assertThat(entries(bundle)).containsEntry("ningbo/Own.class", "code");
    }

    @Test
    public void whatCannotBeWatchedIsNamed() throws Exception {
        assertThatThrownBy(() -> Source.of(write("notes.txt", "x", 1))).hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> Source.of(folder.getRoot().toPath().resolve("nowhere.yaml")))
                .hasMessageContaining("nowhere.yaml");
        Files.createDirectories(folder.getRoot().toPath().resolve("src/main/java"));
        assertThatThrownBy(() -> Source.of(folder.getRoot().toPath()).bundle())
                .hasMessageContaining("MANIFEST.MF")
                .hasMessageContaining("mvn package");
        assertThatThrownBy(
                        () -> Source.of(write("headless.yaml", "title: x", 1)).bundle())
                .hasMessageContaining("headless.yaml");
    }

    private void module() throws IOException {
        write(
                "target/classes/META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nBundle-SymbolicName: ningbo\nBundle-Version: 1.0.0\nShifan-Criteria: "
                        + DOCUMENT + "\n\n",
                10);
        write("target/classes/" + DOCUMENT, document("1.0.0"), 10);
        write("target/classes/ningbo/Own.class", "code", 10);
        write("src/main/resources/" + DOCUMENT, document("1.0.0"), 5);
    }

    private static String document(String version) {
        return "format: shifan-criteria/1\nid: ningbo\nversion: " + version + "\n";
    }

    /** @param second when it was written */
    private Path write(String name, String text, int second) throws IOException {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + second * 1_000L));
    }

    private static String manifest(byte[] bundle, String header) throws IOException {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bundle))) {
            return jar.getManifest().getMainAttributes().getValue(header);
        }
    }

    private static Map<String, String> entries(byte[] bundle) throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bundle))) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                out.put(entry.getName(), new String(jar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return out;
    }
}
