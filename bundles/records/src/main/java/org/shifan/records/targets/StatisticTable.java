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

/** REC_STATISTIC. */
final class StatisticTable implements RecordTable<StatisticRow> {
    private static final List<Column> WRITTEN = List.of(
            new Column("region", Column.Type.CODE),
            new Column("rec_year", Column.Type.WHOLE),
            new Column("hs", Column.Type.TEXT),
            new Column("bureau", Column.Type.TEXT),
            new Column("value_usd", Column.Type.DECIMAL),
            new Column("quantity", Column.Type.DECIMAL),
            new Column("import_id", Column.Type.NUMBER));

    @Override
    public String kind() {
        return "statistics";
    }

    @Override
    public List<Column> written() {
        return WRITTEN;
    }

    @Override
    public Object[] values(ImportContext context, StatisticRow row) {
        return new Object[] {
            row.region(),
            row.year(),
            row.hs(),
            context.bureau().value(),
            row.value(),
            row.quantity(),
            context.importId()
        };
    }

    @Override
    public String table() {
        return "REC_STATISTIC";
    }

    @Override
    public String columns() {
        return "region, rec_year, hs, value_usd, quantity";
    }

    @Override
    public String byKey() {
        return "region = ? AND rec_year = ? AND hs = ?";
    }

    @Override
    public void bindKey(PreparedStatement select, ImportContext context, StatisticRow row) throws SQLException {
        select.setString(1, row.region());
        select.setInt(2, row.year());
        select.setString(3, row.hs());
    }

    @Override
    public StatisticRow read(ResultSet row) throws SQLException {
        return new StatisticRow(
                row.getString("region"),
                row.getInt("rec_year"),
                row.getString("hs"),
                row.getBigDecimal("value_usd"),
                row.getBigDecimal("quantity"));
    }

    @Override
    public int year(StatisticRow row) {
        return row.year();
    }

    @Override
    public Object key(StatisticRow row) {
        return List.of(row.region(), row.year(), row.hs());
    }

    @Override
    public String describe(StatisticRow row) {
        return row.region() + " " + row.year() + " HS " + row.hs();
    }

    @Override
    public Map<String, String> content(StatisticRow row) {
        return Map.of("value_usd", Cells.plain(row.value()), "quantity", Cells.plain(row.quantity()));
    }

    /** They are totals already. */
    @Override
    public void count(StatisticRow row, Deltas deltas) {
        deltas.covers(row.year());
    }
}
