// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.InputStreamReader;
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
    private final Content content;
    private final CsvSurvey survey;
    private final Content.Reading bytes;
    private final CloseableIterator<CsvRecord> records;

    CsvTable(Content content, Watch watch) throws IOException {
        this.content = content;
        this.survey = CsvSurvey.of(content, watch);
        content.refuseChanged();
        this.bytes = content.open();
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
            throw refuse("intake.csv.broken", content.file().getFileName(), String.valueOf(e.getMessage()));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public String name() {
        return content.name();
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
    public void refuseChanged() throws IOException {
        content.refuseChanged();
    }

    @Override
    public boolean endsInRow() {
        return !survey.endsWithLine();
    }

    @Override
    public long position() {
        return bytes.position();
    }

    @Override
    public List<Message> notes() {
        return survey.endsWithLine()
                ? List.of()
                : List.of(M.message("intake.csv.no-line-end", content.file().getFileName()));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
