// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import static org.shifan.records.intake.IntakeMessages.refuse;

/** The bytes of a text file, unpacked where it is packed (gzip, or the one table in a zip); read as often as needed. */
final class Content {
    /** A table does not shrink to less than this part of itself; what claims to is made to fill a disk. */
    private static final long RATIO = 200;

    private static final long SMALL = 64L << 20;

    private static final int START = 512;

    /** The bytes of the UTF-8 mark, and what may stand before the first bracket of a document. */
    private static final String MARK_OR_BLANK = "\u00EF\u00BB\u00BF \t\r\n";

    private enum Packing {
        NONE,
        GZIP,
        ZIP
    }

    private final Path file;
    private final long size;
    private final Stamp stamp;
    private final Packing packing;
    /** The table's name in the zip, otherwise empty. */
    private final String entry;

    private Content(Path file, Packing packing, String entry) throws IOException {
        this.file = file;
        this.stamp = Stamp.of(file);
        this.size = stamp.size();
        this.packing = packing;
        this.entry = entry;
    }

    static Content plain(Path file) throws IOException {
        return new Content(file, Packing.NONE, "");
    }

    static Content gzip(Path file) throws IOException {
        return new Content(file, Packing.GZIP, "");
    }

    /**
     * The table in a zip.
     *
     * @throws org.shifan.api.text.ShifanException {@code intake.archive.tables} when there is not exactly one
     */
    static Content zip(Path file, ZipFile zip) throws IOException {
        List<String> tables = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(name -> !name.startsWith("__MACOSX/") && name.matches("(?i).*\\.(csv|txt|tsv|json|xml)"))
                .toList();
        if (tables.size() != 1) {
            throw refuse(
                    "intake.archive.tables",
                    file.getFileName(),
                    tables.size(),
                    String.join(", ", tables.stream().limit(5).toList()));
        }
        return new Content(file, Packing.ZIP, tables.get(0));
    }

    Path file() {
        return file;
    }

    /** The file's name, and that of the table in it. */
    String name() {
        return file.getFileName() + (entry.isEmpty() ? "" : "/" + entry);
    }

    /** Bytes of the file as it lies there. */
    long size() {
        return size;
    }

    /** @throws org.shifan.api.text.ShifanException {@code intake.file.changed} when it no longer lies there as at first */
    void refuseChanged() throws IOException {
        stamp.check();
    }

    boolean packed() {
        return packing != Packing.NONE;
    }

    /** Whether the unpacked bytes begin like an archive again. */
    static boolean isArchive(byte[] start) {
        int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
        return first == 0x504B || first == 0x1F8B;
    }

    /** Opens it at its first byte. */
    Reading open() throws IOException {
        Counter raw = new Counter(Files.newInputStream(file));
        try {
            return switch (packing) {
                case NONE -> new Reading(raw, raw, 0, null);
                case GZIP -> new Reading(new GZIPInputStream(raw, 1 << 16), raw, 0, null);
                case ZIP -> {
                    raw.close();
                    yield openEntry(zipFile(file));
                }
            };
        } catch (ZipException | EOFException e) {
            raw.close();
            throw refuse("intake.archive.broken", file.getFileName());
        }
    }

