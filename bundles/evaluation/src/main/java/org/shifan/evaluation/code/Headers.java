// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The headers of a bundle's manifest. */
final class Headers {
    /** By this the class path names the bundle itself. */
    static final String ITSELF = ".";

    private static final String CLASS_PATH = "Bundle-ClassPath";

    private Headers() {}

    /** @param files of a bundle, by path; without a manifest it has no headers */
    static Attributes of(Map<String, byte[]> files) throws IOException {
        byte[] manifest = files.get("META-INF/MANIFEST.MF");
        return manifest == null
                ? new Attributes()
                : new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
    }

    /** What the class path of a bundle names: itself, folders and jars inside it, by paths that begin at its root. */
    static List<String> classPath(Attributes headers) {
        return classPath(headers.getValue(CLASS_PATH));
    }

    /** @param headers of a manifest, whose names are the same in capitals and small letters */
    static List<String> classPath(Map<String, String> headers) {
        return classPath(headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(CLASS_PATH))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null));
    }

    /** Some containers take several paths in one clause, some a slash at the beginning: whoever looks for classes takes both. */
    private static List<String> classPath(String header) {
        List<String> out = new ArrayList<>();
        for (String each : header == null ? new String[0] : header.split("[,;]")) {
            String path = each.strip();
            if (!path.isEmpty() && !path.contains("=")) {
                out.add(path.matches("/+") ? ITSELF : path.replaceFirst("^/+", ""));
            }
        }
        return out.isEmpty() ? List.of(ITSELF) : out;
    }

    /** The values of a header, without what stands behind a semicolon. */
    static List<String> values(Attributes headers, String name) {
        List<String> out = new ArrayList<>();
        String header = headers.getValue(name);
        for (String each : header == null ? new String[0] : header.split(",")) {
            String value = each.split(";")[0].strip();
            if (!value.isEmpty()) {
                out.add(value);
            }
        }
        return out;
    }
}
