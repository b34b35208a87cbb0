// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.conformance.Content;

/**
 * The classes that a bundle brings along, wherever a class loader could find them: the build of its author and the door of a
 * server look for them by this code.
 */
public final class BundleClasses {
    private static final String CLASS = ".class";
    private static final String JAR = ".jar";

    private BundleClasses() {}

    /** Opens a file of the bundle by its path. */
    @FunctionalInterface
    public interface Files {
        InputStream open(String path) throws IOException;
    }

    /**
     * The classes by path, those in jars inside of the bundle too. What the class path names is such a jar, whatever it is called.
     *
     * @param paths of all files in the bundle
     * @param headers of its manifest
     * @throws ShifanException when a jar inside cannot be read, or is too large when it is unpacked
     */
    public static Map<String, byte[]> of(Collection<String> paths, Files files, Map<String, String> headers)
            throws IOException {
        Set<String> named = new HashSet<>(Headers.classPath(headers));
        Unpacking unpacking = new Unpacking();
        Map<String, byte[]> out = new TreeMap<>();
        for (String path : new TreeSet<>(paths)) {
            if (path.endsWith(CLASS)) {
                try (InputStream in = files.open(path)) {
                    // One more than is looked at, so that a longer one is recognised.
                    out.put(path, in.readNBytes(Content.MOST_CLASS_BYTES + 1));
                }
            } else if (path.endsWith(JAR) || named.contains(path)) {
                out.putAll(unpacking.classes(path, files.open(path)));
            }
        }
        return out;
    }
}
