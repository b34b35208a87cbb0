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
import org.shifan.records.store.Measure;
import org.shifan.records.store.RecordTable;

/** REC_EXPORT_DECLARATION. */
final class ExportDeclarationTable implements RecordTable<ExportDeclarationRow> {
    private static final List<Column> WRITTEN = List.of(
            new Column("bureau", Column.Type.TEXT),
            new Column("declaration_no", Column.Type.TEXT),
            new Column("item_no", Column.Type.WHOLE),
            new Column("enterprise", Column.Type.CODE),
            new Column("hs", Column.Type.TEXT),
            new Column("destination", Column.Type.CODE),
            new Column("rec_date", Column.Type.DAY),
            new Column("value_usd", Column.Type.DECIMAL),
            new Column("quantity", Column.Type.DECIMAL),
            new Column("batch_no", Column.Type.TEXT),
            new Column("import_id", Column.Type.NUMBER));

    @Override
    public String kind() {
        return "export-declarations";
    }

    /** The year's exports are what was declared in it. */
    @Override
    public String sums() {
        return "exports";
    }

    /** By yearly rows. */
    @Override
    public String givenOtherwise() {
        return "export_rows > declaration_rows";
    }

    @Override
    public List<Column> written() {
        return WRITTEN;
    }

    @Override
    public Object[] values(ImportContext context, ExportDeclarationRow row) {
        return new Object[] {
            context.bureau().value(),
            row.number(),
            row.item(),
            row.enterprise(),
            row.hs(),
            row.destination(),
            row.date(),
            row.value(),
            row.quantity(),
            row.batch(),
            context.importId()
        };
    }

    @Override
    public String table() {
        return "REC_EXPORT_DECLARATION";
    }

    @Override
    public String columns() {
        return "declaration_no, item_no, enterprise, hs, destination, rec_date, value_usd, quantity, batch_no";
    }

    @Override
    public String byKey() {
        return "bureau = ? AND declaration_no = ? AND item_no = ?";
    }

    @Override
    public void bindKey(PreparedStatement select, ImportContext context, ExportDeclarationRow row) throws SQLException {
        select.setString(1, context.bureau().value());
        select.setString(2, row.number());
        select.setInt(3, row.item());
    }

    @Override
    public ExportDeclarationRow read(ResultSet row) throws SQLException {
        return new ExportDeclarationRow(
                row.getString("declaration_no"),
                row.getInt("item_no"),
                row.getString("enterprise"),
                row.getString("hs"),
                row.getString("destination"),
                row.getDate("rec_date").toLocalDate(),
                row.getBigDecimal("value_usd"),
                row.getBigDecimal("quantity"),
                row.getString("batch_no"));
    }

    @Override
    public int year(ExportDeclarationRow row) {
        return row.date().getYear();
    }

    @Override
    public String enterprise(ExportDeclarationRow row) {
        return row.enterprise();
    }

    @Override
    public List<Column> number() {
        return WRITTEN.subList(1, 3);
    }

    @Override
    public Object[] number(ExportDeclarationRow row) {
        return new Object[] {row.number(), row.item()};
    }

    @Override
    public Object key(ExportDeclarationRow row) {
        return List.of(row.number(), row.item());
    }

    @Override
    public String describe(ExportDeclarationRow row) {
        return row.number() + " / " + row.item();
    }

    @Override
    public Map<String, String> content(ExportDeclarationRow row) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("enterprise", row.enterprise());
        content.put("hs", row.hs());
        content.put("destination", row.destination());
        content.put("date", row.date().toString());
        content.put("value_usd", Cells.plain(row.value()));
        content.put("quantity", Cells.plain(row.quantity()));
        content.put("batch_no", Cells.plain(row.batch()));
        return content;
    }

    @Override
    public void count(ExportDeclarationRow row, Deltas deltas) {
        int year = row.date().getYear();
        String heading = row.hs().substring(0, 4);
        deltas.export(row.enterprise(), year, heading, row.destination(), row.value())
                .add(Measure.DECLARATION_ROWS);
        deltas.covers(year);
    }
}
