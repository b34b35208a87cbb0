// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.code.CodeMessages.M;

/** Unpacks a bundle and the jars inside of it into memory, as far as there is room: a small jar may unpack to any size. */
public final class Unpacking {
    private static final int MOST_BYTES = 2 * BundleBytes.MOST_BYTES;

    private int room = MOST_BYTES;

    /**
     * The files of a jar, by path.
     *
     * @throws ShifanException {@code code.large} when all that this one has unpacked is too much
     */
    public Map<String, byte[]> entries(InputStream jar) throws IOException {
        Map<String, byte[]> out = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] content = zip.readNBytes(room + 1);
                    if (content.length > room) {
                        throw new ShifanException(M.message("code.large", MOST_BYTES >> 20));
                    }
                    room -= content.length;
                    out.put(entry.getName(), content);
                }
            }
        }
        return out;
    }

    /**
     * The classes of a jar inside of a bundle, by the paths of both.
     *
     * @param path of the jar
     * @throws ShifanException {@code code.large} when all that this one has unpacked is too much
     */
    public Map<String, byte[]> classes(String path, InputStream jar) throws IOException {
        Map<String, byte[]> out = new HashMap<>();
        entries(jar).forEach((name, content) -> {
            if (name.endsWith(".class")) {
                out.put(path + "!" + name, content);
            }
        });
        return out;
    }
}
