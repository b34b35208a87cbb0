// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
                        throw tooLarge();
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
     * The classes of a jar inside of a bundle, by the paths of both. The jar is read twice, from the beginning and by its central
     * directory: a container opens it by that one, and what stands before it may be another jar.
     *
     * @param path of the jar
     * @throws ShifanException {@code code.large} when all that this one has unpacked is too much, {@code code.jar.unreadable}
     *     when it breaks off, {@code code.jar.none} when it is no jar, {@code code.jar.differs} when it holds one thing by its
     *     central directory and another from the beginning: nobody could look at the classes that it has
     */
    public Map<String, byte[]> classes(String path, InputStream jar) {
        Map<String, byte[]> out = new HashMap<>();
        try (jar) {
            byte[] content = jar.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw tooLarge();
            }
            if (!isJar(content)) {
                throw new ShifanException(M.message("code.jar.none", path));
            }
            Map<String, byte[]> entries = entries(new ByteArrayInputStream(content));
            Optional<String> other = differing(entries, content);
            if (other.isPresent()) {
                throw new ShifanException(M.message("code.jar.differs", path, other.get()));
            }
            entries.forEach((name, bytes) -> {
                if (name.endsWith(".class")) {
                    out.put(path + BundleClasses.IN_JAR + name, bytes);
                }
            });
        } catch (IOException e) {
            throw new ShifanException(M.message("code.jar.unreadable", path, said(e)), e);
        }
        return out;
    }

    /**
     * The first entry that a container finds otherwise than whoever reads from the beginning. It is asked by the reader of the
     * JDK, as a container does it, and that one reads files only.
     */
    private static Optional<String> differing(Map<String, byte[]> entries, byte[] jar) throws IOException {
        Path file = Files.createTempFile("shifan-", ".jar");
        try {
            Files.write(file, jar);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                Set<String> left = new TreeSet<>(entries.keySet());
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (!entry.isDirectory()
                            && (!left.remove(entry.getName()) || !holds(zip, entry, entries.get(entry.getName())))) {
                        return Optional.of(entry.getName());
                    }
                }
                return left.stream().findFirst();
            }
        } finally {
            Files.delete(file);
        }
    }

    private static boolean holds(ZipFile zip, ZipEntry entry, byte[] content) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return Arrays.equals(in.readNBytes(content.length + 1), content);
        }
    }

    /** A first entry, or the end where there is none; the reader takes anything else for a jar without entries. */
    private static boolean isJar(byte[] begin) {
        return begin.length >= SIGNATURE
                && begin[0] == 'P'
                && begin[1] == 'K'
                && ((begin[2] == 3 && begin[3] == 4) || (begin[2] == 5 && begin[3] == 6));
    }

    private ShifanException tooLarge() {
        full = true;
        return new ShifanException(M.message("code.large", MOST_BYTES >> 20));
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
