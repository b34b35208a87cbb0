// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether the database answers. */
@Component(property = {HealthCheck.NAME + "=database", HealthCheck.TAGS + "=shifan"})
public final class DatabaseCheck implements HealthCheck {
    private static final int PATIENCE_SECONDS = 1;

    private final DataSource source;

    /** @param source null while there is none */
    @Activate
    public DatabaseCheck(
            @Reference(
                            target = "(dataSourceName=shifan)",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    DataSource source) {
        this.source = source;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (source == null) {
            return notes.ill("database.none").result();
        }
        try (Connection connection = source.getConnection()) {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                return notes.ill("database.silent", PATIENCE_SECONDS).result();
            }
            DatabaseMetaData about = connection.getMetaData();
            return notes.well("database.there", about.getDatabaseProductName(), about.getDatabaseProductVersion())
                    .result();
        } catch (SQLException e) {
            return notes.ill("database.refuses", String.valueOf(e.getMessage())).result();
        }
    }
}
