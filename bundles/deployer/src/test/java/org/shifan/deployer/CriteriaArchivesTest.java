// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class CriteriaArchivesTest {

    private static final byte[] DOCUMENT = """
            format: shifan-criteria/1
            id: ningbo-zone-provincial
            authority: ningbo
            version: 1.2.3
            title: {zh: 宁波, en: Ningbo}
            """.getBytes(StandardCharsets.UTF_8);

    private static final Heading HEADING = Heading.of(DOCUMENT);

    @Test
    public void theManifestSaysWhoseCriteriaTheyAreAndThatSomebodyHasToReadThem() throws IOException {
        try (JarInputStream jar = open(CriteriaArchives.bundle(HEADING, DOCUMENT))) {
            Attributes main = jar.getManifest().getMainAttributes();
            assertThat(main.getValue("Bundle-ManifestVersion")).isEqualTo("2");
            assertThat(main.getValue("Bundle-SymbolicName")).isEqualTo("shifan.criteria.ningbo-zone-provincial");
            assertThat(main.getValue("Bundle-Version")).isEqualTo("1.2.3");
            assertThat(main.getValue("Bundle-Vendor")).isEqualTo("ningbo");
            assertThat(main.getValue("Shifan-Criteria")).isEqualTo("SHIFAN-INF/criteria.yaml");
            assertThat(main.getValue("Require-Capability"))
                    .isEqualTo("osgi.extender;filter:=\"(osgi.extender=shifan.criteria)\"");
        }
    }

    @Test
    public void theDocumentIsStoredAsItIs() throws IOException {
        Map<String, byte[]> content = content(CriteriaArchives.bundle(HEADING, DOCUMENT));
        assertThat(content).containsOnlyKeys("SHIFAN-INF/criteria.yaml");
        assertThat(content.get("SHIFAN-INF/criteria.yaml")).isEqualTo(DOCUMENT);
    }

    @Test
    public void theSameDocumentGivesTheSameBytes() {
        byte[] bundle = CriteriaArchives.bundle(HEADING, DOCUMENT);
        byte[] kar = CriteriaArchives.kar(HEADING, DOCUMENT);
        assertThat(CriteriaArchives.bundle(HEADING, DOCUMENT.clone())).isEqualTo(bundle);
        assertThat(CriteriaArchives.kar(HEADING, DOCUMENT.clone())).isEqualTo(kar);
        byte[] other = DOCUMENT.clone();
        other[other.length - 2] = ' ';
        assertThat(CriteriaArchives.bundle(HEADING, other)).isNotEqualTo(bundle);
    }

    @Test
    public void noEntryTellsWhenItWasMade() throws IOException {
        assertThat(years(CriteriaArchives.bundle(HEADING, DOCUMENT))).containsOnly(1980);
        assertThat(years(CriteriaArchives.kar(HEADING, DOCUMENT))).containsOnly(1980);
    }

    @Test
    public void aKarHoldsOneFeatureAndTheBundleThatItNames() throws IOException {
        byte[] kar = CriteriaArchives.kar(HEADING, DOCUMENT);
        try (JarInputStream jar = open(kar)) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Karaf-Feature-Start"))
                    .isEqualTo("true");
        }
        String stem = "repository/shifan/criteria/ningbo-zone-provincial/1.2.3/ningbo-zone-provincial-1.2.3";
        Map<String, byte[]> content = content(kar);
        assertThat(content).containsOnlyKeys(stem + "-features.xml", stem + ".jar");
        assertThat(content.get(stem + ".jar")).isEqualTo(CriteriaArchives.bundle(HEADING, DOCUMENT));
        assertThat(new String(content.get(stem + "-features.xml"), StandardCharsets.UTF_8))
                .contains("<feature name=\"criteria-ningbo-zone-provincial\" version=\"1.2.3\"")
                .contains("<bundle>mvn:shifan.criteria/ningbo-zone-provincial/1.2.3</bundle>");
    }

    @Test
    public void filesAreNamedAfterSetAndVersion() {
        assertThat(CriteriaArchives.fileName(HEADING)).isEqualTo("shifan.criteria.ningbo-zone-provincial-1.2.3");
    }

    static Map<String, byte[]> content(byte[] archive) throws IOException {
        Map<String, byte[]> out = new LinkedHashMap<>();
        try (JarInputStream jar = open(archive)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                out.put(entry.getName(), jar.readAllBytes());
            }
        }
        return out;
    }

    static JarInputStream open(byte[] archive) throws IOException {
        return new JarInputStream(new ByteArrayInputStream(archive));
    }

    private static Set<Integer> years(byte[] archive) throws IOException {
        Set<Integer> years = new TreeSet<>();
        // As a zip, so that the manifest is an entry like the others.
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                years.add(entry.getTimeLocal().getYear());
            }
        }
        return years;
    }
}
