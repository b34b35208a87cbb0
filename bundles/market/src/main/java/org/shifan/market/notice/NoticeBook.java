// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.text.Message;
import org.shifan.market.store.Book;
import org.shifan.market.store.Lists;

import static org.shifan.market.MarketMessages.refuse;
import static org.shifan.market.MarketMessages.say;

/** The notifications within one transaction. */
final class NoticeBook {
    /** So often the same document may come with other content; a source that changes it at every look fills the tables. */
    private static final int REVISIONS = 50;

    private static final Comparator<NoticeEntity> BY_TIME = Comparator.comparing(NoticeEntity::distributed)
            .thenComparing(row -> NoticeSymbol.of(row.symbol()).suffixes().size())
            .thenComparing(NoticeEntity::symbol)
            .thenComparing(NoticeEntity::revision);

    private final Book book;
    private final LocalDate today;

    NoticeBook(Book book, LocalDate today) {
        this.book = book;
        this.today = today;
    }

    /** What became of a document. */
    enum Entered {
        NEW,
        REVISED,
        UNCHANGED
    }

    /**
     * Takes a document in.
     *
     * @throws org.shifan.api.text.ShifanException as {@link org.shifan.api.market.Notices#enter}
     */
    Entered enter(Notice notice, Decision decision, Instant at) {
        NoticeEntity last = last(notice);
        Entered what = compare(notice, last);
        if (what != Entered.UNCHANGED) {
            int revision = last == null ? 1 : last.revision() + 1;
            book.add(new NoticeEntity(book.next(NoticeEntity.class), revision, notice, decision.by(), at));
            boolean first = what == Entered.NEW;
            Message told = first
                    ? say("market.step.notice", notice.symbol(), until(notice))
                    : say("market.step.notice-revised", notice.symbol(), revision, until(notice));
            book.step(subject(notice.symbol()), first ? "notice.entered" : "notice.revised", told, decision);
        }
        return what;
    }

    private NoticeEntity last(Notice notice) {
        return book
                .rows(
                        NoticeEntity.class,
                        "e.symbol = ?1 order by e.revision",
                        notice.symbol().value())
                .stream()
                .reduce((before, after) -> after)
                .orElse(null);
    }

    private Entered compare(Notice notice, NoticeEntity last) {
        check(notice);
        if (last == null) {
            return Entered.NEW;
        }
        if (last.notice().equals(notice)) {
            return Entered.UNCHANGED;
        }
        if (last.revision() >= REVISIONS) {
            throw refuse("market.notice.revisions", notice.symbol(), REVISIONS);
        }
        return Entered.REVISED;
    }

    private static String until(Notice notice) {
        return notice.commentsUntil() == null ? "-" : notice.commentsUntil().toString();
    }

    private void check(Notice notice) {
        if (notice.distributed().isAfter(today)) {
            throw refuse("market.notice.future", notice.distributed(), today);
        }
        if (notice.title().isEmpty()) {
            throw refuse("market.notice.title", notice.symbol());
        }
        if (notice.commentsUntil() != null && notice.commentsUntil().isBefore(notice.distributed())) {
            throw refuse("market.notice.term", notice.commentsUntil(), notice.distributed());
        }
        markets(notice);
    }

    private static Set<CountryCode> markets(Notice notice) {
        Set<CountryCode> out = new TreeSet<>();
        Stream.concat(Stream.of(notice.symbol()), notice.also().stream())
                .forEach(symbol -> out.addAll(Members.markets(symbol, notice.distributed())));
        return out;
    }

    static String subject(NoticeSymbol symbol) {
        return "notice:" + symbol.core();
    }

    void classify(NoticeFile file, List<HsScope> hs, Decision decision) {
        book.add(new ClassifiedEntity(
                book.next(ClassifiedEntity.class), file.symbol().value(), Lists.column(hs)));
        book.step(
                subject(file.symbol()),
                "notice.classified",
                say("market.step.classified", file.symbol(), hs),
                decision);
    }

