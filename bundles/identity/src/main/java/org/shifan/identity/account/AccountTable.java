// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts.Step;
import org.shifan.api.identity.Assignment;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.ShifanException;
import org.shifan.identity.IdentityMessages;

import static org.shifan.identity.IdentityMessages.refuse;

/**
 * The tables of accounts over JDBC. An account and the step that made it so are written in one transaction. Since every call
 * of every service asks for the account, what was read is kept for a moment: at once it is what this node wrote, and within two
 * seconds what another did.
 */
@Component(service = AccountTable.class)
public final class AccountTable {
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 10_000;
    private static final String COLUMNS = "NAME, PERSON, CONSOLE, BLOCKED, ADDED, PASSWORD_SET";

    private final DataSource database;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();

    private record Kept(Optional<Account> account, long readAt) {}

    /** @param ready the promise that the tables are there */
    @Activate
    public AccountTable(
            @Reference(target = "(dataSourceName=shifan)") DataSource database,
            @Reference(target = "(shifan.schema=identity)") SchemaReady ready) {
        this(database, Clock.systemUTC());
    }

    /** With a clock, for tests. */
    public static AccountTable at(DataSource database, Clock clock) {
        return new AccountTable(database, clock);
    }

    /** Not public: SCR picks among public constructors by the number of their parameters. */
    private AccountTable(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** @throws ShifanException {@code identity.database} when the database refuses */
    private <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ShifanException(
                    IdentityMessages.M.message("identity.database", String.valueOf(e.getMessage())), e);
        }
    }

    /** The account of that name, as it was two seconds ago or later. */
    public Optional<Account> find(String name) {
        long now = System.nanoTime();
        Kept there = kept.get(name);
        if (there != null && now - there.readAt < KEPT.toNanos()) {
            return there.account;
        }
        long before = writes.get();
        Optional<Account> read = read(name);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        // What was written meanwhile must not be hidden by what was read before.
        if (writes.get() == before) {
            kept.put(name, new Kept(read, now));
            if (writes.get() != before) {
                kept.remove(name);
            }
        }
        return read;
    }

    private Optional<Account> read(String name) {
        return transaction(connection -> named(connection, name));
    }

    /**
     * The account of exactly that name. Derby takes no notice of blanks at the end and finds the row of "wang" for "wang ", who
     * would be somebody else to whoever counts logins or asks whether one is oneself.
     */
    private static Optional<Account> named(Connection connection, String name) throws SQLException {
        return accounts(connection, " WHERE NAME = ?", name).stream()
                .filter(account -> account.name().equals(name))
                .findFirst();
    }

    List<Account> list() {
        return transaction(connection -> accounts(connection, ""));
    }

    private static List<Account> accounts(Connection connection, String where, String... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM IDENTITY_ACCOUNT" + where + " ORDER BY NAME")) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            List<Account> out = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    out.add(new Account(
                            name,
                            row.getString(2),
                            row.getInt(3) != 0,
                            row.getInt(4) != 0,
                            assignments(connection, name),
                            Instant.ofEpochMilli(row.getLong(5)),
                            Instant.ofEpochMilli(row.getLong(6))));
                }
            }
            return out;
        }
    }

    private static List<Assignment> assignments(Connection connection, String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT ASSIGNMENT FROM IDENTITY_ASSIGNMENT WHERE ACCOUNT = ?")) {
            select.setString(1, name);
            List<Assignment> out = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.add(Assignment.of(row.getString(1)));
                }
            }
            return out;
        }
    }

    /** The hash of the account's password. */
    public Optional<String> hash(String name) {
        return transaction(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT PASSWORD_HASH, NAME FROM IDENTITY_ACCOUNT WHERE NAME = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && row.getString(2).equals(name)
                            ? Optional.of(row.getString(1))
                            : Optional.empty();
                }
            }
        });
    }

    /** Puts a stronger hash of the same password in the place of one; the password was not changed. */
    public void rehash(String name, String former, String hash) {
        transaction(connection -> update(
                connection,
                "UPDATE IDENTITY_ACCOUNT SET PASSWORD_HASH = ? WHERE NAME = ? AND PASSWORD_HASH = ?",
                hash,
                name,
                former));
    }

    /** What is entered of a step; the time is put in here. */
    public record Entry(String account, String what, String by, String detail, String reason) {}

    /** Enters a step that changes no account, such as a login that failed. */
    public void note(Entry entry) {
        transaction(connection -> insert(connection, entry, clock.millis()));
    }

    void add(String name, String person, boolean console, String hash, Entry entry) {
        write(connection -> {
            long now = clock.millis();
            if (!accounts(connection, " WHERE NAME = ?", name).isEmpty()) {
                throw refuse("identity.account.taken", name);
            }
            update(
                    connection,
                    "INSERT INTO IDENTITY_ACCOUNT (" + COLUMNS
                            + ", PASSWORD_HASH, REVISION) VALUES (?, ?, ?, 0, ?, ?, ?, 0)",
                    name,
                    person,
                    console ? 1 : 0,
                    now,
                    now,
                    hash);
            return insert(connection, entry, now);
        });
    }

    /** Changes the account and enters the step; of two at once the second waits for the first. */
    private void change(Entry entry, Work<?> work) {
        write(connection -> {
            String lock = "UPDATE IDENTITY_ACCOUNT SET REVISION = REVISION + 1 WHERE NAME = ?";
            if (update(connection, lock, entry.account()) == 0
                    || named(connection, entry.account()).isEmpty()) {
                throw refuse("identity.account.unknown", entry.account());
            }
            work.with(connection);
            return insert(connection, entry, clock.millis());
        });
    }

    private void write(Work<?> work) {
        try {
            transaction(work);
        } finally {
            writes.incrementAndGet();
            kept.clear();
        }
    }

    void grant(Assignment assignment, Entry entry) {
        change(entry, connection -> {
            if (assignments(connection, entry.account()).contains(assignment)) {
                throw refuse("identity.assignment.there", entry.account(), assignment);
            }
            return update(
                    connection,
                    "INSERT INTO IDENTITY_ASSIGNMENT (ACCOUNT, ASSIGNMENT) VALUES (?, ?)",
                    entry.account(),
                    assignment.toString());
        });
    }

    void revoke(Assignment assignment, Entry entry) {
        change(entry, connection -> {
            String delete = "DELETE FROM IDENTITY_ASSIGNMENT WHERE ACCOUNT = ? AND ASSIGNMENT = ?";
            if (update(connection, delete, entry.account(), assignment.toString()) == 0) {
                throw refuse("identity.assignment.missing", entry.account(), assignment);
            }
            return null;
        });
    }

    /** Whether the account may use the console, or is blocked. */
    enum Flag {
        CONSOLE,
        BLOCKED
    }

    void flag(Flag flag, boolean yes, Entry entry) {
        change(
                entry,
                connection -> update(
                        connection,
                        "UPDATE IDENTITY_ACCOUNT SET " + flag.name() + " = ? WHERE NAME = ?",
                        yes ? 1 : 0,
                        entry.account()));
    }

    void password(String hash, Entry entry) {
        change(
                entry,
                connection -> update(
                        connection,
                        "UPDATE IDENTITY_ACCOUNT SET PASSWORD_HASH = ?, PASSWORD_SET = ? WHERE NAME = ?",
                        hash,
                        clock.millis(),
                        entry.account()));
    }

    List<Step> history(String name) {
        return steps(" WHERE ACCOUNT = ? ORDER BY ID", 0, name);
    }

    /** Steps of all accounts behind a number. */
    List<Step> after(long number, int limit) {
        return steps(" WHERE ID > ? ORDER BY ID", limit, number);
    }

    private List<Step> steps(String where, int limit, Object value) {
        return transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT ID, ACCOUNT, STEP, MADE, BY_ACCOUNT, DETAIL, REASON FROM IDENTITY_STEP" + where)) {
                select.setObject(1, value);
                select.setMaxRows(limit);
                List<Step> out = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        out.add(new Step(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                Instant.ofEpochMilli(row.getLong(4)),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7)));
                    }
                }
                return out;
            }
        });
    }

    private static int insert(Connection connection, Entry entry, long now) throws SQLException {
        return update(
                connection,
                "INSERT INTO IDENTITY_STEP (ACCOUNT, STEP, MADE, BY_ACCOUNT, DETAIL, REASON) VALUES (?, ?, ?, ?, ?, ?)",
                entry.account(),
                entry.what(),
                now,
                entry.by(),
                entry.detail(),
                entry.reason());
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
