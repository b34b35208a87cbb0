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

/** REC_SAMPLING. */
final class SamplingTable implements RecordTable<SamplingRow> {
    private static final List<Column> WRITTEN = List.of(
            new Column("bureau", Column.Type.TEXT),
            new Column("sample_no", Column.Type.TEXT),
            new Column("enterprise", Column.Type.CODE),
            new Column("hs", Column.Type.TEXT),
            new Column("rec_date", Column.Type.DAY),
            new Column("passed", Column.Type.TRUTH),
            new Column("failed_items", Column.Type.TEXT),
            new Column("sampled_by", Column.Type.TEXT),
            new Column("import_id", Column.Type.NUMBER));

    @Override
    public String kind() {
        return "samplings";
    }

    @Override
    public List<Column> written() {
        return WRITTEN;
    }

    @Override
    public Object[] values(ImportContext context, SamplingRow row) {
        return new Object[] {
            context.bureau().value(),
            row.sample(),
            row.enterprise(),
            row.hs(),
            row.date(),
            row.passed(),
            row.failedItems(),
            row.sampledBy(),
            context.importId()
        };
    }

    @Override
    public String table() {
        return "REC_SAMPLING";
    }

    @Override
    public String columns() {
        return "sample_no, enterprise, hs, rec_date, passed, failed_items, sampled_by";
    }

    @Override
    public String byKey() {
        return "bureau = ? AND sample_no = ?";
    }

    @Override
    public void bindKey(PreparedStatement select, ImportContext context, SamplingRow row) throws SQLException {
        select.setString(1, context.bureau().value());
        select.setString(2, row.sample());
    }

    @Override
    public SamplingRow read(ResultSet row) throws SQLException {
        return new SamplingRow(
                row.getString("sample_no"),
                row.getString("enterprise"),
                row.getString("hs"),
                row.getDate("rec_date").toLocalDate(),
                row.getBoolean("passed"),
                row.getString("failed_items"),
                row.getString("sampled_by"));
    }

    @Override
    public int year(SamplingRow row) {
        return row.date().getYear();
    }

    @Override
    public Object key(SamplingRow row) {
        return row.sample();
    }

    @Override
    public String describe(SamplingRow row) {
        return row.sample();
    }

    @Override
    public Map<String, String> content(SamplingRow row) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("enterprise", row.enterprise());
        content.put("hs", row.hs());
        content.put("date", row.date().toString());
        content.put("result", Tested.word(row.passed()));
        content.put("failed_items", Cells.plain(row.failedItems()));
        content.put("sampled_by", Cells.plain(row.sampledBy()));
        return content;
    }

    @Override
    public void count(SamplingRow row, Deltas deltas) {
        int year = row.date().getYear();
        Amounts amounts = deltas.of(row.enterprise(), year, row.hs().substring(0, 4));
        amounts.add(Measure.SAMPLES);
        if (!row.passed()) {
            amounts.add(Measure.SAMPLES_FAILED);
        }
        deltas.covers(year);
    }
}
