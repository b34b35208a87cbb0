// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook made part by part, so that each part can be a bad one. */
final class Book {
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
              <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            </Types>
            """;
    private static final String ROOT = """
            <Relationships>
              <Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """;
    private static final String LINKS = """
            <Relationships>
              <Relationship Id="s1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
              <Relationship Id="s2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
              <Relationship Id="s3" Type="http://x/styles" Target="styles.xml"/>
            </Relationships>
            """;
    private static final String WORKBOOK = """
            <workbook xmlns:r="http://r"><sheets><sheet name="One" sheetId="1" r:id="s1"/></sheets></workbook>
            """;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Book() {
        with("[Content_Types].xml", TYPES);
        with("_rels/.rels", ROOT);
        with("xl/workbook.xml", WORKBOOK);
        with("xl/_rels/workbook.xml.rels", LINKS);
    }

    /** A workbook of one sheet, {@code One}, with this inside of its worksheet element. */
    static Book of(String worksheet) {
        return new Book().with("xl/worksheets/sheet1.xml", "<worksheet>" + worksheet + "</worksheet>");
    }

    /** A workbook of one sheet with these cells in its first row. */
    static Book row(String cells) {
        return of("<sheetData><row r='1'>" + cells + "</row></sheetData>");
    }

    Book with(String part, String content) {
        return with(part, content.getBytes(StandardCharsets.UTF_8));
    }

    Book with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Workbook read() {
        return Workbook.read(bytes());
    }
}
