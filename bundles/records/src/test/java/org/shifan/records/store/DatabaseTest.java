// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;

import javax.sql.DataSource;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.text.ShifanException;
import org.shifan.records.TestTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Category(EachDatabase.class)
public class DatabaseTest {
    private final TestTables tables = new TestTables();
    private int asked;

    @After
    public void close() {
        tables.close();
    }

    /** Refuses at once, as Derby does when two transactions ask an identity column for numbers. */
    private Database refusing(String state, long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        return new Database((DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    asked++;
                    if (System.nanoTime() < until) {
                        throw new SQLTransactionRollbackException("refused", state);
                    }
                    return method.invoke(tables.source(), arguments);
                }));
    }

    private static int one(Connection connection) throws SQLException {
        try (var row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM REC_IMPORT")) {
            row.next();
            return row.getInt(1) + 1;
        }
    }

    @Test
    public void aLoserThatIsRefusedAtOnceTriesAgainWhenTheWinnerIsThrough() {
        assertThat(refusing("40XL1", 60).<Integer>transaction(DatabaseTest::one))
                .isEqualTo(1);
        assertThat(asked).isGreaterThan(1);
    }

    @Test
    public void whatIsNoRaceIsNotTriedAgain() {
        ShifanException refusal = catchThrowableOfType(
                ShifanException.class, () -> refusing("08006", 60_000).transaction(DatabaseTest::one));
        assertThat(refusal.code()).isEqualTo("records.database");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    public void aThreadThatIsToStopDoesNotWaitForARace() {
        Thread.currentThread().interrupt();
        ShifanException refusal = catchThrowableOfType(
                ShifanException.class, () -> refusing("40001", 60_000).transaction(DatabaseTest::one));
        assertThat(refusal.code()).isEqualTo("records.database");
        assertThat(asked).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }
}
