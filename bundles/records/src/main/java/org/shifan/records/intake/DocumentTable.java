// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.text.Message;

import static org.shifan.records.intake.IntakeMessages.refuse;

/**
 * The records of a JSON or XML document as rows: a column for each field by its path, such as {@code Products.Name}. The
 * document is read twice, first to know that it is whole and which fields it has, so that a broken one leaves nothing behind.
 * A row's number is that of the record, since many such documents are one line.
 */
final class DocumentTable implements Table {
    /** Different fields of all records together. */
    static final int COLUMNS = 500;

    /** The kinds of document. */
    enum Form {
        JSON {
            @Override
            DocumentReader open(Path file, InputStream in) throws IOException {
                return new JsonReader(file, in);
            }
        },
        XML {
            @Override
            DocumentReader open(Path file, InputStream in) {
                return new XmlReader(file, in);
            }
        };

        abstract DocumentReader open(Path file, InputStream in) throws IOException;
    }

    private final Content content;
    private final Form form;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, String> common = new LinkedHashMap<>();
    private final String sha256;
    private final Content.Reading bytes;
    private final DocumentReader reader;
    private boolean begun;
    private long number;

    DocumentTable(Content content, Form form, Watch watch) throws IOException {
        this.content = content;
        this.form = form;
        survey(watch);
        this.sha256 = Digests.of(content.file());
        content.refuseChanged();
        this.bytes = content.open();
        this.reader = form.open(content.file(), bytes);
    }

    private void survey(Watch watch) throws IOException {
        try (Content.Reading in = content.open();
                DocumentReader records = form.open(content.file(), in)) {
            for (Fields fields = records.next(); fields != null; fields = records.next()) {
                columns.addAll(fields.paths());
                if (columns.size() > COLUMNS) {
                    throw refuse("intake.document.columns", content.file().getFileName(), COLUMNS);
                }
                watch.checked(in.position(), content.size());
            }
            common.putAll(records.common());
        }
        columns.addAll(common.keySet());
    }

    @Override
    public Row next() throws IOException {
        if (!begun) {
            begun = true;
            return columns.isEmpty() ? null : new Row(0, List.copyOf(columns));
        }
        Fields fields = reader.next();
        if (fields == null) {
            return null;
        }
        number++;
        List<String> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            String own = fields.text(column);
            cells.add(own.isEmpty() ? common.getOrDefault(column, "") : own);
        }
        return new Row(number, cells);
    }

    @Override
    public String name() {
        return content.name();
    }

    @Override
    public String encoding() {
        return form.name();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public void refuseChanged() throws IOException {
        content.refuseChanged();
    }

    @Override
    public boolean endsInRow() {
        return false;
    }

    @Override
    public long position() {
        return bytes.position();
    }

    @Override
    public List<Message> notes() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        bytes.close();
    }
}
