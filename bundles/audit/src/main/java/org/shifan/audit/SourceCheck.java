// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.shifan.api.audit.AuditFault;
import org.shifan.api.audit.AuditFault.Kind;
import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;

import static org.shifan.audit.AuditMessages.M;

/** Reads the entries of a source and the source side by side, by position. */
final class SourceCheck {
    private final String name;
    private final Pages<Row> logged;
    private final Pages<AuditedChange> there;
    private final long upTo;
    private long compared;

    /** @param upTo the last entry that is looked at: what is taken over meanwhile may be newer than what the source showed */
    SourceCheck(LogTable table, String name, AuditSource source, long upTo) {
        this.name = name;
        this.upTo = upTo;
        logged = new Pages<>(after -> table.of(name, after), Row::position);
        there = new Pages<>(after -> Sources.page(source, after, LogTable.PAGE / 5), AuditedChange::position);
    }

    /** The first entry, by position, that does not read as its source does; null when all do. */
    AuditFault run() {
        AuditedChange change = there.orNull();
        while (logged.hasNext()) {
            Row row = logged.next();
            if (row.number() > upTo) {
                if (change != null && change.position().equals(row.position())) {
                    change = there.orNull();
                }
                continue;
            }
            if (change != null && change.position().compareTo(row.position()) < 0) {
                return added(change);
            }
            if (change == null || !change.position().equals(row.position())) {
                return fault(Kind.SOURCE_MISSING, row, "audit.source-missing");
            }
            if (!row.tells(change)) {
                return fault(Kind.SOURCE_EDITED, row, "audit.source-edited");
            }
            compared++;
            change = there.orNull();
        }
        // What stands behind the last entry has only not been taken over yet.
        return null;
    }

    long compared() {
        return compared;
    }

    private AuditFault fault(Kind kind, Row row, String key) {
        return new AuditFault(
                kind,
                row.number(),
                name,
                M.message(key, row.number(), name, row.subject(), row.action(), row.position()));
    }

    private AuditFault added(AuditedChange change) {
        return new AuditFault(
                Kind.SOURCE_ADDED,
                0,
                name,
                M.message("audit.source-added", name, change.subject(), change.action(), change.position()));
    }

    /** All of something that is read page by page. */
    private static final class Pages<T> implements Iterator<T> {
        private final Function<String, List<T>> reader;
        private final Function<T, String> position;
        private Iterator<T> page = List.<T>of().iterator();
        private String last = "";
        private boolean end;

        Pages(Function<String, List<T>> reader, Function<T, String> position) {
            this.reader = reader;
            this.position = position;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !end) {
                page = reader.apply(last).iterator();
                end = !page.hasNext();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T next = page.next();
            last = position.apply(next);
            return next;
        }

        T orNull() {
            return hasNext() ? next() : null;
        }
    }
}
