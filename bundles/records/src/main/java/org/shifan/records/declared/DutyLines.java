// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.declared;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactType;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;
import org.shifan.records.store.Database;

/**
 * The duty record of an enterprise (R13) in its quality archive: what it declared of its quality management, its technology and its
 * social responsibility, year by year, with the document that shows it.
 */
@Component
public final class DutyLines implements ArchiveContributor {
    private static final Messages M = Messages.of(DutyLines.class);

    private final Database database;
    private final DeclaredCatalogue catalogue = DeclaredCatalogue.catalogue();

    @Activate
    public DutyLines(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Text title() {
        return M.text("records.duty.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        return database.transaction(connection -> find(connection, enterprise));
    }

    private List<ArchiveLine> find(Connection connection, Enterprise enterprise) throws SQLException {
        List<ArchiveLine> out = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT fact, rec_year, fact_value, source_document, valid_until, declared_by, import_id, synthetic"
                        + " FROM REC_DECLARED WHERE subject = ? ORDER BY rec_year, fact")) {
            select.setString(1, Subject.enterprise(enterprise.code()).toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Date until = row.getDate("valid_until");
                    int year = row.getInt("rec_year");
                    out.add(new ArchiveLine(
                            LocalDate.of(year, 1, 1),
                            until == null ? LocalDate.of(year, 12, 31) : until.toLocalDate(),
                            ArchiveLine.Chapter.OTHER,
                            null,
                            what(row),
                            "import " + row.getLong("import_id"),
                            row.getBoolean("synthetic")));
                }
            }
        }
        return out;
    }

    private Text what(ResultSet row) throws SQLException {
        String fact = row.getString("fact");
        BigDecimal value = row.getBigDecimal("fact_value").stripTrailingZeros();
        // A fact that the catalogue does not know any more stands under its name, as it was declared.
        FactDefinition definition = catalogue.definition(FactId.of(fact)).orElse(null);
        Text title = definition == null ? Text.same(fact) : definition.title();
        Text told = definition != null && definition.type() == FactType.TRUTH
                ? M.text(value.signum() == 0 ? "records.duty.no" : "records.duty.yes")
                : Text.same(value.toPlainString());
        return M.message(
                        "records.duty.line",
                        title,
                        told,
                        row.getString("source_document"),
                        row.getString("declared_by"))
                .text();
    }
}
