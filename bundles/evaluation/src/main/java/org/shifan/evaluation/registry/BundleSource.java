// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.osgi.framework.Bundle;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.code.BundleBytes;
import org.shifan.evaluation.code.BundleClasses;

/** What a bundle in the container brings. Nothing here resolves the bundle, as findEntries would. */
record BundleSource(Bundle bundle, String file) implements DocumentSource {
    /** One more than is read of a document, so that a longer one is recognised. */
    private static final int MOST_BYTES = 2 * 1024 * 1024 + 1;

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
    public BundleClasses.Found classes() {
        List<String> paths = new ArrayList<>();
        collect("/", paths);
        return BundleClasses.of(paths, path -> bundle.getEntry(path).openStream(), headers());
    }

    private void collect(String folder, List<String> out) {
        Enumeration<String> paths = bundle.getEntryPaths(folder);
        while (paths != null && paths.hasMoreElements()) {
            String path = paths.nextElement();
            if (path.endsWith("/")) {
                collect(path, out);
            } else {
                out.add(path);
            }
        }
    }

    private static byte[] content(URL entry) throws IOException {
        try (InputStream in = entry.openStream()) {
            return in.readNBytes(MOST_BYTES);
        }
    }
}
