// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Message;

/** What the raw content of a cell means. */
final class Content {
    /** What a sheet shows of a number at most; what is beyond comes from binary fractions. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int MOST_DIGITS = 40;
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private final List<String> texts;
    private final Styles styles;
    private final LocalDate dayNull;

    Content(List<String> texts, Styles styles, boolean date1904) {
        this.texts = texts;
        this.styles = styles;
        // Day 60 of the older epoch is the 29 February 1900 that never was; later days count from the 30th.
        this.dayNull = date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    /**
     * Reads a cell.
     *
     * @param type the attribute t
     * @param style the attribute s
     * @param value the content of v, or of the text inside the cell
     * @param formula why its formula does not do, if it has one that does not
     */
    Cell cell(int row, int column, String type, String style, String value, Optional<Message> formula) {
        Cell cell = switch (type) {
            case "s" -> plain(row, column, shared(value));
            case "inlineStr" -> plain(row, column, value);
            case "str" -> plain(row, column, RichText.unescaped(value));
            case "b" ->
                plain(row, column, value.strip().equals("1") || value.strip().equals("true") ? "yes" : "no");
            case "e" -> trouble(row, column, value, "workbook.cell.error", value);
            case "d" -> isoDay(row, column, value.strip());
            default -> number(row, column, style, value.strip());
        };
        return formula.isPresent() ? new Cell(row, column, cell.text(), formula) : cell;
    }

    private String shared(String index) {
        try {
            return texts.get(Integer.parseInt(index.strip()));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return "";
        }
    }

    private Cell number(int row, int column, String style, String raw) {
        BigDecimal value;
        try {
            value = new BigDecimal(raw).round(SHOWN).stripTrailingZeros();
        } catch (NumberFormatException | ArithmeticException e) {
            return raw.isEmpty() ? plain(row, column, "") : trouble(row, column, raw, "workbook.cell.number", raw);
        }
        if (Math.abs((long) value.scale()) > MOST_DIGITS) {
            return trouble(row, column, raw, "workbook.cell.number", raw);
        }
        return switch (styles.of(style)) {
            case NUMBER -> plain(row, column, plain(value));
            case PERCENT ->
                trouble(
                        row,
                        column,
                        plain(value),
                        "workbook.cell.percent",
                        plain(value.movePointRight(2)) + "%",
                        plain(value.movePointRight(2)));
            case DAY -> day(row, column, value);
        };
    }

    private Cell day(int row, int column, BigDecimal serial) {
        if (serial.signum() < 0
                || serial.compareTo(LAST_DAY) > 0
                || serial.stripTrailingZeros().scale() > 0) {
            return trouble(row, column, plain(serial), "workbook.cell.day", plain(serial));
        }
        return plain(row, column, dayNull.plusDays(serial.longValueExact()).toString());
    }

    private static Cell isoDay(int row, int column, String value) {
        String day = value.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", "");
        return day.length() == 10 ? plain(row, column, day) : trouble(row, column, value, "workbook.cell.day", value);
    }

    private static String plain(BigDecimal value) {
        return (value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString();
    }

    private static Cell plain(int row, int column, String text) {
        return new Cell(row, column, text, Optional.empty());
    }

    private static Cell trouble(int row, int column, String text, String key, Object... arguments) {
        return new Cell(row, column, text, Optional.of(Workbook.M.message(key, arguments)));
    }
}
