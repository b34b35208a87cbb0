// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.osgi.framework.Bundle;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.code.BundleBytes;
import org.shifan.evaluation.code.Unpacking;

/** What a bundle in the container brings. Nothing here resolves the bundle, as findEntries would. */
record BundleSource(Bundle bundle, String file) implements DocumentSource {
    /** One more than is read of a document, so that a longer one is recognised. */
    private static final int MOST_BYTES = 2 * 1024 * 1024 + 1;

    private static final String CLASS = ".class";

    @Override
    public Optional<byte[]> bytes() throws IOException {
        URL entry = bundle.getEntry(file);
        return entry == null ? Optional.empty() : Optional.of(content(entry));
    }

    @Override
    public Optional<byte[]> archive() throws IOException {
        return Optional.of(BundleBytes.of(bundle));
    }

    @Override
    public Map<String, byte[]> cases() throws IOException {
        Map<String, byte[]> out = new TreeMap<>();
        Enumeration<String> paths = bundle.getEntryPaths(CriteriaBundle.CASES);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith(".yaml")) {
                out.put(path, content(bundle.getEntry(path)));
            }
        }
        return out;
    }

    @Override
    public Map<String, String> headers() {
        Dictionary<String, String> headers = bundle.getHeaders("");
        Map<String, String> out = new HashMap<>();
        Collections.list(headers.keys()).forEach(key -> out.put(key, headers.get(key)));
        return out;
    }

    @Override
    public Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> out = new TreeMap<>();
        collect("/", new Unpacking(), out);
        return out;
    }

    private void collect(String folder, Unpacking unpacking, Map<String, byte[]> out) throws IOException {
        Enumeration<String> paths = bundle.getEntryPaths(folder);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith("/")) {
                collect(path, unpacking, out);
            } else if (path.endsWith(CLASS)) {
                out.put(path, content(bundle.getEntry(path)));
            } else if (path.endsWith(".jar")) {
                out.putAll(unpacking.classes(path, bundle.getEntry(path).openStream()));
            }
        }
    }

    private static byte[] content(URL entry) throws IOException {
        try (InputStream in = entry.openStream()) {
            return in.readNBytes(MOST_BYTES);
        }
    }
}
