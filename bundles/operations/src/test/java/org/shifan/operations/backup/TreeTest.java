// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class TreeTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** As the database does with its logs while room for a backup is looked for. */
    @Test
    public void filesThatComeAndGoDuringALookDoNotEndIt() throws Exception {
        Path tree = folder.getRoot().toPath();
        Files.writeString(tree.resolve("stays"), "four");
        Path log = Files.createDirectory(tree.resolve("log"));
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> comeAndGo(log, enough));
        writer.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                assertThat(Tree.bytes(tree)).isEqualTo(4);
                assertThat(Tree.files(tree)).contains(tree.resolve("stays"));
            }
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    @Test
    public void aLinkCountsAsWhatItLeadsToAndOneThatLeadsNowhereIsNoFile() throws Exception {
        Path tree = folder.newFolder("tree").toPath();
        Path elsewhere = Files.writeString(folder.newFile("elsewhere").toPath(), "four");
        Files.createSymbolicLink(tree.resolve("a"), elsewhere);
        Files.createSymbolicLink(tree.resolve("b"), tree.resolve("nowhere"));
        assertThat(Tree.files(tree)).containsExactly(tree.resolve("a"));
        assertThat(Tree.bytes(tree)).isEqualTo(4);
    }

    @Test
    public void aFolderThatIsNotThereIsSaid() {
        Path nowhere = folder.getRoot().toPath().resolve("nowhere");
        assertThatThrownBy(() -> Tree.bytes(nowhere)).isInstanceOf(NoSuchFileException.class);
    }

    private static void comeAndGo(Path log, AtomicBoolean enough) {
        try {
            for (int i = 0; !enough.get(); i++) {
                Path file = Files.createFile(log.resolve("log" + i % 8 + ".dat"));
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
