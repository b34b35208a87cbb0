// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.net.URI;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;

/** How the files of a backup are brought to the disk. */
public class SumsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aFileThatCannotBeWrittenIsOpenedToRead() throws Exception {
        // Java's own classes: not even root may write there.
        Path readOnly = Path.of(URI.create("jrt:/java.base/java/lang/Object.class"));
        assertThat(Sums.access(readOnly)).isEqualTo(StandardOpenOption.READ);
        assertThat(Sums.access(folder.newFile().toPath())).isEqualTo(StandardOpenOption.WRITE);
    }
}
