// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.intake.ImportContext;
import org.shifan.records.store.Column;
import org.shifan.records.store.Deltas;
import org.shifan.records.store.IncidentSums;
import org.shifan.records.store.RecordTable;

/** REC_INCIDENT. */
final class IncidentTable implements RecordTable<IncidentRow> {
    private static final List<Column> WRITTEN = List.of(
            new Column("bureau", Column.Type.TEXT),
            new Column("incident_no", Column.Type.TEXT),
            new Column("kind", Column.Type.TEXT),
            new Column("enterprise", Column.Type.CODE),
            new Column("hs", Column.Type.TEXT),
            new Column("market", Column.Type.CODE),
            new Column("rec_date", Column.Type.DAY),
            new Column("cause", Column.Type.TEXT),
            new Column("attributed", Column.Type.TRUTH),
            new Column("major", Column.Type.TRUTH),
            new Column("description", Column.Type.TEXT),
            new Column("import_id", Column.Type.NUMBER));

    @Override
    public String kind() {
        return "incidents";
    }

    @Override
    public List<Column> written() {
        return WRITTEN;
    }

    @Override
    public Object[] values(ImportContext context, IncidentRow row) {
        return new Object[] {
            context.bureau().value(),
            row.number(),
            row.kind().name(),
            row.enterprise(),
            row.hs(),
            row.market(),
            row.date(),
            row.cause() == null ? null : row.cause().name(),
            row.attributed(),
            row.major(),
            row.description(),
            context.importId()
        };
    }

    @Override
    public String table() {
        return "REC_INCIDENT";
    }

    @Override
    public String columns() {
        return "incident_no, kind, enterprise, hs, market, rec_date, cause, attributed, major, description";
    }

    @Override
    public String byKey() {
        return "bureau = ? AND incident_no = ?";
    }

    @Override
    public void bindKey(PreparedStatement select, ImportContext context, IncidentRow row) throws SQLException {
        select.setString(1, context.bureau().value());
        select.setString(2, row.number());
    }

    @Override
    public IncidentRow read(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        return new IncidentRow(
                row.getString("incident_no"),
                IncidentRow.Kind.valueOf(row.getString("kind")),
                row.getString("enterprise"),
                row.getString("hs"),
                row.getString("market"),
                row.getDate("rec_date").toLocalDate(),
                cause == null ? null : IncidentRow.Cause.valueOf(cause),
                row.getBoolean("attributed"),
                row.getBoolean("major"),
                row.getString("description"));
    }

    @Override
    public int year(IncidentRow row) {
        return row.date().getYear();
    }

    @Override
    public List<Column> number() {
        return WRITTEN.subList(1, 2);
    }

    @Override
    public Object key(IncidentRow row) {
        return row.number();
    }

    @Override
    public String describe(IncidentRow row) {
        return row.number();
    }

    @Override
    public Map<String, String> content(IncidentRow row) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("kind", row.kind().name());
        content.put("enterprise", Cells.plain(row.enterprise()));
        content.put("hs", Cells.plain(row.hs()));
        content.put("market", Cells.plain(row.market()));
        content.put("date", row.date().toString());
        content.put("cause", row.cause() == null ? "" : row.cause().name());
        content.put("attributed", row.attributed() ? "yes" : "no");
        content.put("major", row.major() ? "yes" : "no");
        content.put("text", Cells.plain(row.description()));
        return content;
    }

    @Override
    public void count(IncidentRow row, Deltas deltas) {
        int year = row.date().getYear();
        if (row.attributed()) {
            IncidentSums.add(
                    deltas.of(row.enterprise(), year, row.hs().substring(0, 4)),
                    row.kind().name(),
                    row.cause().name(),
                    row.major());
        }
        deltas.covers(year);
    }
}
