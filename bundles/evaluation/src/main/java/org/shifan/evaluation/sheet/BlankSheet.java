// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a sheet to fill in says already. */
final class BlankSheet {
    private BlankSheet() {}

    /** The keys of the sheet of identity, with a value where nearly every set has the same. */
    static List<Map<String, String>> identity() {
        List<Map<String, String>> rows = new ArrayList<>();
        row(rows, "format", "shifan-criteria/1");
        row(rows, "id", "");
        row(rows, "authority", "");
        row(rows, "subject", "zone");
        row(rows, "level", "provincial");
        row(rows, "version", "1.0.0");
        row(rows, "title.zh", "");
        row(rows, "title.en", "");
        row(rows, "document.number", "");
        row(rows, "document.date", "");
        row(rows, "demonstration", "");
        row(rows, "status.zh", "");
        row(rows, "status.en", "");
        row(rows, "in-force.from", "");
        row(rows, "in-force.to", "");
        row(rows, "total", "100");
        row(rows, "pass", "");
        row(rows, "rounding.item", "2");
        row(rows, "rounding.total", "2");
        row(rows, "rounding.mode", "half-up");
        row(rows, "bonus.cap", "");
        return rows;
    }

    private static void row(List<Map<String, String>> rows, String key, String value) {
        rows.add(Map.of(IdentityReader.KEY, key, IdentityReader.VALUE, value));
    }
}
