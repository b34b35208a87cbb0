// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testdatabases;

import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Carries out changelogs of the class path, and says nothing. */
final class Migrations {
    private static final Logger QUIET = Logger.getLogger("liquibase");

    static {
        QUIET.setLevel(Level.WARNING);
    }

    private Migrations() {}

    /** Carries out so many change sets of a changelog, beyond those that were carried out already. */
    static void carryOut(DataSource source, String changelog, int changeSets) {
        quietly(() -> {
            try (Connection connection = source.getConnection()) {
                Liquibase liquibase = new Liquibase(
                        changelog,
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.update(changeSets, new Contexts(), new LabelExpression());
            }
        });
    }

    static void quietly(Scope.ScopedRunner<?> work) {
        try {
            Scope.child(
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            Scope.Attr.resourceAccessor.name(),
                            new ClassLoaderResourceAccessor()),
                    work);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
