// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.shifan.api.intake.ImportContext;
import org.shifan.records.store.Amounts;
import org.shifan.records.store.Deltas;
import org.shifan.records.store.Measure;
import org.shifan.records.store.RecordTable;

/** REC_INSPECTION. */
final class InspectionTable implements RecordTable<InspectionRow> {
    @Override
    public String kind() {
        return "inspections";
    }

    @Override
    public String insert() {
        return "INSERT INTO REC_INSPECTION (bureau, batch_no, enterprise, hs, rec_date, value_usd, passed, failed_items,"
                + " import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    @Override
    public void bind(PreparedStatement insert, ImportContext context, InspectionRow row) throws SQLException {
        bindKey(insert, context, row);
        insert.setString(3, row.enterprise());
        insert.setString(4, row.hs());
        insert.setDate(5, Date.valueOf(row.date()));
        insert.setBigDecimal(6, row.value());
        insert.setBoolean(7, row.passed());
        insert.setString(8, row.failedItems());
        insert.setLong(9, context.importId());
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
        content.put(
                "result", row.passed() ? InspectionsTarget.Result.PASS.name() : InspectionsTarget.Result.FAIL.name());
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
