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
import org.shifan.records.store.Deltas;
import org.shifan.records.store.RecordTable;

/** REC_DECLARED. */
final class DeclarationTable implements RecordTable<Declaration> {
    @Override
    public String kind() {
        return "declarations";
    }

    @Override
    public String insert() {
        return "INSERT INTO REC_DECLARED (subject, fact, rec_year, bureau, fact_value, source_document, valid_until,"
                + " declared_by, synthetic, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    @Override
    public void bind(PreparedStatement insert, ImportContext context, Declaration row) throws SQLException {
        bindKey(insert, context, row);
        insert.setString(4, context.bureau().value());
        insert.setBigDecimal(5, row.value());
        insert.setString(6, row.document());
        insert.setDate(7, row.validUntil() == null ? null : Date.valueOf(row.validUntil()));
        insert.setString(8, row.declaredBy());
        insert.setBoolean(9, context.synthetic());
        insert.setLong(10, context.importId());
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
