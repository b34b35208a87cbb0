// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

import org.shifan.api.text.Message;

import static org.shifan.records.intake.IntakeMessages.M;
import static org.shifan.records.intake.IntakeMessages.refuse;

/** A surveyed CSV file as rows. */
final class CsvTable implements Table {
    private final Path file;
    private final CsvSurvey survey;
    private final Counting bytes;
    private final CloseableIterator<CsvRecord> records;

    CsvTable(Path file) throws IOException {
        this.file = file;
        this.survey = CsvSurvey.of(file);
        this.bytes = new Counting(Files.newInputStream(file));
        bytes.skipNBytes(survey.mark());
        this.records = CsvReader.builder()
                .fieldSeparator(survey.separator())
                .skipEmptyLines(true)
                .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .maxBufferSize(CsvShape.CELL_LIMIT * 4)
                .build(CsvRecordHandler.of(), new InputStreamReader(bytes, survey.charset()))
                .iterator();
    }

    @Override
    public Row next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            List<String> cells = new ArrayList<>(record.getFieldCount());
            for (int i = 0; i < record.getFieldCount(); i++) {
                cells.add(record.getField(i).strip());
            }
            return new Row(record.getStartingLineNumber(), cells);
        } catch (CsvParseException e) {
            throw refuse("intake.csv.broken", file.getFileName(), String.valueOf(e.getMessage()));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public String encoding() {
        return survey.encoding();
    }

    @Override
    public String sha256() {
        return survey.sha256();
    }

    @Override
    public boolean endsInRow() {
        return !survey.endsWithLine();
    }

    @Override
    public long position() {
        return bytes.count;
    }

    @Override
    public List<Message> notes() {
        return survey.endsWithLine() ? List.of() : List.of(M.message("intake.csv.no-line-end", file.getFileName()));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Counts what is read, for the progress. */
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = super.read(b, off, len);
            count += Math.max(n, 0);
            return n;
        }
    }
}
