// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testdatabases;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import liquibase.command.CommandScope;
import liquibase.command.core.UpdateSqlCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;

/**
 * The tables of changelogs, made once in a process and copied for each test: to carry out the changes takes ten times as long and more.
 * A Derby is copied from a backup, and a schema of PostgreSQL is made by the statements of the changes at one go.
 */
final class Templates {
    private static final Map<String, Path> BACKUPS = new ConcurrentHashMap<>();
    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

    /** The statements that make the tables in a schema. */
    private record Script(String schema, String sql) {}

    private Templates() {}

    /** A folder from which a Derby with the tables of a changelog can be made. */
    static Path backup(String changelog) {
        return BACKUPS.computeIfAbsent(changelog, Templates::backUp);
    }

    private static Path backUp(String changelog) {
        try (TestDatabase made = TestDatabase.derby().migrate(changelog);
                Connection connection = made.source().getConnection();
                CallableStatement backup = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            Path folder = Files.createTempDirectory("shifan-derby");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            backup.setString(1, folder.toString());
            backup.execute();
            try (Stream<Path> databases = Files.list(folder)) {
                return databases.findFirst().orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statements that make the tables of a changelog in an empty schema of PostgreSQL. */
    static String script(String changelog, String schema) {
        Script script = SCRIPTS.computeIfAbsent(changelog, Templates::write);
        return script.sql().replace(script.schema(), schema);
    }

    private static Script write(String changelog) {
        try (TestDatabase empty = TestDatabase.postgresql();
                Connection connection = empty.source().getConnection()) {
            ByteArrayOutputStream sql = new ByteArrayOutputStream();
            Migrations.quietly(() -> new CommandScope(UpdateSqlCommandStep.COMMAND_NAME)
                    .addArgumentValue(UpdateSqlCommandStep.CHANGELOG_FILE_ARG, changelog)
                    .addArgumentValue(
                            DbUrlConnectionArgumentsCommandStep.DATABASE_ARG,
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .setOutput(sql)
                    .execute());
            return new Script(connection.getSchema(), sql.toString(StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
