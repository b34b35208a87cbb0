// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.conformance.Content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThatThrownBy(this::found)
                .isInstanceOfSatisfying(
                        ShifanException.class,
                        e -> assertThat(e.message().in(Language.EN))
                                .contains("lib/b.zip", "no place in Bundle-ClassPath"));
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

    private Map<String, byte[]> found() throws IOException {
        return BundleClasses.of(files.keySet(), path -> new ByteArrayInputStream(files.get(path)), headers);
    }

    private static byte[] jar(String path) throws IOException {
        return BundleBytes.jar(Map.of(path, new byte[500]));
    }
}
