// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.intake.ImportContext;
import org.shifan.records.declared.Declaration;
import org.shifan.records.store.Column;
import org.shifan.records.store.Deltas;
import org.shifan.records.store.RecordTable;

/** REC_DECLARED. */
final class DeclarationTable implements RecordTable<Declaration> {
    private static final List<Column> WRITTEN = List.of(
            new Column("subject", Column.Type.TEXT),
            new Column("fact", Column.Type.TEXT),
            new Column("rec_year", Column.Type.WHOLE),
            new Column("bureau", Column.Type.TEXT),
            new Column("fact_value", Column.Type.DECIMAL),
            new Column("source_document", Column.Type.TEXT),
            new Column("valid_until", Column.Type.DAY),
            new Column("declared_by", Column.Type.TEXT),
            new Column("synthetic", Column.Type.TRUTH),
            new Column("import_id", Column.Type.NUMBER));

    @Override
    public String kind() {
        return "declarations";
    }

    @Override
    public List<Column> written() {
        return WRITTEN;
    }

    @Override
    public Object[] values(ImportContext context, Declaration row) {
        return new Object[] {
            row.subject(),
            row.fact(),
            row.year(),
            context.bureau().value(),
            row.value(),
            row.document(),
            row.validUntil(),
            row.declaredBy(),
            context.synthetic(),
            context.importId()
        };
    }

    @Override
    public String table() {
        return "REC_DECLARED";
    }

    @Override
    public String columns() {
        return "subject, fact, rec_year, fact_value, source_document, valid_until, declared_by";
    }

    @Override
    public String byKey() {
        return "subject = ? AND fact = ? AND rec_year = ?";
    }

    @Override
    public void bindKey(PreparedStatement select, ImportContext context, Declaration row) throws SQLException {
        select.setString(1, row.subject());
        select.setString(2, row.fact());
        select.setInt(3, row.year());
    }

    @Override
    public Declaration read(ResultSet row) throws SQLException {
        Date until = row.getDate("valid_until");
        return new Declaration(
                row.getString("subject"),
                row.getString("fact"),
                row.getInt("rec_year"),
                row.getBigDecimal("fact_value"),
                row.getString("source_document"),
                until == null ? null : until.toLocalDate(),
                row.getString("declared_by"));
    }

    @Override
    public int year(Declaration row) {
        return row.year();
    }

    @Override
    public Object key(Declaration row) {
        return List.of(row.subject(), row.fact(), row.year());
    }

    @Override
    public String describe(Declaration row) {
        return row.subject() + " " + row.fact() + " " + row.year();
    }

    @Override
    public Map<String, String> content(Declaration row) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("value", Cells.plain(row.value()));
        content.put("document", row.document());
        content.put(
                "valid_until", row.validUntil() == null ? "" : row.validUntil().toString());
        content.put("declared_by", row.declaredBy());
        return content;
    }

    /** A declaration is a fact as it stands; there is nothing to sum. */
    @Override
    public void count(Declaration row, Deltas deltas) {
        deltas.covers(row.year());
    }
}
