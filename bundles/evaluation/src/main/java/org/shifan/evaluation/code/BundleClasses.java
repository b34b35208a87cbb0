// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.conformance.Content;

import static org.shifan.evaluation.code.CodeMessages.M;

/**
 * The classes that a bundle brings along, wherever a class loader could find them: the build of its author and the door of a
 * server look for them by this code.
 */
public final class BundleClasses {
    /** Stands between the path of a jar inside of a bundle and that of a class in it. */
    static final String IN_JAR = "!";

    private static final String CLASS = ".class";
    private static final String JAR = ".jar";
    private static final String CHECK = "code.jar";

    private BundleClasses() {}

    /** Opens a file of the bundle by its path. */
    @FunctionalInterface
    public interface Files {
        InputStream open(String path) throws IOException;
    }

    /**
     * What was found.
     *
     * @param classes by path, those in jars inside of the bundle too
     * @param hidden what nobody could look into, and why: code of such a bundle must not run
     */
    public record Found(Map<String, byte[]> classes, List<Remark> hidden) {
        /** Where there is no bundle. */
        public static final Found NOTHING = new Found(Map.of(), List.of());

        public Found {
            classes = new TreeMap<>(classes);
            hidden = List.copyOf(hidden);
        }
    }

    /**
     * The classes, and each jar inside that cannot be read or is too large when it is unpacked: the rest is looked at all the
     * same. What the class path names is such a jar, whatever it is called.
     *
     * @param paths of all files in the bundle
     * @param headers of its manifest
     */
    public static Found of(Collection<String> paths, Files files, Map<String, String> headers) {
        Set<String> named = new HashSet<>(Headers.classPath(headers));
        Unpacking unpacking = new Unpacking();
        Map<String, byte[]> out = new TreeMap<>();
        List<Remark> hidden = new ArrayList<>();
        for (String path : new TreeSet<>(paths)) {
            try {
                if (path.endsWith(CLASS)) {
                    out.put(path, read(path, files));
                } else if ((path.endsWith(JAR) || named.contains(path)) && !unpacking.isFull()) {
                    out.putAll(unpacking.classes(path, open(path, files)));
                }
            } catch (ShifanException e) {
                hidden.add(new Remark(Remark.Level.REQUIRED, CHECK, new Problem(path, 0, 0, "", e.message())));
            }
        }
        return new Found(out, hidden);
    }

    private static byte[] read(String path, Files files) {
        try (InputStream in = files.open(path)) {
            // One more than is looked at, so that a longer one is recognised.
            return in.readNBytes(Content.MOST_CLASS_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static InputStream open(String path, Files files) {
        try {
            return files.open(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static ShifanException unreadable(String path, IOException e) {
        return new ShifanException(M.message("code.file.unreadable", path, String.valueOf(e.getMessage())), e);
    }
}
