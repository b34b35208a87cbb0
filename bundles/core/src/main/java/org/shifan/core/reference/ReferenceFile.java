// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** A file of reference data inside this bundle. */
final class ReferenceFile {
    private final String name;
    private final String text;

    /** @throws IllegalStateException when it is missing: a mistake of the build */
    ReferenceFile(String name) {
        this(name, read(name));
    }

    private static String read(String name) {
        try (InputStream in = ReferenceFile.class.getResourceAsStream("/reference/" + name)) {
            if (in == null) {
                throw new IllegalStateException("reference/" + name + " is missing in the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A content under the name of a file. */
    ReferenceFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** SHA-256 of the content, in hexadecimal digits. */
    String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads every row; a row that cannot be read is named by its line. */
    <T> List<T> rows(Function<NamedCsvRecord, T> reader) {
        return CsvReader.builder().ofNamedCsvRecord(text).stream()
                .map(row -> {
                    try {
                        return reader.apply(row);
                    } catch (RuntimeException e) {
                        throw new IllegalStateException(
                                "reference/" + name + ", line " + row.getStartingLineNumber() + ": " + e.getMessage(),
                                e);
                    }
                })
                .toList();
    }
}
