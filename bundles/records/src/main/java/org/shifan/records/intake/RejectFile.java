// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.shifan.api.text.Language;
import org.shifan.api.text.Message;

/**
 * The rows that were not taken, each with column, value and reason, beside their cells as they were: corrected in place,
 * the file can be imported again. It is created with the first of them.
 */
final class RejectFile implements Closeable {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");
    private static final Pattern GUARDS = Pattern.compile("^'+");
    private static final int SHOWN = 1000;

    private final Path path;
    private final List<String> header;
    private CsvWriter writer;

    RejectFile(Path path, List<String> header) {
        this.path = path;
        this.header = header;
    }

    void add(Table.Row row, String column, String value, Message reason) {
        try {
            if (writer == null) {
                open();
            }
            List<String> out = new ArrayList<>();
            out.add(Long.toString(row.line()));
            out.add(column);
            out.add(harmless(value));
            out.add(harmless(reason.in(Language.ZH)));
            out.add(harmless(reason.in(Language.EN)));
            row.cells().forEach(cell -> out.add(guarded(Characters.shown(cell))));
            writer.writeRecord(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() throws IOException {
        Files.createDirectories(path.getParent());
        // With the mark a spreadsheet reads it as UTF-8.
        java.io.Writer out = Files.newBufferedWriter(path);
        out.write('\uFEFF');
        writer = CsvWriter.builder().build(out);
        List<String> first = new ArrayList<>(Header.REJECT_COLUMNS);
        header.forEach(name -> first.add(harmless(name)));
        writer.writeRecord(first);
    }

    /** The file, or null when nothing was rejected. */
    Path path() {
        return writer == null ? null : path;
    }

    /** A spreadsheet must not take a cell for a formula: such a cell gets an apostrophe, unless it is a number. */
    static String harmless(String cell) {
        return guarded(Characters.shown(cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell));
    }

    private static String guarded(String text) {
        return needsGuard(text) ? "'" + text : text;
    }

    /** A formula, also behind apostrophes: these would be taken for the guard when the file comes back. */
    private static boolean needsGuard(String text) {
        return isFormula(GUARDS.matcher(text).replaceFirst(""));
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    /** A cell of a reject file as it was before it was guarded. */
    static String original(String cell) {
        return cell.startsWith("'") && needsGuard(cell.substring(1)) ? cell.substring(1) : cell;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
