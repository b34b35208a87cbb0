// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.plan.Paper;

import static org.assertj.core.api.Assertions.assertThat;

/** A text that a spreadsheet program would take for a formula stays a text, both ways, and nothing is pulled into a sheet. */
public class FormulaTextsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static final List<String> TEXTS = List.of(
            "=1+1",
            "=HYPERLINK(\"http://x.test\",\"示范区\")",
            "=cmd|' /C calc'!A0",
            "+86 10 8226",
            "-2 级",
            "@SUM(A1:A9)",
            "=",
            "'=1+1",
            "＝1＋1");

    private static byte[] yaml(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return Paper.of("{id: only, title: {zh: " + quoted + ", en: " + quoted + "}, clause: " + quoted
                        + ", weight: 10," + " note: {zh: " + quoted + ", en: " + quoted
                        + "}, rule: {yes-no: {fact: yes.a}}}")
                .yaml()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static CriteriaDocument read(String file, byte[] bytes) {
        ReadResult result = Documents.read(file, bytes);
        assertThat(result.problems()).extracting(p -> p.in(Language.EN)).isEmpty();
        return result.document().orElseThrow();
    }

    @Test
    public void aTextThatLooksLikeAFormulaComesBackAsItIs() {
        for (String text : TEXTS) {
            byte[] yaml = yaml(text);
            byte[] sheet = Documents.sheet("text.yaml", yaml, List.of());
            CriteriaDocument there = read("text.yaml", yaml);
            CriteriaDocument back = read("text.xlsx", sheet);
            assertThat(back.digest()).as(text).isEqualTo(there.digest());
            assertThat(back.items().findFirst().orElseThrow().title().zh()).isEqualTo(text);
            byte[] again = Documents.text("text.xlsx", sheet).orElseThrow();
            assertThat(read("again.yaml", again).digest()).as(text).isEqualTo(there.digest());
        }
    }

    @Test
    public void noCellOfAWrittenSheetIsAFormula() throws IOException {
        for (String text : TEXTS) {
            byte[] sheet = Documents.sheet("text.yaml", yaml(text), List.of());
            parts(sheet).forEach((part, content) -> {
                if (part.startsWith("xl/worksheets/sheet")) {
                    assertThat(content).as(part + " " + text).doesNotContain("<f>", "<f ");
                }
            });
        }
    }

    @Test
    public void aSheetWithADocumentTypeIsRefusedAndNamesTheFile() throws IOException {
        byte[] sheet = Documents.sheet("text.yaml", yaml("x"), List.of());
        for (String part : List.of("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")) {
            for (String type : List.of(
                    "<!DOCTYPE x [<!ENTITY c SYSTEM 'file:///etc/hostname'>]>",
                    "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY c '&a;&a;&a;&a;'>]>")) {
                ReadResult result = Documents.read("门类.xlsx", typed(sheet, part, type));
                assertThat(result.document()).isEmpty();
                assertThat(result.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.message().key()).isEqualTo("workbook.doctype");
                    assertThat(problem.in(Language.ZH)).startsWith("门类.xlsx").contains("DOCTYPE");
                });
            }
        }
    }

    /** Read from a file: what the program that writes sheets puts before its entries does not say how long they are. */
    private Map<String, String> parts(byte[] sheet) throws IOException {
        Map<String, String> out = new LinkedHashMap<>();
        try (ZipFile zip =
                new ZipFile(Files.write(folder.newFile().toPath(), sheet).toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                out.put(part.getName(), new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return out;
    }

    /** The workbook with a document type at the head of one of its parts. */
    private byte[] typed(byte[] sheet, String changed, String type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> parts = parts(sheet);
        assertThat(parts.get(changed)).as(changed).contains("?>");
        parts.computeIfPresent(changed, (part, content) -> content.replaceFirst("\\?>", "?>" + type));
        try (ZipOutputStream to = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                to.putNextEntry(new ZipEntry(part.getKey()));
                to.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
