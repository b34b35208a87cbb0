// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Test;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class ArchivedBundleTest {
    private static final ScoringInput NOTHING = new ScoringInput(Map.of(), Map.of(), 2015, LocalDate.of(2016, 3, 1));

    @Test
    public void aFunctionIsMadeFromTheBytesOfItsBundleAndNotFromWhatIsInstalled() throws Exception {
        ScoringFunction function = ArchivedBundle.open(SampleJar.half("jiangsu.half"))
                .function("jiangsu.half")
                .orElseThrow();
        assertThat(function.score(NOTHING).share()).isEqualTo(new BigDecimal("0.5"));
        assertThat(function.getClass()).isNotEqualTo(HalfFunction.class);
        assertThat(function.getClass().getName()).isEqualTo(HalfFunction.class.getName());
    }

    @Test
    public void aFunctionThatTheBundleDoesNotHaveIsNotThere() throws Exception {
        assertThat(ArchivedBundle.open(SampleJar.half("jiangsu.half")).function("jiangsu.other"))
                .isEmpty();
    }

    @Test
    public void theEngineCannotBeReachedFromIt() throws Exception {
        ArchivedBundle bundle = ArchivedBundle.open(SampleJar.of("jiangsu.nosy", NosyFunction.class, ""));
        assertThatThrownBy(() -> bundle.function("jiangsu.nosy"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("jiangsu.nosy")
                .hasMessageContaining("org/shifan/evaluation/document/CanonicalJson");
    }

    @Test
    public void aFunctionThatAsksForAServiceIsRefused() throws Exception {
        ArchivedBundle bundle = ArchivedBundle.open(
                SampleJar.of("jiangsu.half", HalfFunction.class, "<reference name=\"x\" interface=\"y\"/>"));
        assertThatThrownBy(() -> bundle.function("jiangsu.half")).isInstanceOfSatisfying(ShifanException.class, e -> {
            assertThat(e.code()).isEqualTo("code.function.bound");
            assertThat(e.message().in(Language.ZH)).contains("jiangsu.half");
        });
    }

    @Test
    public void aFunctionThatIsSetUpAfterItIsMadeIsRefused() throws Exception {
        for (String setUp : List.of("activate=\"start\"", "modified=\"start\"", "activation-fields=\"config\"")) {
            ArchivedBundle bundle = ArchivedBundle.open(SampleJar.described("jiangsu.half", HalfFunction.class, setUp));
            assertThatThrownBy(() -> bundle.function("jiangsu.half"))
                    .as(setUp)
                    .isInstanceOfSatisfying(
                            ShifanException.class, e -> assertThat(e.code()).isEqualTo("code.function.bound"));
        }
    }

    @Test
    public void aFunctionThatIsSetUpByTheMethodThatNeedsNoMentionIsRefused() throws Exception {
        ArchivedBundle bundle = ArchivedBundle.open(SampleJar.of("jiangsu.set-up", SetUpFunction.class, ""));
        assertThatThrownBy(() -> bundle.function("jiangsu.set-up")).isInstanceOfSatisfying(ShifanException.class, e -> {
            assertThat(e.code()).isEqualTo("code.function.bound");
            assertThat(e.message().in(Language.EN)).contains("jiangsu.set-up", "SetUpFunction", "activate");
            assertThat(e.message().in(Language.ZH)).contains("activate");
        });
    }

    @Test
    public void aFunctionWithAMethodOfThatNameForItselfIsMade() throws Exception {
        assertThat(ArchivedBundle.open(SampleJar.of("jiangsu.active", ActiveFunction.class, ""))
                        .function("jiangsu.active"))
                .isPresent();
    }

    @Test
    public void aFunctionWhoseBundleWouldEndTheServerIsNotEvenLoaded() throws Exception {
        ArchivedBundle bundle = ArchivedBundle.open(SampleJar.of("jiangsu.exits", ExitingFunction.class, ""));
        assertThatThrownBy(() -> bundle.function("jiangsu.exits"))
                .isInstanceOfSatisfying(
                        ShifanException.class,
                        e -> assertThat(e.message().in(Language.EN))
                                .contains("jiangsu.exits", "ExitingFunction.<clinit>", "java.lang.System.exit"));
    }

    @Test
    public void classesInAJarOnTheBundlesClassPathAreFound() throws Exception {
        Map<String, byte[]> entries = SampleJar.entries("jiangsu.half", HalfFunction.class, "");
        String type = HalfFunction.class.getName().replace('.', '/') + ".class";
        Map<String, byte[]> inner = new TreeMap<>(Map.of(type, entries.remove(type)));
        entries.put("lib/code.jar", BundleBytes.jar(inner));
        entries.put(
                "META-INF/MANIFEST.MF",
                ("Manifest-Version: 1.0\r\nService-Component: OSGI-INF/function.xml\r\n"
                                + "Bundle-ClassPath: .,lib/code.jar\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(ArchivedBundle.open(BundleBytes.jar(entries)).function("jiangsu.half"))
                .isPresent();
    }

    @Test
    public void aJarInsideThatUnpacksToMoreThanThereIsRoomForIsRefused() throws Exception {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(inner)) {
            for (int i = 0; i < 3; i++) {
                zip.putNextEntry(new ZipEntry("zeros" + i));
                zip.write(new byte[BundleBytes.MOST_BYTES]);
            }
        }
        String manifest = "Manifest-Version: 1.0\r\nBundle-ClassPath: .,lib/zeros.jar\r\n\r\n";
        byte[] jar = BundleBytes.jar(Map.of(
                "META-INF/MANIFEST.MF",
                manifest.getBytes(StandardCharsets.UTF_8),
                "lib/zeros.jar",
                inner.toByteArray()));
        assertThat(jar).hasSizeLessThan(BundleBytes.MOST_BYTES / 10);
        assertThatThrownBy(() -> ArchivedBundle.open(jar)).isInstanceOfSatisfying(ShifanException.class, e -> {
            assertThat(e.code()).isEqualTo("code.large");
            assertThat(e).hasMessageContaining("64 MiB");
        });
    }

    @Test
    public void theSameContentAlwaysHasTheSameBytes() throws Exception {
        byte[] one = SampleJar.half("jiangsu.half");
        assertThat(Arrays.equals(one, SampleJar.half("jiangsu.half"))).isTrue();
    }
}
