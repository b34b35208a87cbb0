// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What a paper can be, told by its content: a name proves nothing. */
enum PaperType {
    PDF("application/pdf", List.of("pdf"), "%PDF-", ""),
    PNG("image/png", List.of("png"), "\u0089PNG\r\n\u001a\n", ""),
    JPEG("image/jpeg", List.of("jpg", "jpeg"), "\u00ff\u00d8\u00ff", ""),
    TIFF("image/tiff", List.of("tif", "tiff"), "II*\u0000", ""),
    /** 版式文件, GB/T 33190. */
    OFD("application/ofd", List.of("ofd"), "PK\u0003\u0004", "OFD.xml"),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx"),
            "PK\u0003\u0004",
            "word/document.xml"),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            List.of("xlsx"),
            "PK\u0003\u0004",
            "xl/workbook.xml"),
    OLD_OFFICE(
            "application/x-ole-storage",
            List.of("doc", "xls", "wps", "et"),
            "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
            ""),
    TEXT("text/plain", List.of("txt", "csv"), "", "");

    private static final List<Charset> TEXTS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private final String media;
    /** The endings of names, with a space around each. */
    private final String extensions;

    private final String begins;
    private final String part;

    PaperType(String media, List<String> extensions, String begins, String part) {
        this.media = media;
        this.extensions = " " + String.join(" ", extensions) + " ";
        this.begins = begins;
        this.part = part;
    }

    String media() {
        return media;
    }

    /** The type that a file of this name has to be. */
    static Optional<PaperType> named(String file) {
        int dot = file.lastIndexOf('.');
        String extension = dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(t -> t.extensions.contains(" " + extension + " "))
                .findFirst();
    }

    /** All endings of names. */
    static String endings() {
        return Stream.of(values())
                .map(t -> t.extensions.strip().replace(" ", ", "))
                .collect(Collectors.joining(", "));
    }

    /** Whether the content is of that type. */
    boolean is(byte[] content) {
        if (this == TEXT) {
            return text(content);
        }
        boolean begun = new String(content, 0, Math.min(content.length, begins.length()), StandardCharsets.ISO_8859_1)
                .equals(begins);
        return begun && (part.isEmpty() || archive(content));
    }

    private static boolean text(byte[] content) {
        for (byte b : content) {
            // A text has no control characters but line ends and tabs.
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return content.length > 0 && TEXTS.stream().anyMatch(charset -> decodes(content, charset));
    }

    private static boolean decodes(byte[] content, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Reads the directory at the archive's end only: nothing is unpacked, however much it claims to hold. */
    private boolean archive(byte[] content) {
        try {
            Path copy = Files.createTempFile("shifan-paper", ".zip");
            try {
                Files.write(copy, content);
                try (ZipFile zip = new ZipFile(copy.toFile())) {
                    return zip.getEntry(part) != null;
                }
            } catch (ZipException e) {
                return false;
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
