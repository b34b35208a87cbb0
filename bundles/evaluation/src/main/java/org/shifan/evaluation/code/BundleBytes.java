// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.osgi.framework.Bundle;

import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.code.CodeMessages.M;

/**
 * The content of a bundle as one jar that always has the same bytes: entries sorted, one date, nothing compressed. Where
 * the bundle came from may be gone or changed, so what is kept is what the container holds.
 */
public final class BundleBytes {
    /** A bundle of criteria is small; what is larger carries something that does not belong there. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final LocalDateTime ONE_DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleBytes() {}

    /** @throws ShifanException {@code criteria.bundle.large} */
    public static byte[] of(Bundle bundle) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        collect(bundle, "/", entries, new Room(bundle.getSymbolicName()));
        return jar(entries);
    }

    /**
     * The same of a bundle that is in no container.
     *
     * @param name of the bundle
     * @param files all that is in it, by path
     * @throws ShifanException {@code criteria.bundle.large}
     */
    public static byte[] of(String name, Map<String, byte[]> files) throws IOException {
        Room room = new Room(name);
        files.values().forEach(room::take);
        return jar(files);
    }

    /** Not by findEntries, which resolves the bundle and takes in what is in its fragments. */
    private static void collect(Bundle bundle, String folder, Map<String, byte[]> entries, Room room)
            throws IOException {
        Enumeration<String> paths = bundle.getEntryPaths(folder);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith("/")) {
                collect(bundle, path, entries, room);
                continue;
            }
            try (InputStream in = bundle.getEntry(path).openStream()) {
                byte[] content = in.readNBytes(MOST_BYTES + 1);
                room.take(content);
                entries.put(path, content);
            }
        }
    }

    /** What may still come. */
    private static final class Room {
        private final String name;
        private long left = MOST_BYTES;

        Room(String name) {
            this.name = name;
        }

        void take(byte[] content) {
            left -= content.length;
            if (left < 0) {
                throw new ShifanException(M.message("criteria.bundle.large", name, MOST_BYTES / (1024 * 1024)));
            }
        }
    }

    static byte[] jar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> each : new TreeMap<>(entries).entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                CRC32 sum = new CRC32();
                sum.update(each.getValue());
                entry.setCrc(sum.getValue());
                entry.setSize(each.getValue().length);
                entry.setTimeLocal(ONE_DATE);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
