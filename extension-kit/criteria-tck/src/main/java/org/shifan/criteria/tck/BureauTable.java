// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.shifan.api.code.BureauCode;

/** The direct bureaus as a server of this version of Shifan knows them. */
final class BureauTable {
    private BureauTable() {}

    static List<BureauCode> codes() {
        try (InputStream in = BureauTable.class.getResourceAsStream("bureaus.csv")) {
            if (in == null) {
                throw new IllegalStateException("bureaus.csv is missing beside " + BureauTable.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    // The number and the key come before any column that may be quoted.
                    .map(line -> BureauCode.of(line.split(",")[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
