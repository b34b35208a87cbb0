// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.shifan.api.audit.AuditEntry;
import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;

/**
 * A row of AUDIT_ENTRY as it stands there, whether or not it makes sense.
 *
 * @param at null where the source does not know it
 * @param before the values as canonical JSON, as is {@code after}
 */
record Row(
        long number,
        String previous,
        String source,
        String position,
        long taken,
        Long at,
        String account,
        String name,
        String origin,
        String subject,
        String action,
        String before,
        String after,
        String reason,
        String hash) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The row that follows the head. */
    static Row next(AuditHead head, String source, AuditedChange change, Instant taken) {
        Row row = unhashed(head, source, change, taken);
        return row.hashed(Canonical.sha256(Canonical.entry(row)));
    }

    private static Row unhashed(AuditHead head, String source, AuditedChange change, Instant taken) {
        return new Row(
                head.number() + 1,
                head.hash(),
                source,
                change.position(),
                taken.toEpochMilli(),
                change.at() == null ? null : change.at().toEpochMilli(),
                change.who().account(),
                change.who().name(),
                change.from(),
                change.subject(),
                change.action(),
                Canonical.object(change.before()),
                Canonical.object(change.after()),
                change.reason(),
                "");
    }

    private Row hashed(String hash) {
        return new Row(
                number, previous, source, position, taken, at, account, name, origin, subject, action, before, after,
                reason, hash);
    }

    AuditHead head() {
        return new AuditHead(number, hash);
    }

    /** Whether it tells of the change what its source tells. */
    boolean tells(AuditedChange change) {
        return Canonical.change(this)
                .equals(Canonical.change(unhashed(AuditHead.EMPTY, source, change, Instant.EPOCH)));
    }

    AuditEntry entry() {
        return new AuditEntry(
                number,
                previous,
                source,
                Instant.ofEpochMilli(taken),
                new AuditedChange(
                        position,
                        at == null ? null : Instant.ofEpochMilli(at),
                        new Actor(account, name),
                        origin,
                        subject,
                        action,
                        values(before),
                        values(after),
                        reason),
                hash);
    }

    /** What somebody made unreadable in the database is shown as it stands. */
    private static SortedMap<String, String> values(String json) {
        SortedMap<String, String> out = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String key = parser.currentName();
                    out.put(key, parser.nextTextValue());
                }
            }
            return out;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return new TreeMap<>(java.util.Map.of("?", json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
