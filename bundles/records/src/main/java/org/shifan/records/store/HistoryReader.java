// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.records.RecordHistory;

/** Reads REC_HISTORY, with who and why from the imports that changed the records. */
@Component(service = RecordHistory.class)
public final class HistoryReader implements RecordHistory {
    private static final String READ = "record.read";

    private final Database database;
    private final Permissions permissions;

    @Activate
    public HistoryReader(@Reference Database database, @Reference Permissions permissions) {
        this.permissions = permissions;
        this.database = database;
    }

    @Override
    public List<Change> changes(BureauCode bureau, String kind, String key, int limit) {
        permissions.require(READ, Place.of(bureau));
        return read(
                "h.bureau = ? AND h.kind = ?" + (key.isEmpty() ? "" : " AND h.record_key = ?"),
                key.isEmpty() ? List.of(bureau.value(), kind) : List.of(bureau.value(), kind, key),
                limit);
    }

    @Override
    public List<Change> ofImport(long importNumber, int limit) {
        bureaus(importNumber).forEach(bureau -> permissions.require(READ, Place.of(bureau)));
        return read("h.changed_import = ?", List.of(importNumber), limit);
    }

    /** Whose records the import changed. */
    private List<BureauCode> bureaus(long importNumber) {
        return database.transaction(connection -> {
            List<BureauCode> out = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT DISTINCT bureau FROM REC_HISTORY WHERE changed_import = ?")) {
                select.setLong(1, importNumber);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        out.add(BureauCode.of(row.getString(1)));
                    }
                }
            }
            return out;
        });
    }

    private List<Change> read(String condition, List<Object> values, int limit) {
        String sql =
                "SELECT h.record_key, h.revision, h.action, h.content, h.former_import, h.changed_import, i.started,"
                        + " i.imported_by, i.reason, h.kind FROM REC_HISTORY h JOIN REC_IMPORT i ON i.id = h.changed_import"
                        + " WHERE " + condition + " ORDER BY h.changed_import DESC, h.record_key, h.revision DESC";
        return database.transaction(connection -> {
            List<Change> out = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setMaxRows(limit);
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        LocalDateTime started = row.getTimestamp(7).toLocalDateTime();
                        out.add(new Change(
                                row.getString(10),
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                History.read(row.getString(4)),
                                row.getLong(5),
                                row.getLong(6),
                                started.toInstant(ZoneOffset.UTC),
                                row.getString(8),
                                row.getString(9)));
                    }
                }
            }
            return out;
        });
    }
}
