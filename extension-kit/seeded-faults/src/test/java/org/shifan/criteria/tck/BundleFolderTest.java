// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class BundleFolderTest {
    private static final String YAML = "SHIFAN-INF/criteria.yaml";
    private static final String SHEET = "SHIFAN-INF/criteria.xlsx";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** A class of a project, as its build loads it. */
    public static final class Own {}

    private final List<Path> classPath = new ArrayList<>();

    @Test
    public void theDocumentIsThatOfTheOwnProjectWhateverDependenciesBring() throws Exception {
        laidOut("own/target/test-classes", Map.of("SHIFAN-INF/note.txt", ""));
        laidOut("own/target/classes", Map.of(YAML, "id: own"));
        laidOut("base/target/classes", Map.of(SHEET, "id: base", YAML, "id: base"));
        BundleFolder found = BundleFolder.of(own());
        assertThat(found.place()).isEqualTo(YAML);
        assertThat(found.root().getParent().getParent()).hasFileName("own");
    }

    @Test
    public void theDocumentOfADependencyIsNotTakenForOneThatIsMissing() throws Exception {
        laidOut("own/target/classes", Map.of("META-INF/MANIFEST.MF", ""));
        laidOut("base/target/classes", Map.of(YAML, "id: base"));
        Class<?> own = own();
        assertThat(BundleFolder.find(own)).isEmpty();
        assertThatThrownBy(() -> BundleFolder.of(own))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(YAML)
                .hasMessageContaining(SHEET)
                .hasMessageContaining("dependency");
    }

    @Test
    public void ofTextAndSheetThatCountsWhichTheManifestNames() throws Exception {
        laidOut("own/target/classes", Map.of(SHEET, "", YAML, "", "META-INF/MANIFEST.MF", manifest(YAML)));
        assertThat(BundleFolder.of(own()).place()).isEqualTo(YAML);
        laidOut("own/target/classes", Map.of("META-INF/MANIFEST.MF", manifest(SHEET)));
        assertThat(BundleFolder.of(own()).place()).isEqualTo(SHEET);
    }

    @Test
    public void goldenCasesAreThoseOfTheOwnProject() throws Exception {
        laidOut("own/target/test-classes", Map.of("cases/beside.yaml", ""));
        laidOut("own/target/classes", Map.of(YAML, "", "SHIFAN-INF/cases/inside.yaml", ""));
        laidOut("base/target/classes", Map.of(YAML, "", "SHIFAN-INF/cases/other.yaml", "", "cases/other.yaml", ""));
        assertThat(BundleCases.files(own())).containsOnlyKeys("SHIFAN-INF/cases/inside.yaml", "beside.yaml");
    }

    @Test
    public void aBundleWithoutCasesHasNotThoseOfADependency() throws Exception {
        laidOut("own/target/classes", Map.of(YAML, ""));
        laidOut("base/target/classes", Map.of(YAML, "", "SHIFAN-INF/cases/other.yaml", "", "cases/other.yaml", ""));
        assertThat(BundleCases.files(own())).isEmpty();
    }

    private static String manifest(String document) {
        return "Manifest-Version: 1.0\r\nShifan-Criteria: " + document + "\r\n\r\n";
    }

    private void laidOut(String place, Map<String, String> files) throws IOException {
        Path root = folder.getRoot().toPath().resolve(place);
        for (Map.Entry<String, String> each : files.entrySet()) {
            Path file = root.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        if (!classPath.contains(root)) {
            classPath.add(root);
        }
    }

    /** The test class of the first project. */
    private Class<?> own() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path each : classPath) {
            urls.add(each.toUri().toURL());
        }
        URL tests =
                folder.getRoot().toPath().resolve("own/target/classes").toUri().toURL();
        return new Project(urls.toArray(URL[]::new), tests).own();
    }

    /** The class path of a build. */
    private static final class Project extends URLClassLoader {
        private final URL tests;

        Project(URL[] urls, URL tests) {
            super(urls, null);
            this.tests = tests;
        }

        Class<?> own() throws IOException {
            String name = Own.class.getName();
            try (InputStream in = Own.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length, new CodeSource(tests, (Certificate[]) null));
            }
        }
    }
}
