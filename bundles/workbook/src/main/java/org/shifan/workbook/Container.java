// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;

/** The parts of the ZIP file that a workbook is. */
final class Container {
    /** What all parts may unpack to: ten times a sheet of 2,000 items. */
    static final int MOST_UNPACKED = 32 * 1024 * 1024;

    static final int MOST_PARTS = 500;

    private final Map<String, byte[]> parts;

    private Container(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static boolean isZip(byte[] bytes) {
        return startsWith(bytes, 'P', 'K', 3, 4);
    }

    /** The container of workbooks before 2007, and of those with a password. */
    static boolean isCompound(byte[] bytes) {
        return startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0);
    }

    /** Unpacks the parts; empty when they cannot be had, with the reason among the findings. */
    static Optional<Container> open(byte[] bytes, List<Finding> findings) {
        if (bytes.length > Workbook.MOST_BYTES) {
            findings.add(Finding.of("workbook.size", Workbook.MOST_BYTES));
            return Optional.empty();
        }
        if (!isZip(bytes)) {
            findings.add(Finding.of(isCompound(bytes) ? "workbook.old" : "workbook.none"));
            return Optional.empty();
        }
        Map<String, byte[]> parts = new HashMap<>();
        try {
            int unpacked = 0;
            for (Directory.Entry entry : Directory.of(bytes)) {
                byte[] content = entry.unpack(MOST_UNPACKED - unpacked);
                unpacked += content.length;
                if (parts.put(key(entry.name()), content) != null) {
                    findings.add(Finding.of("workbook.damaged", entry.name() + " (2)"));
                    return Optional.empty();
                }
            }
        } catch (DataFormatException | IndexOutOfBoundsException e) {
            findings.add(Finding.of("workbook.cut", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        return Optional.of(new Container(parts));
    }

    /** Names of parts are compared without case, and some programs write them with backslashes. */
    static String key(String name) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    Iterable<String> names() {
        return parts.keySet().stream().sorted().toList();
    }

    /** The content of a part. */
    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(key(name)));
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
