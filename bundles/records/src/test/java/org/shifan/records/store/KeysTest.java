// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.List;
import java.util.Locale;

import org.junit.Test;

import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A PostgreSQL that is spread over machines asks for the column by which it is spread in every key. */
public class KeysTest {
    private static final List<String> SPREAD = List.of(
            "REC_EXPORT", "REC_EXPORT_DECLARATION", "REC_INSPECTION", "REC_INCIDENT", "REC_ROLLUP", "REC_COVERAGE");

    @Test
    public void everyKeyOfATableThatIsSpreadByBureauHasTheBureau() {
        try (TestDatabase tables = TestDatabase.postgresql().migrate("db/records.xml")) {
            for (String table : SPREAD) {
                List<String> keys = tables.rows("SELECT c.relname, bool_or(a.attname = 'bureau') FROM pg_index i"
                        + " JOIN pg_class c ON c.oid = i.indexrelid"
                        + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)"
                        + " WHERE i.indisunique AND i.indrelid = '" + table.toLowerCase(Locale.ROOT)
                        + "'::regclass GROUP BY c.relname");
                assertThat(keys).as(table).isNotEmpty().allMatch(key -> key.endsWith("|true"));
            }
        }
    }
}
