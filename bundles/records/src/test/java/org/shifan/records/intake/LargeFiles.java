// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.shifan.records.TestRegisters.code;

/** Files of any size, written as they go. */
final class LargeFiles {
    private LargeFiles() {}

    /** Incidents with long texts; how many rows there are. */
    static long incidents(Path file, long bytes) throws IOException {
        String text = "经核查，该批产品在目的港被抽检。".repeat(40);
        long written = 0;
        long rows = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("number,kind,enterprise,hs,market,date,cause,attributed,text\n");
            while (written < bytes) {
                String row = "N" + rows + ",RETURN," + code((int) (1 + rows % 50)) + ",8712,US,201" + rows % 5 + "-03-0"
                        + (1 + rows % 9) + ",QUALITY,yes," + rows + text + "\n";
                out.write(row);
                // The text's characters take three bytes each.
                written += row.length() + 2L * text.length();
                rows++;
            }
        }
        return rows;
    }

    /** Short rows of inspections, of which many go into a file. */
    static long inspections(Path file, long bytes) throws IOException {
        long written = 0;
        long rows = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("batch_no,enterprise,hs,date,value_usd,result\n");
            while (written < bytes) {
                String row = "B" + rows + "," + code((int) (1 + rows % 50)) + ",8712,201" + rows % 5 + "-03-0"
                        + (1 + rows % 9) + "," + rows % 9999 + ".50," + (rows % 97 == 0 ? "FAIL" : "PASS") + "\n";
                out.write(row);
                written += row.length();
                rows++;
            }
        }
        return rows;
    }
}
