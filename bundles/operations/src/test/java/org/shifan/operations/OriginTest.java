// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;

public class OriginTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path deploy;

    @Before
    public void aServerIsThere() throws Exception {
        deploy = folder.newFolder("示范 server", "deploy").toPath();
    }

    private Optional<String> file(String location) {
        return Origin.file(deploy, location);
    }

    @Test
    public void aFileOfTheServersOwnFolderIsToldByItsNameHoweverItsAddressIsWritten() {
        Path jar = deploy.resolve("own-1.0.jar");
        assertThat(file(jar.toFile().toURI().toString())).contains("own-1.0.jar");
        assertThat(file(jar.toUri().toString())).contains("own-1.0.jar");
        assertThat(file("file:" + jar)).contains("own-1.0.jar");
        assertThat(file("shifan-criteria:" + deploy.resolve("jiangsu.yaml").toUri()))
                .contains("jiangsu.yaml");
        assertThat(file("jardir:" + deploy.resolve("folder"))).contains("folder");
        assertThat(file("file:" + deploy.resolve("../deploy/own-1.0.jar"))).contains("own-1.0.jar");
    }

    @Test
    public void aFolderElsewhereThatIsCalledTheSameIsNotTheServersOwn() {
        assertThat(file("file:/home/deploy/x.jar")).isEmpty();
        assertThat(file("file:" + deploy.getParent() + "/deploy/../x.jar")).isEmpty();
        assertThat(file("file:" + deploy + "-old/x.jar")).isEmpty();
        assertThat(file("mvn:org.example/deploy/1.0")).isEmpty();
        assertThat(file("http://example.org" + deploy + "/x.jar")).isEmpty();
        assertThat(file("reference:file:org/shifan/deploy/x.jar")).isEmpty();
        assertThat(file("file:/a\0b/deploy/x.jar")).isEmpty();
    }

    @Test
    public void aServerThatWasStartedByALinkKnowsItsFilesByTheirOtherName() throws Exception {
        Path link = folder.getRoot().toPath().resolve("current");
        Files.createSymbolicLink(link, deploy.getParent());
        assertThat(file(link.resolve("deploy/x.jar").toUri().toString())).contains("x.jar");
        assertThat(Origin.file(
                        link.resolve("deploy"), deploy.resolve("x.jar").toUri().toString()))
                .contains("x.jar");
    }
}
