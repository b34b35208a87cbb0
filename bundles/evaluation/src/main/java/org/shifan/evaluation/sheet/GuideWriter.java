// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import org.shifan.evaluation.document.RuleKind;

import static org.shifan.evaluation.sheet.SheetMessages.M;

/** Writes the sheet that says how to fill in the others; nobody reads it back. */
final class GuideWriter {
    private static final int LINES = 12;
    private static final int FIRST_KIND = 3;

    private final Workbook workbook;

    GuideWriter(Workbook workbook) {
        this.workbook = workbook;
    }

    /** The range of the kinds of rules, to choose from. */
    static String kinds() {
        return "'" + Tab.GUIDE.title() + "'!$A$" + FIRST_KIND + ":$A$" + (FIRST_KIND + RuleKind.values().length - 1);
    }

    void write() {
        Worksheet sheet = workbook.newWorksheet(Tab.GUIDE.title());
        sheet.width(0, 16);
        sheet.width(1, 70);
        sheet.width(2, 70);
        sheet.value(0, 0, SheetWriter.both(M.text("guide.title")));
        sheet.style(0, 0).bold().fontSize(14).set();
        List<String> heads = List.of("guide.kind", "guide.lines", "guide.example");
        for (int column = 0; column < heads.size(); column++) {
            SheetWriter.head(sheet, 1, column, SheetWriter.both(M.text(heads.get(column))));
        }
        int row = FIRST_KIND - 1;
        for (RuleKind kind : RuleKind.values()) {
            sheet.value(row, 0, kind.code());
            if (M.has("kind." + kind.code())) {
                sheet.value(row, 1, SheetWriter.both(M.text("kind." + kind.code())));
            }
            if (M.has("example." + kind.code())) {
                sheet.value(row, 2, SheetWriter.both(M.text("example." + kind.code())));
            }
            sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
            sheet.style(row, 2).wrapText(true).verticalAlignment("top").set();
            row++;
        }
        row++;
        for (int line = 1; line <= LINES; line++) {
            if (M.has("guide." + line)) {
                sheet.value(row, 1, M.text("guide." + line).zh());
                sheet.value(row, 2, M.text("guide." + line).en());
                sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
                sheet.style(row, 2).wrapText(true).verticalAlignment("top").set();
                row++;
            }
        }
    }
}
