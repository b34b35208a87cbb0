// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.sheet.Documents;
import org.shifan.evaluation.sheet.WrittenSheet;

import static org.assertj.core.api.Assertions.assertThat;

public class ClasspathBasesTest {
    private static final String MANIFEST =
            "Manifest-Version: 1.0\r\nService-Component: OSGI-INF/a.xml,OSGI-INF/gone.xml\r\n\r\n";
    private static final String FUNCTION = component(
            "org.shifan.api.criteria.ScoringFunction",
            "<property name=\"shifan.scoring.function.name\" value=\"ningbo.half\"/>");
    private static final String PROVIDER = component("org.shifan.api.fact.FactProvider", "");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void functionsAreThoseOfTheBundleThatBringsTheSet() throws Exception {
        Map<String, String> files = Map.of(
                "META-INF/MANIFEST.MF",
                MANIFEST,
                "OSGI-INF/a.xml",
                FUNCTION,
                "SHIFAN-INF/criteria.yaml",
                "format: shifan-criteria/1\nid: ningbo-basis\nversion: 1.0.0\n");
        for (URL each : new URL[] {laidOut(bytes(files)), jar(bytes(files))}) {
            try (URLClassLoader loader = new URLClassLoader(new URL[] {each}, null)) {
                ClasspathBases bases = new ClasspathBases(loader);
                assertThat(bases.bringing("ningbo-basis"))
                        .as(each.toString())
                        .singleElement()
                        .satisfies(found -> assertThat(found.functions()).containsExactly("ningbo.half"));
                assertThat(bases.bringing("ningbo-other")).isEmpty();
            }
        }
    }

    @Test
    public void placesOfAManifestAreReadAsThoseOfTheOwnBundle() throws Exception {
        for (String place : List.of("OSGI-INF/*.xml", "/OSGI-INF/a.xml", "/OSGI-INF/*")) {
            Map<String, byte[]> files = bytes(Map.of(
                    "META-INF/MANIFEST.MF", MANIFEST.replace("OSGI-INF/a.xml", place), "OSGI-INF/a.xml", FUNCTION));
            for (URL each : new URL[] {laidOut(files), jar(files)}) {
                try (URLClassLoader loader = new URLClassLoader(new URL[] {each}, null)) {
                    assertThat(new ClasspathBases(loader).all())
                            .as("%s in %s", place, each)
                            .anySatisfy(found -> assertThat(found.functions()).containsExactly("ningbo.half"));
                }
            }
        }
    }

    @Test
    public void aSetIsFoundAsASheetToo() throws Exception {
        byte[] sheet = WrittenSheet.of(text("sound.yaml"));
        Map<String, byte[]> custom = Map.of("SHIFAN-INF/criteria.xlsx", sheet);
        Map<String, byte[]> named = Map.of(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\nShifan-Criteria: criteria/own.xlsx\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                "criteria/own.xlsx",
                sheet,
                "SHIFAN-INF/criteria.yaml",
                text("baseline.yaml"));
        for (Map<String, byte[]> files : List.of(custom, named)) {
            for (URL each : new URL[] {laidOut(files), jar(files)}) {
                try (URLClassLoader loader = new URLClassLoader(new URL[] {each}, null)) {
                    ClasspathBases bases = new ClasspathBases(loader);
                    assertThat(bases.of("ningbo-zone-provincial"))
                            .as("%s in %s", files.keySet(), each)
                            .singleElement()
                            .satisfies(found -> assertThat(found.version()).isEqualTo("1.0.0"));
                    assertThat(bases.bringing("ningbo-zone-provincial")).hasSize(1);
                    // Beside the document that the manifest names another one is none.
                    assertThat(bases.of("national-baseline")).isEmpty();
                }
            }
        }
    }

    @Test
    public void theBaselineMayBeASheet() throws Exception {
        CriteriaDocument own =
                Documents.read("sound.yaml", text("sound.yaml")).document().orElseThrow();
        Map<String, byte[]> files = Map.of("SHIFAN-INF/criteria.xlsx", WrittenSheet.of(text("baseline.yaml")));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar(files)}, null)) {
            assertThat(new ClasspathBases(loader).baselineFor(own))
                    .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("national-baseline"));
        }
    }

    private static byte[] text(String name) throws IOException {
        try (InputStream in = ClasspathBasesTest.class.getResourceAsStream("/org/shifan/criteria/faults/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Map<String, byte[]> bytes(Map<String, String> files) {
        Map<String, byte[]> out = new TreeMap<>();
        files.forEach((path, content) -> out.put(path, content.getBytes(StandardCharsets.UTF_8)));
        return out;
    }

    @Test
    public void providersAreThoseOfAllBundles() throws Exception {
        Map<String, String> files = Map.of("META-INF/MANIFEST.MF", MANIFEST, "OSGI-INF/a.xml", PROVIDER);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar(bytes(files)), laidOut(Map.of())}, null)) {
            assertThat(new ClasspathBases(loader).all())
                    .anySatisfy(found ->
                            assertThat(found.providesFacts(KnownFacts.class)).isTrue());
        }
    }

    private static String component(String service, String more) {
        return "<component name=\"a\"><implementation class=\"" + KnownFacts.class.getName() + "\"/>" + more
                + "<service><provide interface=\"" + service + "\"/></service></component>";
    }

    private URL laidOut(Map<String, byte[]> files) throws IOException {
        Path root = folder.newFolder().toPath();
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = root.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return root.toUri().toURL();
    }

    private URL jar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        Path file = folder.newFile().toPath();
        Files.write(file, out.toByteArray());
        return file.toUri().toURL();
    }
}
