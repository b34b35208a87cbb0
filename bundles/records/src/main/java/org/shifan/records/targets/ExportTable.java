// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.shifan.api.intake.ImportContext;
import org.shifan.records.store.Column;
import org.shifan.records.store.Deltas;
import org.shifan.records.store.RecordTable;

/** REC_EXPORT. */
final class ExportTable implements RecordTable<ExportRow> {
    private static final List<Column> WRITTEN = List.of(
            new Column("enterprise", Column.Type.CODE),
            new Column("rec_year", Column.Type.WHOLE),
            new Column("hs", Column.Type.TEXT),
            new Column("destination", Column.Type.CODE),
            new Column("bureau", Column.Type.TEXT),
            new Column("value_usd", Column.Type.DECIMAL),
            new Column("quantity", Column.Type.DECIMAL),
            new Column("import_id", Column.Type.NUMBER));

    @Override
    public String kind() {
        return "exports";
    }

    /** Of declarations. */
    @Override
    public String givenOtherwise() {
        return "declaration_rows > 0";
    }

    @Override
    public String enterprise(ExportRow row) {
        return row.enterprise();
    }

    @Override
    public List<Column> written() {
        return WRITTEN;
    }

    @Override
    public Object[] values(ImportContext context, ExportRow row) {
        return new Object[] {
            row.enterprise(),
            row.year(),
            row.hs(),
            row.destination(),
            context.bureau().value(),
            row.value(),
            row.quantity(),
            context.importId()
        };
    }

    @Override
    public String table() {
        return "REC_EXPORT";
    }

    @Override
    public String columns() {
        return "enterprise, rec_year, hs, destination, value_usd, quantity";
    }

    @Override
    public String byKey() {
        return "enterprise = ? AND rec_year = ? AND hs = ? AND destination = ?";
    }

    @Override
    public void bindKey(PreparedStatement select, ImportContext context, ExportRow row) throws SQLException {
        select.setString(1, row.enterprise());
        select.setInt(2, row.year());
        select.setString(3, row.hs());
        select.setString(4, row.destination());
    }

    @Override
    public boolean isKeyedByBureauToo() {
        return true;
    }

    @Override
    public ExportRow read(ResultSet row) throws SQLException {
        return new ExportRow(
                row.getString("enterprise"),
                row.getInt("rec_year"),
                row.getString("hs"),
                row.getString("destination"),
                row.getBigDecimal("value_usd"),
                row.getBigDecimal("quantity"));
    }

    @Override
    public int year(ExportRow row) {
        return row.year();
    }

    @Override
    public Object key(ExportRow row) {
        return List.of(row.enterprise(), row.year(), row.hs(), row.destination());
    }

    @Override
    public String describe(ExportRow row) {
        return row.enterprise() + " " + row.year() + " HS " + row.hs() + " → " + row.destination();
    }

    @Override
    public Map<String, String> content(ExportRow row) {
        return Map.of("value_usd", Cells.plain(row.value()), "quantity", Cells.plain(row.quantity()));
    }

    @Override
    public void count(ExportRow row, Deltas deltas) {
        String heading = row.hs().substring(0, 4);
        deltas.export(row.enterprise(), row.year(), heading, row.destination(), row.value());
        deltas.covers(row.year());
    }
}
