// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.records.TestTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class SmallHeapTest {
    private static final int HEAP = 40;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aFileLargerThanTheHeapIsImportedWhole() throws Exception {
        Path file = folder.getRoot().toPath().resolve("incidents.csv");
        long rows = LargeFiles.incidents(file, 48L << 20);
        assertThat(Files.size(file)).isGreaterThan((long) HEAP << 20);
        try (TestTables tables = TestTables.shared(folder.getRoot().toPath().resolve("database"))) {
            ForkedImport fork =
                    new ForkedImport(HEAP, folder.newFolder().toPath(), tables.handOver(), "incidents", file);
            assertThat(fork.awaitEnd()).isEqualTo("stored " + rows + " rejected 0");
            assertThat(tables.rows("SELECT COUNT(*) FROM REC_INCIDENT")).containsExactly(String.valueOf(rows));
            assertThat(tables.rows("SELECT SUM(returns) FROM REC_ROLLUP")).containsExactly(String.valueOf(rows));
        }
    }
}
