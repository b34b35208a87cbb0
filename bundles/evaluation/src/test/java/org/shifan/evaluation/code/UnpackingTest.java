// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Test;

import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class UnpackingTest {
    /** Behind 30 bytes of a head and the name. */
    private static final int IN_THE_CLASS = 42;

    @Test
    public void classesOfAJarInsideAreFoundByBothPaths() throws Exception {
        assertThat(new Unpacking().classes("lib/code.jar", new ByteArrayInputStream(jar("a/B.class", "a/b.txt"))))
                .containsOnlyKeys("lib/code.jar!a/B.class");
    }

    @Test
    public void aJarWithoutEntriesHasNoClasses() throws Exception {
        assertThat(new Unpacking().classes("lib/empty.jar", new ByteArrayInputStream(jar())))
                .isEmpty();
    }

    @Test
    public void aJarThatBreaksOffIsRefusedByItsPath() throws Exception {
        refused("lib/half.jar", Arrays.copyOf(jar("a/B.class"), IN_THE_CLASS), "code.jar.unreadable");
    }

    /** Read from the beginning, such a jar just ends; a container opens it by its central directory. */
    @Test
    public void aJarThatBreaksOffBetweenTwoEntriesIsRefusedByItsPath() throws Exception {
        byte[] one = jar("a/B.class");
        byte[] two = jar("a/B.class", "a/C.class");
        int second = centralDirectory(one);
        refused("lib/half.jar", Arrays.copyOf(two, second), "code.jar.unreadable");
        refused("lib/half.jar", Arrays.copyOf(two, centralDirectory(two)), "code.jar.unreadable");
    }

    @Test
    public void aJarBehindAnotherOneIsRefusedByItsPath() throws Exception {
        refused("lib/two.jar", joined(jar("a/B.class"), jar("a/C.class")), "code.jar.differs");
        refused("lib/two.jar", joined(jar("a/B.class"), jar("a/B.class", "a/C.class")), "code.jar.differs");
        refused("lib/two.jar", joined(jar("a/B.class", "a/C.class"), jar("a/B.class")), "code.jar.differs");
        refused("lib/two.jar", joined(jar(501, "a/B.class"), jar(500, "a/B.class")), "code.jar.differs");
    }

    private static int centralDirectory(byte[] jar) {
        for (int i = 0; ; i++) {
            if (jar[i] == 'P' && jar[i + 1] == 'K' && jar[i + 2] == 1 && jar[i + 3] == 2) {
                return i;
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] out = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, out, first.length, second.length);
        return out;
    }

    /** The reader of the JDK finds no entry in such a file, and says nothing; a container may find more. */
    @Test
    public void whatIsNoJarIsRefusedByItsPath() {
        refused("lib/none.jar", "#!/bin/sh".getBytes(StandardCharsets.UTF_8), "code.jar.none");
        refused("lib/none.jar", new byte[0], "code.jar.none");
    }

    @Test
    public void aJarWhoseNamesCannotBeReadIsRefusedByItsPath() throws Exception {
        byte[] jar = jar("\u00e9\u00e9.class");
        for (int i = 0; i + 1 < jar.length; i++) {
            if (jar[i] == (byte) 0xc3) {
                jar[i + 1] = 'x';
            }
        }
        refused("lib/odd.jar", jar, "code.jar.unreadable");
    }

    private static void refused(String path, byte[] content, String code) {
        assertThatThrownBy(() -> new Unpacking().classes(path, new ByteArrayInputStream(content)))
                .isInstanceOfSatisfying(ShifanException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.message().in(Language.EN)).contains(path).doesNotContain("null");
                    assertThat(e.message().in(Language.ZH)).contains(path);
                });
    }

    private static byte[] jar(String... paths) throws IOException {
        return jar(500, paths);
    }

    private static byte[] jar(int length, String... paths) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write(new byte[length]);
            }
        }
        return out.toByteArray();
    }
}
