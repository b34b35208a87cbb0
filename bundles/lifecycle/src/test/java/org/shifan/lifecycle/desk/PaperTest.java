// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Paper;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;
import static org.shifan.lifecycle.desk.ZoneLifeTest.assertRefused;

/** Papers: what they are, and that they stay what they were. */
@Category(EachDatabase.class)
public class PaperTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final Office office = new Office();
    private final long number =
            office.open("provincial-designation", KUNSHAN, "county").number();

    @Test
    public void whatIsAttachedComesBackByteByByteWithItsDigest() throws IOException {
        byte[] content = "%PDF-1.7\n\u0000\u00ff binary".getBytes(StandardCharsets.ISO_8859_1);
        Case c = attach("申请书.pdf", content);
        Paper paper = c.papers().get(0);
        assertThat(paper.file()).isEqualTo("申请书.pdf");
        assertThat(paper.type()).isEqualTo("application/pdf");
        assertThat(paper.size()).isEqualTo(content.length);
        assertThat(paper.digest()).isEqualTo(Papers.digest(content)).hasSize(64);
        assertThat(office.cases.content(number, paper.entry())).isEqualTo(content);
        assertRefused(() -> office.cases.content(number, 1), "lifecycle.paper.unknown", "Line 1");
    }

    @Test
    public void aPaperThatSomebodyChangedInTheDatabaseIsNotHandedOut() throws IOException {
        attach("one.txt", "one".getBytes(StandardCharsets.UTF_8));
        Case c = attach("two.txt", "two".getBytes(StandardCharsets.UTF_8));
        int first = c.papers().get(0).entry();
        int second = c.papers().get(1).entry();
        office.execute(
                "update LIFE_PAPER set ENTRY_NO = 1 where ENTRY_NO = " + first,
                "update LIFE_PAPER set ENTRY_NO = " + first + " where ENTRY_NO = " + second);
        assertRefused(() -> office.cases.content(number, first), "lifecycle.paper.altered", "SHA-256");
    }

    @Test
    public void theContentHasToBeWhatTheNameSays() throws IOException {
        assertThat(attach("a.docx", zip("[Content_Types].xml", "word/document.xml"))
                        .papers())
                .hasSize(1);
        assertThat(attach("gbk.txt", "中文".getBytes(Charset.forName("GB18030"))).papers())
                .hasSize(2);
        byte[] program = {'M', 'Z', 0, 1, 2};
        for (String name : new String[] {"a.pdf", "a.docx", "a.txt", "a.png", "a.jpg", "a.xls", "a.ofd"}) {
            assertRefused(() -> attach(name, program), "lifecycle.paper.type", name);
        }
        assertRefused(() -> attach("a.xlsx", zip("word/document.xml")), "lifecycle.paper.type", "a.xlsx");
        assertRefused(
                () -> attach("half.docx", new byte[] {'P', 'K', 3, 4, 0, 0}), "lifecycle.paper.type", "half.docx");
        assertRefused(() -> attach("a.exe", program), "lifecycle.paper.ending", "a.exe");
        assertRefused(() -> attach("a", program), "lifecycle.paper.ending", "docx");
    }

    @Test
    public void anEmptyAnOversizedAndAMissingFileAreRefusedByName() throws IOException {
        assertRefused(() -> attach("empty.txt", new byte[0]), "lifecycle.paper.size", "empty.txt");
        byte[] large = new byte[20 * 1024 * 1024 + 1];
        java.util.Arrays.fill(large, (byte) 'a');
        assertRefused(() -> attach("large.txt", large), "lifecycle.paper.size", "20 MiB");
        assertRefused(
                () -> office.cases.attach(number, "application", Path.of("nowhere.pdf"), office.by("county")),
                "lifecycle.paper.unreadable",
                "nowhere.pdf");
        assertThat(office.cases.require(number).entries()).hasSize(1);
    }

    @Test
    public void aNameThatCouldLeadElsewhereIsNoName() {
        for (String name : new String[] {".hidden.txt", "a:b.txt", "a\\b.txt", "x".repeat(201) + ".txt"}) {
            assertRefused(
                    () -> office.cases.attach(number, "application", Path.of(name), office.by("county")),
                    "lifecycle.paper.name",
                    name);
        }
        assertRefused(
                () -> office.cases.attach(number, "../x", Path.of("a.txt"), office.by("county")),
                "lifecycle.paper.kind",
                "../x");
    }

    @Test
    public void aPaperThatUnpacksToAHundredTimesItsSizeIsKeptAsItIsAndNeverUnpacked() throws IOException {
        for (String[] bomb : new String[][] {{"a.docx", "word/document.xml"}, {"a.ofd", "OFD.xml"}}) {
            byte[] packed = bomb(bomb[1], 100 << 20);
            assertThat(packed.length).isLessThan(1 << 20);
            Case c = attach(bomb[0], packed);
            Paper paper = c.papers().get(c.papers().size() - 1);
            assertThat(paper.size()).isEqualTo(packed.length);
            assertThat(office.cases.content(number, paper.entry())).isEqualTo(packed);
        }
    }

    private static byte[] bomb(String entry, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            byte[] block = new byte[1 << 20];
            for (int written = 0; written < size; written += block.length) {
                zip.write(block);
            }
        }
        return out.toByteArray();
    }

    @Test
    public void whatIsTwoThingsAtOnceIsTheOneOfItsNameOrRefused() throws IOException {
        byte[] archive = zip("[Content_Types].xml", "word/document.xml");
        byte[] both = joined("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), archive);
        assertRefused(() -> attach("both.docx", both), "lifecycle.paper.type", "both.docx");
        assertThat(attach("both.pdf", both).papers())
                .singleElement()
                .extracting(Paper::type)
                .isEqualTo("application/pdf");
        byte[] page = joined("<html>".getBytes(StandardCharsets.US_ASCII), both);
        assertRefused(() -> attach("page.pdf", page), "lifecycle.paper.type", "page.pdf");
        assertRefused(() -> attach("page.txt", page), "lifecycle.paper.type", "page.txt");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] out = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, out, one.length, other.length);
        return out;
    }

    @Test
    public void nothingIsAttachedToACaseThatIsOver() {
        office.step(number, "take-back", "county");
        assertRefused(() -> attach("late.txt", new byte[] {'a'}), "lifecycle.closed", "taken-back");
    }

    private Case attach(String name, byte[] content) throws IOException {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.write(file, content);
        return office.cases.attach(number, "application", file, office.by("county"));
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
            }
        }
        return out.toByteArray();
    }
}
