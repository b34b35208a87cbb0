// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** A file of reference data: CSV with a header, lines that begin with {@code #} are remarks. */
final class CsvFile {
    static final Messages M = Messages.of(CsvFile.class);

    private CsvFile() {}

    /** The lines of a table that rules bring. */
    static List<Line> read(String name, String content) {
        try {
            return read(name, new StringReader(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            throw new ShifanException(M.message("facilitation.data.csv", name, e.getMessage()), e);
        }
    }

    static List<Line> read(String name, Reader reader) throws IOException {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(reader)) {
            return csv.stream().map(record -> new Line(name, record)).toList();
        }
    }

    /** Refuses a line that speaks of the same thing on the same day as an earlier one. */
    static <V> void refuseOverlap(List<Row<V>> earlier, Row<V> line) {
        for (Row<V> other : earlier) {
            if (other.period().overlaps(line.period())) {
                throw new ShifanException(M.message(
                        "facilitation.data.overlap",
                        line.file(),
                        line.line(),
                        line.key(),
                        line.period(),
                        other.line(),
                        other.period()));
            }
        }
    }

    /** One line, read column by column; what is wrong is refused with its place. */
    record Line(String file, NamedCsvRecord csv) {

        String text(String column) {
            String value = optional(column);
            if (value.isEmpty()) {
                throw refuse(column, value, M.text("facilitation.data.right.text"));
            }
            return value;
        }

        String optional(String column) {
            Optional<String> value = csv.findField(column);
            return value.orElseThrow(() -> refuse(column, "", M.text("facilitation.data.right.column")))
                    .strip();
        }

        Text text(String column, String zhSuffix, String enSuffix) {
            return new Text(text(column + zhSuffix), text(column + enSuffix));
        }

        int number(String column) {
            String value = text(column);
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw refuse(column, value, M.text("facilitation.data.right.number"));
            }
        }

        BigDecimal decimal(String column) {
            String value = text(column);
            if (!value.matches("[0-9]{1,9}([.][0-9]{1,4})?")) {
                throw refuse(column, value, M.text("facilitation.data.right.decimal"));
            }
            return new BigDecimal(value);
        }

        /** The first digits of an HS code: two, four, six or more, always an even number. */
        String hsDigits() {
            String value = text("hs");
            if (!value.matches("([0-9]{2}){1,5}")) {
                throw refuse("hs", value, M.text("facilitation.data.right.hs"));
            }
            return value;
        }

        /** A country's two letters. */
        String country() {
            String value = text("country");
            try {
                return CountryCode.of(value).value();
            } catch (ShifanException e) {
                throw refuse("country", value, M.text("facilitation.data.right.country"));
            }
        }

        /** Chapters of the HS, such as {@code 25-29 31-97}; all of them when the column is empty. */
        Set<Integer> chapters() {
            String value = optional("chapters");
            Set<Integer> out = new TreeSet<>();
            for (String range : (value.isEmpty() ? "1-97" : value).split(" +")) {
                if (!range.matches("[0-9]{1,2}-[0-9]{1,2}")) {
                    throw refuse("chapters", value, M.text("facilitation.data.right.chapters"));
                }
                String[] ends = range.split("-");
                for (int chapter = Integer.parseInt(ends[0]); chapter <= Integer.parseInt(ends[1]); chapter++) {
                    out.add(chapter);
                }
            }
            return out;
        }

        <E extends Enum<E>> E word(String column, Class<E> type) {
            String value = text(column);
            for (E constant : type.getEnumConstants()) {
                if (word(constant).equals(value)) {
                    return constant;
                }
            }
            List<String> words =
                    Arrays.stream(type.getEnumConstants()).map(Line::word).toList();
            throw refuse(column, value, Text.same(String.join(", ", words)));
        }

        static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean yes(String column) {
            String value = text(column);
            if (!value.equals("yes") && !value.equals("no")) {
                throw refuse(column, value, Text.same("yes, no"));
            }
            return value.equals("yes");
        }

        Evidence evidence() {
            String value = text("grade");
            return Arrays.stream(Evidence.values())
                    .filter(e -> e.code().equals(value))
                    .findFirst()
                    .orElseThrow(() -> refuse("grade", value, Text.same("S, E, I, A, R, D")));
        }

        DateRange period() {
            String to = optional("to");
            return DateRange.of(day("from", text("from")), to.isEmpty() ? null : day("to", to));
        }

        <V> Row<V> row(String key, V value) {
            return row(key, value, period());
        }

        <V> Row<V> row(String key, V value, DateRange period) {
            return new Row<>(key, value, period, evidence(), text("source"), file, csv.getStartingLineNumber());
        }

        /** Its line in the file. */
        long number() {
            return csv.getStartingLineNumber();
        }

        ShifanException refuse(String column, String found, Text right) {
            return new ShifanException(
                    M.message("facilitation.data.field", file, csv.getStartingLineNumber(), column, found, right));
        }

        private LocalDate day(String column, String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw refuse(column, value, M.text("facilitation.data.right.day"));
            }
        }
    }
}
