// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What no criteria document may be. Each would win over what is in force, were it accepted.
 *
 * @param id of the set, part of the names of its file and its bundle
 * @param ending of its file, {@code yaml} or {@code xlsx}
 * @param content of the file
 * @param said what has to be among the words of the refusal
 */
record BadDocument(String id, String ending, byte[] content, String said) {

    private static final String WEIGHT = "weight: 10";
    private static final String RULE = "linear: {fact: ningbo.test.value, unit: count, from:";

    static List<BadDocument> all() throws IOException {
        return List.of(
                yaml("ten-megabytes", "title:", "# " + "x".repeat(10 * 1024 * 1024) + "\ntitle:", "at most"),
                yaml("depth", "title:", "deep: " + "[".repeat(10_000) + "\ntitle:", "levels deep"),
                yaml("anchors", "title:", anchors() + "title:", "anchor or alias"),
                yaml("duplicate-key", "total: 10", "total: 10\ntotal: 11", "a second time"),
                yaml("tab", "  - id: only", "\t- id: only", "indent with spaces"),
                encoded("gbk", Charset.forName("GBK"), "looks like GBK"),
                encoded("utf-16", StandardCharsets.UTF_16, "UTF-16"),
                yaml("nan", WEIGHT, "weight: NaN", "'NaN' is not a number"),
                yaml("exponent", WEIGHT, "weight: 1e999999", "'1e999999' is not a number"),
                yaml("zero-width-line", "to: {at: 10,", "to: {at: 0,", "from the smaller value to the larger"),
                yaml("zero-total", "total: 10", "total: 0", "The total is 0"),
                yaml("weights", WEIGHT, "weight: 9", "The weights add up to 9, but the total is 10"),
                bands("gap", "{to: 4, points: 0}, {from: 5, points: 10}", "belong to no band"),
                bands("overlap", "{to: 6, points: 0}, {from: 5, points: 10}", "belong to two bands"),
                yaml(
                        "circle",
                        "authority:",
                        "extends: {id: ningbo-bad-circle, version: 1.0.0}\nauthority:",
                        "extend itself"),
                new BadDocument("ningbo-bad-zip-bomb", "xlsx", zipBomb(), "unpacks to more than"),
                new BadDocument("ningbo-bad-doctype", "xlsx", documentType(), "DOCTYPE"));
    }

    private static BadDocument yaml(String name, String part, String instead, String said) {
        return new BadDocument(
                "ningbo-bad-" + name, "yaml", text(name, part, instead).getBytes(StandardCharsets.UTF_8), said);
    }

    private static BadDocument encoded(String name, Charset charset, String said) {
        return new BadDocument(
                "ningbo-bad-" + name, "yaml", text(name, WEIGHT, WEIGHT).getBytes(charset), said);
    }

    private static BadDocument bands(String name, String bands, String said) {
        String rule = "bands: {fact: ningbo.test.value, unit: count, bands: [" + bands + "]}\n          #";
        return yaml(name, RULE, rule, said);
    }

    private static String text(String name, String part, String instead) {
        String good = CriteriaJar.ningbo("9.0.0", "7").document();
        if (!good.contains(part)) {
            throw new IllegalArgumentException("the sound document has no " + part);
        }
        return good.replace("id: ningbo-zone-provincial", "id: ningbo-bad-" + name)
                .replace(part, instead);
    }

    private static String anchors() {
        StringBuilder out = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            out.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        return out.toString();
    }

    /** A workbook that wants a file of the server to be read into it. */
    private static byte[] documentType() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<!DOCTYPE Types [<!ENTITY x SYSTEM 'file:etc/users.properties'>]><Types>&x;</Types>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A workbook of some hundred kilobytes that unpacks to 200 MB. */
    private static byte[] zipBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
