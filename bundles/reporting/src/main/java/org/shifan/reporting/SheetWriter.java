// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Fills one sheet from the top, row by row. */
final class SheetWriter {
    private static final String HEADER_FILL = "1F3A5F";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Worksheet sheet;
    private int row;

    /** @param widths of the columns, in characters */
    SheetWriter(Workbook workbook, String name, int... widths) {
        sheet = workbook.newWorksheet(name);
        for (int column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
        }
        sheet.setFitToPage(true);
        sheet.fitToHeight((short) 0);
        sheet.pageOrientation("landscape");
    }

    void title(String text) {
        sheet.value(row, 0, harmless(text));
        sheet.style(row, 0).bold().fontSize(14).set();
        row++;
    }

    /** The head of a table, which stays in sight when it is at the top. */
    void header(List<String> titles) {
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(row, column, harmless(titles.get(column)));
            sheet.style(row, column)
                    .bold()
                    .fontColor("FFFFFF")
                    .fillColor(HEADER_FILL)
                    .wrapText(true)
                    .set();
        }
        row++;
        if (row == 1) {
            sheet.freezePane(0, 1);
        }
    }

    /** A row of texts and exact numbers; null leaves the cell empty. */
    void row(Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof BigDecimal number) {
                sheet.value(row, column, plain(number));
            } else if (cells[column] != null) {
                sheet.value(row, column, harmless(cells[column].toString()));
                sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
        }
        row++;
    }

    void gap() {
        row++;
    }

    /**
     * A text that begins like a formula is shown with an apostrophe before it: a workbook is often saved as CSV and
     * opened again, and then it would be computed.
     */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Digits without an exponent, as the workbook's format wants them. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
