// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testdatabases;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class TestDatabaseTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theRunSaysWhichProductTheTestsMeet() throws SQLException {
        String expected =
                "postgresql".equals(System.getProperty("shifan.test.database")) ? "PostgreSQL" : "Apache Derby";
        try (TestDatabase database = TestDatabase.empty()) {
            assertThat(product(database)).isEqualTo(expected);
        }
    }

    @Test
    public void bothProductsCanBeHadInOneTest() throws SQLException {
        try (TestDatabase derby = TestDatabase.derby();
                TestDatabase postgresql = TestDatabase.postgresql()) {
            assertThat(product(derby)).isEqualTo("Apache Derby");
            assertThat(product(postgresql)).isEqualTo("PostgreSQL");
        }
    }

    @Test
    public void twoDatabasesDoNotMeet() {
        try (TestDatabase one = TestDatabase.empty();
                TestDatabase other = TestDatabase.empty()) {
            one.execute("CREATE TABLE T_ZONE (ID INT)", "INSERT INTO T_ZONE VALUES (7)");
            other.execute("CREATE TABLE T_ZONE (ID INT)");
            assertThat(one.rows("SELECT ID FROM T_ZONE")).containsExactly("7");
            assertThat(other.rows("SELECT ID FROM T_ZONE")).isEmpty();
        }
    }

    @Test
    public void nothingIsLeftWhenItIsClosed() {
        TestDatabase database = TestDatabase.empty();
        database.execute("CREATE TABLE T_ZONE (ID INT)");
        database.close();
        assertThatThrownBy(() -> database.rows("SELECT ID FROM T_ZONE")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void whatWasHandedOverIsFoundAtItsAddress() {
        Path place = folder.getRoot().toPath().resolve("database");
        TestDatabase database = TestDatabase.shared(place);
        database.execute("CREATE TABLE T_ZONE (ID INT)", "INSERT INTO T_ZONE VALUES (7)");
        try (TestDatabase found = TestDatabase.at(database.handOver())) {
            assertThat(found.rows("SELECT ID FROM T_ZONE")).containsExactly("7");
        }
    }

    private static String product(TestDatabase database) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        }
    }
}