    /** With the names in UTF-8, or as a Chinese Windows writes them, without saying so. */
    private static ZipFile zipFile(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            try {
                return new ZipFile(file.toFile(), CsvSurvey.GB18030);
            } catch (ZipException | IllegalArgumentException again) {
                throw e;
            }
        }
    }

    private Reading openEntry(ZipFile zip) throws IOException {
        ZipEntry of = zip.getEntry(entry);
        if (of == null) {
            zip.close();
            throw refuse("intake.archive.broken", file.getFileName());
        }
        Counter unpacked = new Counter(zip.getInputStream(of)) {
            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
        return new Reading(unpacked, unpacked, of.getSize(), of);
    }

    /** Counts what is read through it. */
    private static class Counter extends FilterInputStream {
        private long count;

        Counter(InputStream in) {
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

    /** The unpacked bytes; refuses those of a damaged archive, and those that are too many for it. */
    final class Reading extends InputStream {
        private final InputStream in;
        private final Counter counter;
        /** The unpacked size when that is what is counted, otherwise 0. */
        private final long unpackedSize;

        private final ZipEntry zipped;
        private final CRC32 crc = new CRC32();
        private long unpacked;

        private Reading(InputStream in, Counter counter, long unpackedSize, ZipEntry zipped) {
            this.in = in;
            this.counter = counter;
            this.unpackedSize = unpackedSize;
            this.zipped = zipped;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            if (len == 0) {
                return 0;
            }
            try {
                int n = in.read(b, off, len);
                if (packed()) {
                    check(b, off, n);
                }
                return n;
            } catch (ZipException | EOFException e) {
                throw refuse("intake.archive.broken", file.getFileName());
            }
        }

        private void check(byte[] b, int off, int n) {
            if (n > 0) {
                unpacked += n;
                crc.update(b, off, n);
                if (unpacked > SMALL && unpacked / RATIO > size) {
                    throw refuse("intake.archive.bomb", file.getFileName(), size, unpacked >> 20, RATIO);
                }
            } else if (zipped != null && crc.getValue() != zipped.getCrc()) {
                throw refuse("intake.archive.broken", file.getFileName());
            }
        }

        /** How far it is, in bytes of the file as it lies there. */
        long position() {
            return unpackedSize <= 0
                    ? Math.min(counter.count, size)
                    : Math.min(size, (long) ((double) counter.count / unpackedSize * size));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** What a file is, its first bytes say, not its name. */
    static Table table(Path file, Watch watch) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(8);
        }
        if (start.length == 0) {
            throw refuse("intake.file.empty", file.getFileName());
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (starts(start, 0x50, 0x4B, 0x03, 0x04)) {
            return unzip(file, name, watch);
        }
        if (starts(start, 0x1F, 0x8B)) {
            return text(gzip(file), watch);
        }
        if (starts(start, 0xD0, 0xCF, 0x11, 0xE0) || starts(start, '%', 'P', 'D', 'F')) {
            throw refuse("intake.file.kind", file.getFileName());
        }
        if (name.endsWith(".xlsx")) {
            throw refuse("intake.file.broken", file.getFileName());
        }
        if (name.endsWith(".gz") || name.endsWith(".zip")) {
            throw refuse("intake.archive.broken", file.getFileName());
        }
        return text(plain(file), watch);
    }

    /** A document of records begins with its first bracket; no heading row of a table does. */
    private static Table text(Content content, Watch watch) throws IOException {
        byte[] start;
        try (InputStream in = content.open()) {
            start = in.readNBytes(START);
        }
        for (byte b : start) {
            char c = (char) (b & 0xFF);
            if (c == '[' || c == '{') {
                return new DocumentTable(content, DocumentTable.Form.JSON, watch);
            }
            if (c == '<') {
                return new DocumentTable(content, DocumentTable.Form.XML, watch);
            }
            if (MARK_OR_BLANK.indexOf(c) < 0) {
                break;
            }
        }
        return new CsvTable(content, watch);
    }

    private static Table unzip(Path file, String name, Watch watch) throws IOException {
        Content table;
        try (ZipFile zip = zipFile(file)) {
            if (zip.getEntry("[Content_Types].xml") != null || zip.getEntry("xl/workbook.xml") != null) {
                return new XlsxTable(file, watch);
            }
            table = zip(file, zip);
        } catch (ZipException | IllegalArgumentException e) {
            throw refuse(name.endsWith(".xlsx") ? "intake.file.broken" : "intake.archive.broken", file.getFileName());
        }
        return text(table, watch);
    }

    private static boolean starts(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
