// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** An import that takes a while: rows of one dollar each, all different, in a year that the sample leaves free. */
final class ManyRows {
    private static final String[] COUNTRIES = {"US", "JP", "KR", "DE", "FR", "GB", "IT", "ES", "CA", "MX"};

    private ManyRows() {}

    /** The file, absolute. */
    static Path write(Path file, String enterprise, int rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("enterprise,year,hs,destination,value_usd\n");
            for (int i = 0; i < rows; i++) {
                String hs = String.format("84%08d", i / COUNTRIES.length);
                out.write(enterprise + ",2005," + hs + "," + COUNTRIES[i % COUNTRIES.length] + ",1.00\n");
            }
        }
        return file.toAbsolutePath();
    }

    /** The command that asks for what has been stored of it, at {@code /facts/0/value}. */
    static String sum(String enterprise) {
        return "shifan:facts --year 2005 --fact export.value --json enterprise:" + enterprise;
    }
}
