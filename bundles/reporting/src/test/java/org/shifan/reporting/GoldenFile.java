// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares a document with the one on file; {@code -Dgolden.write=true} puts it on file instead, to be reviewed. */
final class GoldenFile {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    static void same(Path report) throws IOException {
        Path golden = GOLDEN.resolve(report.getFileName());
        String written = Files.readString(report);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }
}
