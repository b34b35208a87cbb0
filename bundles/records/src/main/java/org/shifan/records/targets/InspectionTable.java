// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.intake.ImportContext;
import org.shifan.records.store.Amounts;
import org.shifan.records.store.Column;
import org.shifan.records.store.Deltas;
import org.shifan.records.store.Measure;
import org.shifan.records.store.RecordTable;

/** REC_INSPECTION. */
final class InspectionTable implements RecordTable<InspectionRow> {
    private static final List<Column> WRITTEN = List.of(
            new Column("bureau", Column.Type.TEXT),
            new Column("batch_no", Column.Type.TEXT),
            new Column("enterprise", Column.Type.CODE),
            new Column("hs", Column.Type.TEXT),
            new Column("rec_date", Column.Type.DAY),
            new Column("value_usd", Column.Type.DECIMAL),
            new Column("passed", Column.Type.TRUTH),
            new Column("failed_items", Column.Type.TEXT),
            new Column("import_id", Column.Type.NUMBER));

    @Override
    public String kind() {
        return "inspections";
    }

    @Override
    public List<Column> written() {
        return WRITTEN;
    }

    @Override
    public Object[] values(ImportContext context, InspectionRow row) {
        return new Object[] {
            context.bureau().value(),
            row.batch(),
            row.enterprise(),
            row.hs(),
            row.date(),
            row.value(),
            row.passed(),
            row.failedItems(),
            context.importId()
        };
    }

    @Override
    public String table() {
        return "REC_INSPECTION";
    }

    @Override
    public String columns() {
        return "batch_no, enterprise, hs, rec_date, value_usd, passed, failed_items";
    }

    @Override
    public String byKey() {
        return "bureau = ? AND batch_no = ?";
    }

    @Override
    public void bindKey(PreparedStatement select, ImportContext context, InspectionRow row) throws SQLException {
        select.setString(1, context.bureau().value());
        select.setString(2, row.batch());
    }

    @Override
    public InspectionRow read(ResultSet row) throws SQLException {
        return new InspectionRow(
                row.getString("batch_no"),
                row.getString("enterprise"),
                row.getString("hs"),
                row.getDate("rec_date").toLocalDate(),
                row.getBigDecimal("value_usd"),
                row.getBoolean("passed"),
                row.getString("failed_items"));
    }

    @Override
    public int year(InspectionRow row) {
        return row.date().getYear();
    }

    @Override
    public List<Column> number() {
        return WRITTEN.subList(1, 2);
    }

    @Override
    public Object key(InspectionRow row) {
        return row.batch();
    }

    @Override
    public String describe(InspectionRow row) {
        return row.batch();
    }

    @Override
    public Map<String, String> content(InspectionRow row) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("enterprise", row.enterprise());
        content.put("hs", row.hs());
        content.put("date", row.date().toString());
        content.put("value_usd", Cells.plain(row.value()));
        content.put("result", Tested.word(row.passed()));
        content.put("failed_items", Cells.plain(row.failedItems()));
        return content;
    }

    @Override
    public void count(InspectionRow row, Deltas deltas) {
        int year = row.date().getYear();
        add(deltas.of(row.enterprise(), year, row.hs().substring(0, 4)), row.value(), row.passed());
        deltas.covers(year);
    }

    private static void add(Amounts amounts, java.math.BigDecimal value, boolean passed) {
        amounts.add(Measure.BATCHES).add(Measure.VALUE_INSPECTED, value);
        if (!passed) {
            amounts.add(Measure.BATCHES_FAILED).add(Measure.VALUE_FAILED, value);
        }
    }
}
