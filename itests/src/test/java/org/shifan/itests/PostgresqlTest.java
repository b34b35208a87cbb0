// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.testdatabases.TestDatabase;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** The whole server on PostgreSQL, by its one file of settings and nothing else. */
public class PostgresqlTest {

    private static final String EVALUATE =
            "shifan:evaluate --bureau jiangsu --level provincial --year 2014 --as-of 2015-06-30 --json";
    private static final String RANKING = "shifan:ranking --bureau jiangsu --json";
    private static final String SETTINGS = "etc/org.ops4j.datasource-shifan.cfg";

    private final TestDatabase postgresql = TestDatabase.postgresql();
    private KarafProcess karaf;

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
        postgresql.close();
    }

    @Test
    public void aProvinceIsEvaluatedOnPostgresqlAndMovesToDerbyWhereTheResultsAreTheSameBytes() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/postgresql-server"));
        String shipped = Files.readString(karaf.home().resolve(SETTINGS));
        Path other = karaf.home().resolve("etc/moved.cfg");
        Files.writeString(other, shipped.replace("/derby/shifan", "/derby/moved"));
        karaf.database(postgresql.handOver());

        karaf.start(
                "shifan:sample-load --bureau jiangsu",
                EVALUATE,
                "shifan:rollup-check",
                "shifan:database-copy --json " + other,
                RANKING);
        JsonNode onPostgresql = karaf.answer(1);
        assertTrue("zones: " + onPostgresql.size(), onPostgresql.size() >= 8);
        assertTrue(karaf.output(2).contains("add up to the sums kept"));
        assertTrue(karaf.answer(3).get("tables").size() > 20);
        JsonNode ranking = karaf.answer(4);
        assertEquals(
                onPostgresql.size(),
                postgresql.rows("SELECT SUBJECT FROM EVAL_RESULT").size());
        karaf.stop();

        settings(Files.readString(other));
        karaf.start(RANKING, "shifan:replay --all --json", "shifan:rollup-check");
        assertEquals("what was decided came along", ranking, karaf.answer(0));
        JsonNode replay = karaf.answer(1);
        assertEquals(
                "all are made once more, byte by byte",
                onPostgresql.size(),
                replay.at("/counts/EQUAL").asInt());
        assertTrue(karaf.output(2).contains("add up to the sums kept"));
    }

    private void settings(String text) throws IOException {
        Files.writeString(karaf.home().resolve(SETTINGS), text);
    }
}
