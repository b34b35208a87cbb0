// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.BufferedInputStream;
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
    /** How many bytes tell what a file is. */
    private static final int SIGNATURE = 4;

    private static final int MOST_BYTES = 2 * BundleBytes.MOST_BYTES;

    private int room = MOST_BYTES;
    private boolean full;

    /** Whether something did not fit in: what comes after that nobody needs to unpack. */
    boolean isFull() {
        return full;
    }

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
                        full = true;
                        throw new ShifanException(M.message("code.large", MOST_BYTES >> 20));
                    }
                    room -= content.length;
                    out.put(entry.getName(), content);
                }
            }
        } catch (IllegalArgumentException e) {
            // So the JDK says that a name is not in the characters that the jar claims.
            throw new IOException(e.getMessage(), e);
        }
        return out;
    }

    /**
     * The classes of a jar inside of a bundle, by the paths of both.
     *
     * @param path of the jar
     * @throws ShifanException {@code code.large} when all that this one has unpacked is too much, {@code code.jar.unreadable}
     *     when it breaks off, {@code code.jar.none} when it is no jar: nobody could look at the classes that it has
     */
    public Map<String, byte[]> classes(String path, InputStream jar) {
        Map<String, byte[]> out = new HashMap<>();
        try (BufferedInputStream in = new BufferedInputStream(jar)) {
            in.mark(SIGNATURE);
            if (!isJar(in.readNBytes(SIGNATURE))) {
                throw new ShifanException(M.message("code.jar.none", path));
            }
            in.reset();
            entries(in).forEach((name, content) -> {
                if (name.endsWith(".class")) {
                    out.put(path + "!" + name, content);
                }
            });
        } catch (IOException e) {
            throw new ShifanException(M.message("code.jar.unreadable", path, said(e)), e);
        }
        return out;
    }

    /** A first entry, or the end where there is none; the reader takes anything else for a jar without entries. */
    private static boolean isJar(byte[] begin) {
        return begin.length == SIGNATURE
                && begin[0] == 'P'
                && begin[1] == 'K'
                && ((begin[2] == 3 && begin[3] == 4) || (begin[2] == 5 && begin[3] == 6));
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