    /**
     * The file of a symbol, or of a symbol that a document has beside its first.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.notice.unknown}
     */
    NoticeFile require(NoticeSymbol symbol) {
        String core = symbol.core().value();
        List<NoticeEntity> rows = book.rows(NoticeEntity.class, "e.core = ?1", core);
        if (rows.isEmpty()) {
            rows = book.rows(NoticeEntity.class, "e.also like ?1", "%" + core + "%").stream()
                    .filter(row -> row.notice().also().stream()
                            .anyMatch(other -> other.core().equals(symbol.core())))
                    .findFirst()
                    .map(row -> book.rows(NoticeEntity.class, "e.core = ?1", row.core()))
                    .orElseThrow(() -> refuse("market.notice.unknown", symbol));
        }
        String file = rows.get(0).core();
        return file(rows, book.rows(ClassifiedEntity.class, "e.core = ?1 order by e.id", file));
    }

    /** All files that have a document from that day on, by their newest one, newest first. */
    List<NoticeFile> files(LocalDate since) {
        Map<String, List<NoticeEntity>> rows = new LinkedHashMap<>();
        book.rows(
                        NoticeEntity.class,
                        "e.core in (select d.core from NoticeEntity d where d.distributed >= ?1"
                                + " or d.commentsUntil >= ?1) order by e.id",
                        since)
                .forEach(row -> rows.computeIfAbsent(row.core(), core -> new ArrayList<>())
                        .add(row));
        Map<String, List<ClassifiedEntity>> classified = new HashMap<>();
        book.rows(ClassifiedEntity.class, "1 = 1 order by e.id")
                .forEach(row -> classified
                        .computeIfAbsent(row.core(), core -> new ArrayList<>())
                        .add(row));
        return rows.entrySet().stream()
                .map(each -> file(each.getValue(), classified.getOrDefault(each.getKey(), List.of())))
                .sorted(Comparator.comparing(NoticeFile::newest).reversed().thenComparing(NoticeFile::symbol))
                .toList();
    }

    private static NoticeFile file(List<NoticeEntity> rows, List<ClassifiedEntity> classified) {
        List<NoticeEntity> sorted = rows.stream().sorted(BY_TIME).toList();
        Map<String, Integer> last = new HashMap<>();
        sorted.forEach(row -> last.merge(row.symbol(), row.revision(), Math::max));
        List<Notice> documents = sorted.stream()
                .filter(row -> last.get(row.symbol()) == row.revision())
                .map(NoticeEntity::notice)
                .toList();
        List<Notice> earlier = sorted.stream()
                .filter(row -> last.get(row.symbol()) != row.revision())
                .map(NoticeEntity::notice)
                .toList();
        Set<CountryCode> markets = new TreeSet<>();
        documents.forEach(document -> markets.addAll(markets(document)));
        Set<HsScope> hs = new TreeSet<>();
        documents.forEach(document -> hs.addAll(document.hs()));
        classified.forEach(row -> hs.addAll(Lists.values(row.hs(), HsScope::of)));
        Set<String> ics = new LinkedHashSet<>();
        documents.forEach(document -> ics.addAll(document.ics()));
        return new NoticeFile(
                documents.get(0).symbol().core(),
                documents.stream().anyMatch(document -> document.symbol().isCore()),
                newest(documents, document -> document.title().isEmpty() ? null : document.title()),
                markets,
                List.copyOf(hs),
                List.copyOf(ics),
                newest(documents, Notice::commentsUntil),
                newest(documents, Notice::adoption),
                newest(documents, Notice::entryIntoForce),
                documents,
                earlier);
    }

    /** What the newest document says that says it at all. */
    private static <T> T newest(List<Notice> documents, Function<Notice, T> what) {
        return documents.stream()
                .map(what)
                .filter(Objects::nonNull)
                .reduce((before, after) -> after)
                .orElse(null);
    }
}
