// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.DeadlineSource;
import org.shifan.api.market.Warning;
import org.shifan.api.text.Message;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.M;
import static org.shifan.market.MarketMessages.say;

/**
 * The ends of comment periods, and the days from which foreign standards have to be met, of which somebody was warned (T1, T2): one for
 * each change and bureau, however many it concerns. What is over cannot be caught up with and is none any more.
 */
@Component
public final class WarningDeadlines implements DeadlineSource {
    private final Tables tables;

    @Activate
    public WarningDeadlines(@Reference Tables tables) {
        this.tables = tables;
    }

    /** What a change is, for the bureau of those whom it concerns. */
    private record Key(BureauCode bureau, Warning.Kind kind, String reference) {}

    @Override
    public List<Deadline> deadlines(BureauCode bureau, LocalDate today) {
        return tables.read(book -> {
            List<WarningEntity> rows = bureau == null
                    ? book.rows(WarningEntity.class, "e.due >= ?1 order by e.id", today)
                    : book.rows(
                            WarningEntity.class, "e.due >= ?1 and e.bureau = ?2 order by e.id", today, bureau.value());
            Set<Long> read = book
                    .rows(
                            ReceiptEntity.class,
                            "e.warning in (select w.id from WarningEntity w where w.due >= ?1)",
                            today)
                    .stream()
                    .map(ReceiptEntity::warning)
                    .collect(Collectors.toSet());
            Map<Key, List<Warning>> changes = new LinkedHashMap<>();
            for (WarningEntity row : rows) {
                Warning warning = row.warning(List.of());
                changes.computeIfAbsent(
                                new Key(warning.bureau(), warning.kind(), warning.reference()),
                                none -> new ArrayList<>())
                        .add(warning);
            }
            List<Deadline> out = new ArrayList<>();
            changes.forEach((change, warnings) -> out.add(deadline(change, warnings, read, today)));
            return out;
        });
    }

    /** A term that an addendum moved is the one of which was warned last. */
    private static Deadline deadline(Key change, List<Warning> warnings, Set<Long> read, LocalDate today) {
        LocalDate due = warnings.get(warnings.size() - 1).due();
        List<Warning> now =
                warnings.stream().filter(warning -> warning.due().equals(due)).toList();
        long unread =
                now.stream().filter(warning -> !read.contains(warning.id())).count();
        Subject only = now.size() == 1 ? now.get(0).subject() : null;
        boolean notice = change.kind() == Warning.Kind.NOTICE;
        Message what =
                say(notice ? "market.due.notice" : "market.due.standard", change.reference(), now.size(), unread);
        return Deadline.of(
                "market." + change.kind().code() + "." + change.reference(),
                only,
                change.bureau(),
                what.text(),
                M.text("market.due.by"),
                due,
                M.text(notice ? "market.due.notice-source" : "market.due.standard-source"),
                today);
    }
}
