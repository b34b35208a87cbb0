// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.shifan.api.criteria.CriteriaBundle;

/** A bureau's criteria bundle, made on the spot: a manifest and a document, no Java. */
record CriteriaJar(String name, String version, String document) {

    /** A set of one item: 10 points when {@code ningbo.test.value} reaches 10. */
    static CriteriaJar ningbo(String version, String pass) {
        return new CriteriaJar("ningbo-criteria", version, document(version, pass, "10", LINEAR));
    }

    /** The same under another id, whose 10 points want so much of {@code ningbo.test.value}. */
    static CriteriaJar reaching(String version, int most) {
        String document = document(version, "7", "10", LINEAR.replace("at: 10,", "at: " + most + ","))
                .replace("id: ningbo-zone-provincial", "id: ningbo-zone-document");
        return new CriteriaJar("ningbo-document", version, document);
    }

    /** The same under another id, by a fact that the platform itself has: of several in one place it is no matter which wins. */
    static CriteriaJar plain(String id, String version) {
        String document = ningbo(version, "7")
                .document()
                .replace("id: ningbo-zone-provincial", "id: " + id)
                .replace("ningbo.test.value, unit: count", "incident.count, unit: count");
        return new CriteriaJar(id, version, document);
    }

    /** The same for another bureau. */
    CriteriaJar of(String authority) {
        return new CriteriaJar(name, version, document.replace("authority: ningbo", "authority: " + authority));
    }

    /** The same with a weight that does not add up. */
    static CriteriaJar broken(String name, String version) {
        return new CriteriaJar(name, version, document(version, "7", "9", LINEAR));
    }

    /** The same scored by a function in Java. */
    static CriteriaJar custom(String version) {
        return new CriteriaJar("ningbo-criteria", version, document(version, "7", "10", CUSTOM));
    }

    private static final String LINEAR =
            "linear: {fact: ningbo.test.value, unit: count, from: {at: 0, points: 0}, to: {at: 10, points: 10}}";

    private static final String CUSTOM =
            "custom: {function: ningbo.half, facts: [{fact: ningbo.test.value, unit: count}]}";

    private static String document(String version, String pass, String weight, String rule) {
        return """
                format: shifan-criteria/1
                id: ningbo-zone-provincial
                authority: ningbo
                subject: zone
                level: provincial
                version: %s
                title: {zh: 宁波测试标准, en: Ningbo test criteria}
                demonstration: true
                status: {zh: 仅供测试, en: for tests only}
                in-force: {from: 2014-04-22}
                total: 10
                pass: %s
                rounding: {item: 2, total: 2, mode: half-up}
                parts:
                  - id: only
                    title: {zh: 唯一部分, en: The only part}
                    items:
                      - id: value
                        title: {zh: 数值, en: Value}
                        clause: 四(一)
                        weight: %s
                        rule:
                          %s
                """.formatted(version, pass, weight, rule);
    }

    InputStream stream() throws IOException {
        return new ByteArrayInputStream(bytes(Map.of()));
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes(Map.of()));
    }

    /** @param more headers of the manifest */
    byte[] bytes(Map<String, String> more) throws IOException {
        return bytes(name, version, CriteriaBundle.DOCUMENT, document.getBytes(StandardCharsets.UTF_8), more);
    }

    /** The bundle of what may be no text at all. */
    static InputStream stream(BadDocument bad) throws IOException {
        String place = bad.ending().equals("xlsx") ? CriteriaBundle.SHEET : CriteriaBundle.DOCUMENT;
        return new ByteArrayInputStream(bytes(bad.id(), "9.0.0", place, bad.content(), Map.of()));
    }

    private static byte[] bytes(String name, String version, String place, byte[] document, Map<String, String> more)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue(CriteriaBundle.HEADER, place);
        more.forEach(main::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry(place));
            jar.write(document);
        }
        return bytes.toByteArray();
    }
}
