// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The directory at the end of a ZIP file: what Excel goes by. The JDK's stream goes by what stands before each entry
 * and does not know the form in which large writers leave its size open; its random access wants a file on disk.
 */
final class Directory {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    private final byte[] bytes;

    private Directory(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One part, still packed. */
    record Entry(String name, byte[] file, int from, int size, boolean deflated, long crc) {
        /** @throws DataFormatException when it is not what the directory says */
        byte[] unpack(int most) throws DataFormatException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            Inflater inflater = new Inflater(true);
            try {
                if (deflated) {
                    inflater.setInput(file, from, size);
                    while (!inflater.finished()) {
                        int read = inflater.inflate(buffer);
                        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                            throw new DataFormatException(name);
                        }
                        bound(out.size() + (long) read, most);
                        out.write(buffer, 0, read);
                    }
                } else {
                    bound(size, most);
                    out.write(file, from, size);
                }
            } finally {
                inflater.end();
            }
            byte[] content = out.toByteArray();
            CRC32 sum = new CRC32();
            sum.update(content);
            if (sum.getValue() != crc) {
                throw new DataFormatException(name);
            }
            return content;
        }

        private static void bound(long size, int most) {
            if (size > most) {
                throw new Workbook.BoundException("workbook.bomb", Container.MOST_UNPACKED / 1024 / 1024);
            }
        }
    }

    /**
     * The entries in their order.
     *
     * @throws DataFormatException when the file is no whole ZIP file, or a part is packed in an unusual way
     */
    static List<Entry> of(byte[] bytes) throws DataFormatException {
        return new Directory(bytes).entries();
    }

    private List<Entry> entries() throws DataFormatException {
        int end = end();
        int count = number2(end + 10);
        if (count > Container.MOST_PARTS) {
            throw new Workbook.BoundException("workbook.parts", Container.MOST_PARTS);
        }
        List<Entry> out = new ArrayList<>();
        int at = position(end + 16);
        for (int i = 0; i < count; i++) {
            if (number4(at) != ENTRY) {
                throw new DataFormatException("PK 1 2");
            }
            int nameLength = number2(at + 28);
            String name = new String(bytes, at + 46, nameLength, StandardCharsets.UTF_8);
            int method = number2(at + 10);
            if ((number2(at + 8) & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
                throw new DataFormatException(name);
            }
            int local = position(at + 42);
            if (number4(local) != LOCAL) {
                throw new DataFormatException(name);
            }
            int from = local + 30 + number2(local + 26) + number2(local + 28);
            int size = position(at + 20);
            if (from + (long) size > bytes.length) {
                throw new DataFormatException(name);
            }
            out.add(new Entry(name, bytes, from, size, method == DEFLATED, number4(at + 16) & 0xFFFFFFFFL));
            at += 46 + nameLength + number2(at + 30) + number2(at + 32);
        }
        return out;
    }

    private int end() throws DataFormatException {
        int first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
        for (int at = bytes.length - END_BYTES; at >= first; at--) {
            if (number4(at) == END && at + END_BYTES + number2(at + 20) == bytes.length) {
                return at;
            }
        }
        throw new DataFormatException("PK 5 6");
    }

    /** An offset or size, which cannot be beyond the file. */
    private int position(int at) throws DataFormatException {
        int value = number4(at);
        if (value < 0 || value > bytes.length) {
            throw new DataFormatException("PK");
        }
        return value;
    }

    private int number2(int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private int number4(int at) {
        return number2(at) | number2(at + 2) << 16;
    }
}
