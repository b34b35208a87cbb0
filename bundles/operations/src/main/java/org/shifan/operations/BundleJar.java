// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.osgi.framework.Bundle;

/** What the container holds of a bundle, as a jar: where it came from may be gone or changed. Its signatures hold. */
public final class BundleJar {
    private BundleJar() {}

    /** The jar; each content is the same byte for byte. */
    public static byte[] of(Bundle bundle) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(bundle, out);
        return out.toByteArray();
    }

    /** Writes the jar; the stream is closed. */
    public static void write(Bundle bundle, OutputStream file) throws IOException {
        List<String> names = new ArrayList<>(names(bundle, "/"));
        // The manifest is looked for at the beginning of a jar.
        if (names.remove(JarFile.MANIFEST_NAME)) {
            names.add(0, JarFile.MANIFEST_NAME);
        }
        try (JarOutputStream out = new JarOutputStream(file)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = bundle.getEntry(name).openStream()) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    /** A sum of each content, by name: two bundles with the same have the same in them. */
    public static SortedMap<String, Integer> contents(Bundle bundle) throws IOException {
        SortedMap<String, Integer> out = new TreeMap<>();
        for (String name : names(bundle, "/")) {
            try (InputStream in = bundle.getEntry(name).openStream()) {
                out.put(name, Arrays.hashCode(in.readAllBytes()));
            }
        }
        return out;
    }

    /** Only what lies in the bundle itself: fragments are bundles of their own. */
    private static List<String> names(Bundle bundle, String folder) {
        List<String> out = new ArrayList<>();
        Enumeration<String> paths = bundle.getEntryPaths(folder);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith("/")) {
                out.addAll(names(bundle, path));
            } else {
                out.add(path);
            }
        }
        return out;
    }
}
