// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;

/**
 * The records that were corrected or deleted, for the audit log: what each was before, and by which import it was changed. What
 * it is since stands in the next change of it, or in its table.
 */
@Component(service = AuditSource.class)
public final class CorrectionSource implements AuditSource {
    private static final String SELECT = "SELECT h.id, h.kind, h.bureau, h.record_key, h.revision, h.action, h.content,"
            + " h.former_import, h.changed_import, i.started, i.imported_by, i.reason, i.file_name, i.sha256"
            + " FROM REC_HISTORY h LEFT JOIN REC_IMPORT i ON i.id = h.changed_import WHERE h.id > ? ORDER BY h.id";

    private static final int LONGEST_SUBJECT = 200;

    private final Database database;

    @Activate
    public CorrectionSource(@Reference Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "records.correction";
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        return database.transaction(connection -> read(connection, AuditedChange.number(after), limit));
    }

    private static List<AuditedChange> read(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setMaxRows(limit);
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                List<AuditedChange> out = new ArrayList<>();
                while (row.next()) {
                    out.add(change(row));
                }
                return out;
            }
        }
    }

    private static AuditedChange change(ResultSet row) throws SQLException {
        Timestamp started = row.getTimestamp(10);
        Instant at = started == null ? null : started.toLocalDateTime().toInstant(ZoneOffset.UTC);
        String kind = row.getString(2);
        String key = row.getString(4);
        // The key of a record may be as long as a subject is; whole it stands among the values.
        String subject = kind + ":" + key;
        return new AuditedChange(
                AuditedChange.position(row.getLong(1)),
                at,
                Actor.named(row.getString(11)),
                "import:" + row.getLong(9),
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
                "record." + row.getString(6),
                former(row.getString(7)),
                AuditedChange.values(
                        "record", key,
                        "bureau", row.getString(3),
                        "revision", row.getInt(5),
                        "former-import", row.getLong(8),
                        "file", row.getString(13),
                        "sha256", row.getString(14)),
                row.getString(12));
    }

    /** What the record was; as it stands there, when somebody made it unreadable. */
    private static SortedMap<String, String> former(String content) {
        try {
            return new TreeMap<>(History.read(content));
        } catch (IndexOutOfBoundsException e) {
            return AuditedChange.values("content", content);
        }
    }
}
