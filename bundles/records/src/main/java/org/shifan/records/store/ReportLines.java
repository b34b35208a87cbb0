// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

/** Lots sampled in supervision, and notifications, recalls and returns as they were recorded, of an enterprise for its quality archive (Q1, Q2). */
@Component
public final class ReportLines implements ArchiveContributor {
    private static final Messages M = Messages.of(ReportLines.class);

    private final Database database;

    @Activate
    public ReportLines(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Text title() {
        return M.text("records.reports.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        return database.transaction(connection -> {
            List<ArchiveLine> out = new ArrayList<>();
            find(
                    connection,
                    enterprise,
                    "SELECT r.sample_no, r.hs, r.rec_date, CASE WHEN r.passed THEN 'passed' ELSE 'failed' END,"
                            + " r.import_id, i.synthetic FROM REC_SAMPLING r JOIN REC_IMPORT i ON i.id = r.import_id"
                            + " WHERE r.enterprise = ? ORDER BY r.rec_date, r.sample_no",
                    out);
            find(
                    connection,
                    enterprise,
                    "SELECT r.incident_no, r.hs, r.rec_date, LOWER(r.kind), r.import_id, i.synthetic"
                            + " FROM REC_INCIDENT r JOIN REC_IMPORT i ON i.id = r.import_id"
                            + " WHERE r.enterprise = ? ORDER BY r.rec_date, r.incident_no",
                    out);
            return out;
        });
    }

    private static void find(Connection connection, Enterprise enterprise, String sql, List<ArchiveLine> out)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, enterprise.code().value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LocalDate day = row.getDate(3).toLocalDate();
                    String hs = row.getString(2);
                    out.add(new ArchiveLine(
                            day,
                            null,
                            ArchiveLine.Chapter.INCIDENT,
                            hs == null ? null : HsCode.of(hs).heading(),
                            M.message("records.reports." + row.getString(4).strip(), row.getString(1))
                                    .text(),
                            "import " + row.getLong(5),
                            row.getBoolean(6)));
                }
            }
        }
    }
}
