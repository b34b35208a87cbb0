// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.records.TestTables;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of a gigabyte through a heap of 64 MiB; minutes long, so that only the profile soak runs it. */
public class GigabyteSoak {
    private static final int HEAP = 64;
    private static final long SIZE = 1L << 30;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aGigabyteOfLongRowsIsImportedWhole() throws Exception {
        Path file = folder.getRoot().toPath().resolve("incidents.csv");
        imported("incidents", "REC_INCIDENT", file, LargeFiles.incidents(file, SIZE));
    }

    @Test
    public void aGigabyteOfShortRowsIsImportedWhole() throws Exception {
        Path file = folder.getRoot().toPath().resolve("inspections.csv");
        imported("inspections", "REC_INSPECTION", file, LargeFiles.inspections(file, SIZE));
    }

    private void imported(String kind, String table, Path file, long rows) throws Exception {
        assertThat(Files.size(file)).isGreaterThanOrEqualTo(SIZE);
        String database = folder.getRoot().toPath().resolve("database").toString();
        long began = System.nanoTime();
        ForkedImport fork = new ForkedImport(HEAP, folder.newFolder().toPath(), database, kind, file);
        assertThat(fork.awaitEnd()).isEqualTo("stored " + rows + " rejected 0");
        long seconds = (System.nanoTime() - began) / 1_000_000_000L;
        System.out.printf(
                "%s: %d bytes, %d rows, heap %d MiB: %d s, %d rows/s%n",
                kind, Files.size(file), rows, HEAP, seconds, rows / Math.max(1, seconds));
        try (TestTables tables = TestTables.at(database)) {
            assertThat(tables.rows("SELECT COUNT(*) FROM " + table)).containsExactly(String.valueOf(rows));
        }
    }
}
