// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Decision;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.market.store.Book;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.M;

/**
 * The spreadsheet of notifications that the WTO's ePing offers (T1), as CSV or XLSX. Its headings have changed more than once: columns
 * are found by name, in any order.
 */
@Component(service = ImportTarget.class)
public final class NoticeTarget implements ImportTarget {
    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.required(
                    "symbol", M.text("market.column.symbol"), "document symbol", "symbol of document", "通报编号", "通报号"),
            ImportColumn.required(
                    "distributed",
                    M.text("market.column.distributed"),
                    "distribution date",
                    "date of distribution",
                    "分发日期",
                    "通报日期"),
            ImportColumn.required(
                    "member", M.text("market.column.member"), "notifying member", "notifying members", "通报成员"),
            ImportColumn.required("title", M.text("market.column.title"), "title of document", "通报标题", "标题"),
            ImportColumn.optional(
                    "products",
                    M.text("market.column.products"),
                    "products covered",
                    "product(s)",
                    "products (free text)",
                    "覆盖的产品",
                    "产品"),
            ImportColumn.optional(
                    "hs", M.text("market.column.hs"), "hs code", "hs code(s)", "hs codes", "products (hs)", "HS编码"),
            ImportColumn.optional(
                    "ics",
                    M.text("market.column.ics"),
                    "ics code",
                    "ics code(s)",
                    "ics codes",
                    "products (ics)",
                    "ICS编码"),
            ImportColumn.optional("objective", M.text("market.column.objective"), "objectives", "objective(s)", "目的"),
            ImportColumn.optional("keywords", M.text("market.column.keywords"), "keyword(s)", "关键词"),
            ImportColumn.optional("description", M.text("market.column.description"), "description of content", "内容简述"),
            ImportColumn.required(
                    "comments_until",
                    M.text("market.column.comments-until"),
                    "final date for comments",
                    "comment deadline",
                    "评议截止日期"),
            ImportColumn.optional("adoption", M.text("market.column.adoption"), "proposed date of adoption", "拟批准日期"),
            ImportColumn.optional(
                    "in_force",
                    M.text("market.column.in-force"),
                    "proposed date of entry into force",
                    "date of entry into force",
                    "拟生效日期"),
            ImportColumn.optional(
                    "type", M.text("market.column.type"), "notification type", "type of notification", "通报类型"),
            ImportColumn.optional(
                    "link",
                    M.text("market.column.link"),
                    "notified document",
                    "link to notification",
                    "link to notified document",
                    "通报文件"));

    private record Candidate(ImportRow row, Notice notice) {}

    private final Tables tables;
    private final NoticeDesk desk;

    @Activate
    public NoticeTarget(@Reference Tables tables, @Reference NoticeDesk desk) {
        this.tables = tables;
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "tbt-sps-notices";
    }

    @Override
    public Text title() {
        return M.text("market.import.notices");
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public boolean previews() {
        return true;
    }

    @Override
    public void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
        List<Candidate> candidates = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            try {
                candidates.add(new Candidate(row, read(row)));
            } catch (RowRejected e) {
                sink.rejected(row, e);
            }
        }
        if (context.preview()) {
            tables.attempt(book -> enter(book, context, candidates, sink));
        } else {
            tables.change(book -> enter(book, context, candidates, sink));
        }
    }

    private Void enter(Book book, ImportContext context, List<Candidate> candidates, RowSink sink) {
        NoticeBook notices = new NoticeBook(book, tables.today());
        Decision entry = desk.entry(context.by(), "import " + context.importId());
        for (Candidate candidate : candidates) {
            ImportRow row = candidate.row();
            try {
                if (notices.enter(candidate.notice(), entry, tables.now()) == NoticeBook.Entered.UNCHANGED) {
                    sink.unchanged(row);
                } else {
                    sink.stored(row);
                }
            } catch (ShifanException e) {
                String column = column(e.message().key());
                sink.rejected(row, column, row.text(column), e.message());
            }
        }
        return null;
    }

    /** Where the mistake stands that a document is refused for. */
    private static String column(String key) {
        return switch (key) {
            case "market.notice.future" -> "distributed";
            case "market.notice.term" -> "comments_until";
            case "market.notice.title" -> "title";
            default -> "symbol";
        };
    }

    private static Notice read(ImportRow row) {
        List<NoticeSymbol> symbols = row.read("symbol", Cells::symbols);
        LocalDate distributed = row.read("distributed", Cells::day);
        Set<HsScope> hs = new LinkedHashSet<>(Cells.hsInText(row.text("products")));
        Set<String> ics = new LinkedHashSet<>(Cells.icsInText(row.text("products")));
        if (row.has("hs")) {
            hs.addAll(row.read("hs", Cells::hs));
        }
        if (row.has("ics")) {
            ics.addAll(row.read("ics", Cells::ics));
        }
        return new Notice(
                symbols.get(0),
                symbols.subList(1, symbols.size()),
                distributed,
                Cells.beginning(row, "member", 300),
                Cells.beginning(row, "title", 4000),
                Cells.beginning(row, "products", 4000),
                List.copyOf(hs),
                List.copyOf(ics),
                Cells.beginning(row, "objective", 4000),
                Cells.beginning(row, "keywords", 1000),
                Cells.beginning(row, "description", 8000),
                row.readOptional("comments_until", cell -> Cells.term(cell, distributed)),
                row.readOptional("adoption", Cells::dayOrNone),
                row.readOptional("in_force", Cells::dayOrNone),
                Cells.beginning(row, "type", 100),
                Cells.beginning(row, "link", 2000));
    }
}
