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
    private Headers() {}

    /** @param files of a bundle, by path; without a manifest it has no headers */
    static Attributes of(Map<String, byte[]> files) throws IOException {
        byte[] manifest = files.get("META-INF/MANIFEST.MF");
        return manifest == null
                ? new Attributes()
                : new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
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
