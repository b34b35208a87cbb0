// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

import org.shifan.api.text.Message;

import static org.shifan.records.intake.IntakeMessages.M;
import static org.shifan.records.intake.IntakeMessages.refuse;

/** The first sheet of a surveyed workbook as rows. */
final class XlsxTable implements Table {
    /** What a sheet shows of a number at most; what is beyond comes from binary fractions. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int LONGEST_NUMBER = 400;

    /** Zeros alone, and perhaps how other numbers are shown; a sign of a width that is left free is no sign. */
    private static final Pattern ZEROS = Pattern.compile("(0{2,30})(?:_.)*(?:;|$)");

    private final Path file;
    private final XlsxSurvey survey;
    private final String sha256;
    private final Stamp stamp;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private long read;
    private int width;

    XlsxTable(Path file, Watch watch) throws IOException {
        this.file = file;
        this.stamp = Stamp.of(file);
        this.survey = XlsxSurvey.of(file, watch);
        this.sha256 = Digests.of(file);
        stamp.check();
        try {
            this.workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(survey.styles(), true));
            this.stream = workbook.getFirstSheet().openStream();
            this.rows = stream.iterator();
        } catch (ExcelReaderException | IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
            // The reader trusts what stands in a workbook: a shared text that is not there, a cell without a place.
            throw refuse("intake.file.broken", file.getFileName());
        }
    }

    @Override
    public Row next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            org.dhatim.fastexcel.reader.Row row = rows.next();
            read++;
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(row.getOptionalCell(i).map(this::text).orElse(""));
            }
            while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
                cells.remove(cells.size() - 1);
            }
            if (width == 0 && !cells.isEmpty()) {
                refuseMergedHeader(row.getRowNum());
                width = cells.size();
            }
            // A sheet does not keep empty cells at the end of a row.
            while (cells.size() < width) {
                cells.add("");
            }
            return new Row(row.getRowNum(), cells);
        } catch (ExcelReaderException | IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
            throw refuse("intake.file.broken", file.getFileName());
        }
    }

    private void refuseMergedHeader(long row) {
        List<String> merged = survey.mergedUpTo(row);
        if (!merged.isEmpty()) {
            throw refuse("intake.header.merged", file.getFileName(), survey.sheet(), String.join(", ", merged));
        }
    }

    private String text(Cell cell) {
        if (cell.getType() == CellType.EMPTY) {
            return "";
        }
        String raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        if (raw == null) {
            return cell.getText() == null ? "" : cell.getText().strip();
        }
        if (cell.getType() == CellType.STRING || cell.getType() == CellType.ERROR) {
            return raw.strip();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return raw.equals("1") || raw.equalsIgnoreCase("true") ? "yes" : "no";
        }
        if (cell.getType() == CellType.FORMULA && cell.getValue() instanceof String) {
            // What a formula says as text, such as a number that it looked up: no digit of it is lost, no zero before
            // it.
            return raw.strip();
        }
        return number(cell, raw.strip());
    }

    private String number(Cell cell, String raw) {
        BigDecimal value;
        if (raw.length() > LONGEST_NUMBER) {
            return raw; // nobody writes it, and to read it takes time without end
        }
        try {
            value = new BigDecimal(raw);
        } catch (NumberFormatException e) {
            return raw; // what no spreadsheet program writes as a number
        }
        if (isDate(cell)) {
            LocalDateTime date = day(value);
            return date.toLocalDate().toString();
        }
        if (isPercent(cell)) {
            // As it is shown: 0.95 and 95 would both be taken for a number of percent.
            return value.scaleByPowerOfTen(2).round(SHOWN).stripTrailingZeros().toPlainString() + "%";
        }
        BigDecimal shown = value.round(SHOWN).stripTrailingZeros();
        if (shown.signum() >= 0 && shown.scale() <= 0 && shown.scale() > -40) {
            int digits = zeros(cell.getDataFormatString());
            String whole = digits == 0 ? "" : shown.toPlainString();
            if (whole.length() < digits) {
                return "0".repeat(digits - whole.length()) + whole;
            }
        }
        if (Math.abs((long) shown.scale()) > 40) {
            return raw;
        }
        // Of more digits a sheet keeps only the first: written as it shows them, so that it is not taken for a whole
        // number.
        return shown.precision() - shown.scale() > SHOWN.getPrecision() ? shown.toString() : shown.toPlainString();
    }

    /** How many digits a format of nothing but zeros shows, such as 000000 for numbers of batches; 0 of any other format. */
    private static int zeros(String format) {
        if (format == null || !format.startsWith("00")) {
            return 0;
        }
        Matcher zeros = ZEROS.matcher(format);
        return zeros.lookingAt() ? zeros.end(1) : 0;
    }

    /** Day 60 of the older epoch is the 29 February 1900 that never was, so that later days count from the 30th. */
    private LocalDateTime day(BigDecimal serial) {
        LocalDateTime epoch =
                workbook.isDate1904() ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
        return epoch.plusDays(Math.min(Math.max(serial.longValue(), -1_000_000L), 1_000_000L));
    }

    /** The formats of fixed number that show a date; 27 to 36 and 50 to 58 are those of East Asia. */
    private static boolean isBuiltInDate(int id) {
        return between(id, 14, 22) || between(id, 27, 36) || between(id, 45, 47) || between(id, 50, 58);
    }

    private static boolean between(int id, int from, int to) {
        return id >= from && id <= to;
    }

    private static boolean isPercent(Cell cell) {
        Integer id = cell.getDataFormatId();
        return (id != null && between(id, 9, 10))
                || bare(cell.getDataFormatString()).contains("%");
    }

    /** A format without the words and signs that it only shows. */
    private static String bare(String format) {
        return format == null ? "" : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && isBuiltInDate(id)) {
            return true;
        }
        return bare(cell.getDataFormatString()).matches("(?is).*[yd].*");
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public String encoding() {
        return "XLSX";
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public void refuseChanged() throws IOException {
        stamp.check();
    }

    @Override
    public boolean endsInRow() {
        return false;
    }

    @Override
    public long position() {
        long size = stamp.size();
        return survey.rows() == 0 ? size : Math.min(size, size / survey.rows() * read);
    }

    @Override
    public List<Message> notes() {
        List<Message> notes = new ArrayList<>();
        if (survey.sheets() > 1) {
            notes.add(M.message("intake.xlsx.sheets", file.getFileName(), survey.sheets(), survey.sheet()));
        }
        if (!survey.merged().isEmpty()) {
            String ranges = String.join(", ", survey.merged().stream().limit(5).toList());
            notes.add(M.message(
                    "intake.xlsx.merged", survey.sheet(), survey.merged().size(), ranges));
        }
        return notes;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
