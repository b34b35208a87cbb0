// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Test;

import org.shifan.api.text.Language;
import org.shifan.evaluation.conformance.Content;

import static org.assertj.core.api.Assertions.assertThat;

public class BundleClassesTest {
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();

    @Test
    public void classesLieInTheBundleAndInEachJarInsideOfIt() throws Exception {
        files.put("a/A.class", new byte[1]);
        files.put("lib/b.jar", jar("b/B.class"));
        files.put("notes.txt", new byte[1]);
        assertThat(found()).containsOnlyKeys("a/A.class", "lib/b.jar!b/B.class");
    }

    @Test
    public void whatTheClassPathNamesIsAJarWhateverItIsCalled() throws Exception {
        files.put("lib/b.zip", jar("b/B.class"));
        files.put("lib/c", jar("c/C.class"));
        files.put("lib/d", jar("d/D.class"));
        headers.put("bundle-classpath", "., /lib/b.zip;lib/c;x=y,gone.zip");
        assertThat(found()).containsOnlyKeys("lib/b.zip!b/B.class", "lib/c!c/C.class");
    }

    @Test
    public void whatTheClassPathNamesAndIsNoJarIsRefusedByItsPath() {
        files.put("lib/b.zip", "#!/bin/sh".getBytes(StandardCharsets.UTF_8));
        headers.put("Bundle-ClassPath", "lib/b.zip");
        assertThat(hidden()).singleElement().asString().contains("lib/b.zip", "no place in Bundle-ClassPath");
    }

    @Test
    public void besideWhatNobodyCanLookIntoTheRestIsLookedAt() throws Exception {
        files.put("a/A.class", new byte[1]);
        files.put("lib/a.jar", new byte[1]);
        files.put("lib/b.jar", jar("b/B.class"));
        files.put("lib/c.jar", new byte[1]);
        assertThat(found()).containsOnlyKeys("a/A.class", "lib/b.jar!b/B.class");
        assertThat(hidden())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("lib/a.jar"))
                .anySatisfy(line -> assertThat(line).startsWith("lib/c.jar"));
    }

    @Test
    public void whereSomethingIsTooLargeNoMoreIsUnpacked() throws Exception {
        files.put("a/A.class", new byte[1]);
        files.put("lib/a.jar", zeros(65));
        files.put("lib/b.jar", jar("b/B.class"));
        assertThat(found()).containsOnlyKeys("a/A.class");
        assertThat(hidden()).singleElement().asString().contains("lib/a.jar", "64 MiB");
    }

    @Test
    public void aFileThatTheContainerDoesNotGiveIsNamed() {
        BundleClasses.Found found = BundleClasses.of(
                List.of("a/A.class", "lib/b.jar"),
                path -> {
                    throw new IOException("disk");
                },
                headers);
        assertThat(found.hidden())
                .extracting(remark -> remark.check() + " " + remark.problem().file())
                .containsExactly("code.jar a/A.class", "code.jar lib/b.jar");
    }

    @Test
    public void ofAClassThatIsTooLargeNoMoreIsTakenThanShowsIt() throws Exception {
        files.put("a/A.class", new byte[2 * Content.MOST_CLASS_BYTES]);
        assertThat(found().get("a/A.class")).hasSize(Content.MOST_CLASS_BYTES + 1);
    }

    @Test
    public void anArchivedFunctionIsMadeFromAFileThatTheClassPathNames() throws Exception {
        Map<String, byte[]> entries = SampleJar.entries("jiangsu.half", HalfFunction.class, "");
        String type = HalfFunction.class.getName().replace('.', '/') + ".class";
        entries.put("lib/code", BundleBytes.jar(Map.of(type, entries.remove(type))));
        entries.put(
                "META-INF/MANIFEST.MF",
                ("Manifest-Version: 1.0\r\nService-Component: OSGI-INF/function.xml\r\n"
                                + "Bundle-ClassPath: .;/lib/code\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(ArchivedBundle.open(BundleBytes.jar(entries)).function("jiangsu.half"))
                .isPresent();
    }

    private Map<String, byte[]> found() {
        return looked().classes();
    }

    private List<String> hidden() {
        return looked().hidden().stream()
                .map(remark -> remark.problem().in(Language.EN))
                .toList();
    }

    private BundleClasses.Found looked() {
        return BundleClasses.of(files.keySet(), path -> new ByteArrayInputStream(files.get(path)), headers);
    }

    private static byte[] jar(String path) throws IOException {
        return BundleBytes.jar(Map.of(path, new byte[500]));
    }

    /** A small jar of so many MiB. */
    private static byte[] zeros(int length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < length; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        return out.toByteArray();
    }
}
