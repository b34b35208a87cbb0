// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

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
        for (URL each : new URL[] {laidOut(files), jar(files)}) {
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
    public void providersAreThoseOfAllBundles() throws Exception {
        Map<String, String> files = Map.of("META-INF/MANIFEST.MF", MANIFEST, "OSGI-INF/a.xml", PROVIDER);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar(files), laidOut(Map.of())}, null)) {
            assertThat(new ClasspathBases(loader).all())
                    .anySatisfy(found ->
                            assertThat(found.providesFacts(KnownFacts.class)).isTrue());
        }
    }

    private static String component(String service, String more) {
        return "<component name=\"a\"><implementation class=\"" + KnownFacts.class.getName() + "\"/>" + more
                + "<service><provide interface=\"" + service + "\"/></service></component>";
    }

    private URL laidOut(Map<String, String> files) throws IOException {
        Path root = folder.newFolder().toPath();
        for (Map.Entry<String, String> each : files.entrySet()) {
            Path file = root.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        return root.toUri().toURL();
    }

    private URL jar(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> each : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = folder.newFile().toPath();
        Files.write(file, out.toByteArray());
        return file.toUri().toURL();
    }
}
