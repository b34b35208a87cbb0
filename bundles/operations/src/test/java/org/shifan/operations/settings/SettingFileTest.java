// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

/** A line of a file of settings, and what the file is besides. */
public class SettingFileTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path etc;

    @Before
    public void aFolderOfSettings() throws Exception {
        etc = folder.newFolder("etc").toPath();
        assumeTrue(Files.getFileStore(etc).supportsFileAttributeView("posix"));
    }

    @Test
    public void aFileThatLiesElsewhereIsChangedThereAndStaysLinked() throws Exception {
        Path elsewhere = folder.newFolder("elsewhere").toPath();
        Path real = Files.writeString(elsewhere.resolve("room.cfg"), "# ours\nwarn.below = 5\n");
        Files.createSymbolicLink(elsewhere.resolve("again"), real);
        Path link = Files.createSymbolicLink(etc.resolve("org.shifan.room.cfg"), elsewhere.resolve("again"));
        SettingFile.put(link, "warn.below", "3");
        assertThat(link).isSymbolicLink();
        assertThat(elsewhere.resolve("again")).isSymbolicLink();
        assertThat(real).isRegularFile().hasContent("# ours\nwarn.below = 3");
        try (Stream<Path> left = Files.walk(folder.getRoot().toPath())) {
            assertThat(left.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)))
                    .containsExactly(real);
        }
    }

    @Test
    public void whoMayReadAFileMayReadItAfterwardsAndNobodyElse() throws Exception {
        for (String permissions : new String[] {"rw-------", "r--------", "rw-rw----", "rw-rw-rw-"}) {
            Path file = Files.writeString(etc.resolve(permissions + ".cfg"), "warn.below = 5\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            SettingFile.put(file, "warn.below", "3");
            assertThat(file).hasContent("warn.below = 3");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
        }
    }

    @Test
    public void whatAStopInTheMiddleLeftIsInNobodysWay() throws Exception {
        Path file = Files.writeString(etc.resolve("room.cfg"), "warn.below = 5\n");
        Files.writeString(etc.resolve(".room.cfg.new"), "warn.be");
        SettingFile.put(file, "warn.below", "3");
        assertThat(file).hasContent("warn.below = 3");
        assertThat(etc).isDirectoryNotContaining("glob:**.new");
    }
}
