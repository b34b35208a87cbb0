// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import static org.shifan.records.intake.IntakeMessages.refuse;

/** A JSON document whose outermost array holds the records. */
final class JsonReader implements DocumentReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(CsvShape.CELL_LIMIT)
                    .maxNameLength(1000)
                    .build())
            .build();

    private final Path file;
    private final JsonParser parser;
    private boolean begun;

    JsonReader(Path file, InputStream in) throws IOException {
        this.file = file;
        this.parser = FACTORY.createParser(in);
    }

    @Override
    public Fields next() throws IOException {
        try {
            if (!begun) {
                begin();
            }
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                Fields fields = new Fields(file);
                object("", fields);
                return fields;
            }
            if (token == JsonToken.END_ARRAY) {
                while (parser.nextToken() != null) {
                    // What follows is read as well, to know that the document is whole.
                }
                return null;
            }
            throw refuse("intake.json.record", file.getFileName(), line(), column());
        } catch (JsonProcessingException e) {
            // A mistake of the file's author: the message says all, and no log needs its trace.
            throw refuse(
                    "intake.document.broken",
                    file.getFileName(),
                    e.getLocation() == null ? line() : e.getLocation().getLineNr(),
                    e.getLocation() == null ? column() : e.getLocation().getColumnNr(),
                    e.getOriginalMessage());
        }
    }

    private void begin() throws IOException {
        begun = true;
        JsonToken token = parser.nextToken();
        while (token != JsonToken.START_ARRAY) {
            if (token == null) {
                throw refuse("intake.json.array", file.getFileName());
            }
            token = parser.nextToken();
        }
    }

    private void object(String path, Fields fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            value(Fields.below(path, name), fields);
        }
    }

    private void value(String path, Fields fields) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(path, fields);
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(path, fields);
                }
            }
            case VALUE_NULL -> {}
            default -> fields.add(path, parser.getText(), line());
        }
    }

    private long line() {
        return parser.currentLocation().getLineNr();
    }

    private long column() {
        return parser.currentLocation().getColumnNr();
    }

    @Override
    public Map<String, String> common() {
        return Map.of();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
