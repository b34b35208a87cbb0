// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Jars as bundles with a scoring function are archived. */
public final class SampleJar {
    private SampleJar() {}

    /** A bundle with a function of this name and class. @param more what else its component says */
    public static byte[] of(String function, Class<?> type, String more) throws IOException {
        return BundleBytes.jar(entries(function, type, more));
    }

    public static byte[] half(String function) throws IOException {
        return of(function, HalfFunction.class, "");
    }

    /** @param attributes of its component */
    static byte[] described(String function, Class<?> type, String attributes) throws IOException {
        return BundleBytes.jar(entries(function, type, attributes, ""));
    }

    static Map<String, byte[]> entries(String function, Class<?> type, String more) throws IOException {
        return entries(function, type, "", more);
    }

    private static Map<String, byte[]> entries(String function, Class<?> type, String attributes, String more)
            throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put(
                "META-INF/MANIFEST.MF",
                bytes("Manifest-Version: 1.0\r\nBundle-SymbolicName: sample\r\n"
                        + "Service-Component: OSGI-INF/*.xml\r\n\r\n"));
        entries.put(
                "OSGI-INF/function.xml",
                bytes("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"f\" " + attributes + ">"
                        + "<property name=\"shifan.scoring.function.name\" type=\"String\" value=\"" + function + "\"/>"
                        + more + "<implementation class=\"" + type.getName() + "\"/></scr:component>"));
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream("/" + path)) {
            entries.put(path, in.readAllBytes());
        }
        return entries;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
