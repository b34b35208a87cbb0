// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.io.File;
import java.io.FileOutputStream;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Version;

import static org.assertj.core.api.Assertions.assertThat;

public class FeatureBundlesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void versionsOfMavenAreReadAsBundlesWriteThem() {
        assertThat(FeatureBundles.version("mvn:a/b/1.0.0-SNAPSHOT")).hasValue(new Version("1.0.0.SNAPSHOT"));
        assertThat(FeatureBundles.version("mvn:a/b/1.2")).hasValue(new Version("1.2.0"));
        assertThat(FeatureBundles.version("wrap:mvn:file:/kar/!a/b/1.2.3/jar/x"))
                .hasValue(new Version("1.2.3"));
        assertThat(FeatureBundles.version("mvn:a/b/LATEST")).isEmpty();
        assertThat(FeatureBundles.version("mvn:a/b/1.0.0-no good")).isEmpty();
        assertThat(FeatureBundles.version("file:/deploy/b-1.0.0.jar")).isEmpty();
    }

    @Test
    public void theVersionOfAFileStandsInIt() throws Exception {
        File jar = folder.newFile("any name.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "ningbo; singleton:=true");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.2.3");
        new JarOutputStream(new FileOutputStream(jar), manifest).close();
        String location = jar.toURI().toString();
        FeatureBundles brought = FeatureBundles.of(
                        new FeaturesThere(location, "file:/gone/ningbo.jar", "mvn:a/b/1.0.0").service())
                .orElseThrow();
        assertThat(brought.named("ningbo", location)).containsExactly(new Version("1.2.3"));
        assertThat(brought.named("other", location)).isEmpty();
    }
}
