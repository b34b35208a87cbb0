// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.function.Function;

import org.shifan.api.core.Decision;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.text.ShifanException;

import static org.shifan.core.CoreMessages.M;
import static org.shifan.core.CoreMessages.refuse;

/** How the cells that several kinds have in common are read. */
final class Cells {
    static final ImportColumn FROM = ImportColumn.required("from", M.text("column.from"), "起始日期", "入区日期", "生效日期");
    static final ImportColumn TO = ImportColumn.optional("to", M.text("column.to"), "终止日期", "退出日期", "有效期至");
    static final List<ImportColumn> DECISION = List.of(
            ImportColumn.required("decided_by", M.text("column.decided-by"), "决定单位", "决定人", "批准单位"),
            ImportColumn.required("decided_on", M.text("column.decided-on"), "决定日期", "批准日期"),
            ImportColumn.required("reason", M.text("column.reason"), "理由", "原因"),
            ImportColumn.optional("evidence", M.text("column.evidence"), "依据", "文号", "证明材料"));

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("[uuuu-MM-dd][uuuu/M/d][uuuu年M月d日]").withResolverStyle(ResolverStyle.STRICT);

    /** A sheet shows a blank cell as a day of 1899, and 2014 as one of 1905. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Cells() {}

    /** A day of the years that records have; only what was stored before is still taken back by the day that it has. */
    static LocalDate date(ImportContext context, String cell) {
        LocalDate day = LocalDate.parse(cell, DATE);
        if (day.isBefore(FIRST_DAY) && context.mode() != ImportMode.DELETE) {
            throw refuse("core.date.early", day, FIRST_DAY);
        }
        if (day.isAfter(LAST_DAY)) {
            throw refuse("core.date.late", day, LAST_DAY);
        }
        return day;
    }

    /** A day that has come. */
    static Function<String, LocalDate> past(ImportContext context) {
        return cell -> {
            LocalDate day = date(context, cell);
            if (day.isAfter(context.today())) {
                throw refuse("core.date.future", day, context.today());
            }
            return day;
        };
    }

    static Function<String, String> text(String column, int limit) {
        return cell -> {
            if (cell.length() > limit) {
                throw refuse("core.text.long", column, cell.length(), limit);
            }
            return cell;
        };
    }

    /**
     * Who decided, when, why and on what evidence.
     *
     * @throws org.shifan.api.intake.RowRejected when one of them is missing, or the decision lies in the future
     */
    static Decision decision(ImportContext context, ImportRow row) {
        return new Decision(
                row.read("decided_by", text("decided_by", 200)),
                row.read("decided_on", past(context)),
                row.read("reason", text("reason", 1000)),
                row.readOptional("evidence", text("evidence", 1000)));
    }

    /** Who corrects or deletes by an import, when and why. A trial may be made without a reason. */
    static Decision why(ImportContext context, String evidence) {
        return new Decision(
                context.by().isEmpty() ? "import:" + context.importId() : context.by(),
                context.today(),
                context.reason().isEmpty() ? context.file() : context.reason(),
                evidence);
    }

    /** Does what may be refused in the domain's words; then the row is rejected for this cell. */
    static void refusable(String column, String cell, Runnable work) {
        try {
            work.run();
        } catch (ShifanException e) {
            throw new RowRejected(column, cell, e.message());
        }
    }
}
