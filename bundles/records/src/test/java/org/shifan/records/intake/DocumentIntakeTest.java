// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.records.TestRegisters;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Category(EachDatabase.class)
public class DocumentIntakeTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<ImportRow> taken = new ArrayList<>();
    private IntakeFixture fixture;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void aJsonArrayIsATableWhoseColumnsArePaths() {
        ImportResult result = run(fixture.file(
                "recalls.json",
                "[{\"no\":7,\"goods\":[{\"name\":\" Bicycle \"},{\"name\":\"Scooter\",\"model\":null}]},"
                        + "{\"no\":8,\"maker\":{\"name\":\"江苏 A\"}}]"));
        assertThat(result.encoding()).isEqualTo("JSON");
        assertThat(result.stored()).isEqualTo(2);
        assertThat(taken.get(0).values())
                .containsOnly(java.util.Map.entry("no", "7"), java.util.Map.entry("goods.name", "Bicycle; Scooter"));
        assertThat(taken.get(1).line()).isEqualTo(2);
        assertThat(taken.get(1).text("maker.name")).isEqualTo("江苏 A");
    }

    @Test
    public void theOutermostArrayOfAJsonObjectHoldsTheRecords() {
        assertThat(run(fixture.file("answer.json", "\uFEFF {\"count\":1,\"items\":[{\"no\":1}],\"next\":null}"))
                        .stored())
                .isEqualTo(1);
    }

    @Test
    public void theChildrenOfAnXmlRootAreRecordsAndItsOwnTextsBelongToAll() {
        ImportResult result = run(fixture.file(
                "report.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><r xmlns:x=\"u:x\"><alert><no>1</no><pictures>"
                        + "<picture x:nil=\"true\">a</picture><picture>b</picture></pictures></alert>\n"
                        + "<alert><no><![CDATA[2 & 3]]></no><!-- none --></alert><day>29/08/2014</day></r>"));
        assertThat(result.encoding()).isEqualTo("XML");
        assertThat(taken).extracting(row -> row.text("day")).containsExactly("29/08/2014", "29/08/2014");
        assertThat(taken.get(0).text("goods.name")).isEqualTo("a; b");
        assertThat(taken.get(1).text("no")).isEqualTo("2 & 3");
    }

    @Test
    public void everyKindOfImportTakesDocumentsAlsoPacked() throws IOException {
        String json = "[{\"enterprise\":\"" + TestRegisters.code(1)
                + "\",\"year\":2014,\"hs\":\"8712\",\"destination\":\"US\",\"value_usd\":1000.50}]";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(fixture.run("exports", fixture.file("exports.json.gz", packed.toByteArray()))
                        .stored())
                .isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT enterprise, value_usd FROM REC_EXPORT"))
                .containsExactly(TestRegisters.code(1) + "|1000.50");
    }

    @Test
    public void aBrokenDocumentIsRefusedWithItsPlaceBeforeAnythingIsStored() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 5000; i++) {
            json.append("{\"no\":").append(i).append("},\n");
        }
        refused("cut.json", json + "{\"no\":", "intake.document.broken", "line 5001");
        refused("comma.json", "[{\"no\":1},\n{\"no\" 2}]", "intake.document.broken", "line 2, column 7");
        refused("after.json", "[{\"no\":1}] x", "intake.document.broken", "line 1");
        refused("number.json", "[{\"no\":1}, 2]", "intake.json.record", "column 13");
        refused("object.json", "{\"no\":1}", "intake.json.array", "array");
        refused("cut.xml", "<r><a><no>1</no></a>\n<a><no>2", "intake.document.broken", "line 2");
        refused("tag.xml", "<r><a><no>1</a></r>", "intake.document.broken", "line 1");
        assertThat(taken).isEmpty();
    }

    @Test
    public void whatIsMadeToHarmIsRefused() throws IOException {
        Path secret = Files.writeString(folder.newFile("secret").toPath(), "secret");
        refused(
                "xxe.xml",
                "<!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><r><a><no>&e;</no></a></r>",
                "intake.xml.dtd",
                "DOCTYPE");
        refused(
                "laughs.xml",
                "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><r><a><no>&b;</no></a></r>",
                "intake.xml.dtd",
                "DOCTYPE");
        refused("deep.json", "[{\"a\":" + "[".repeat(100_000), "intake.document.broken", "line 1");
        refused("deep.xml", "<r>" + "<a>".repeat(100_000), "intake.xml.deep", "50");
        refused("long.json", "[{\"no\":\"" + "x".repeat(2 << 20) + "\"}]", "intake.document.broken", "line 1");
        refused("long.xml", "<r><a><no>" + "x".repeat(2 << 20) + "</no></a></r>", "intake.document.long", "1048576");
        StringBuilder wide = new StringBuilder("[{\"no\":1");
        for (int i = 0; i < 501; i++) {
            wide.append(",\"f").append(i).append("\":1");
        }
        refused("wide.json", wide + "}]", "intake.document.columns", "500");
        assertThat(taken).isEmpty();
    }

    @Test
    public void whatIsMadeToFillTheMemoryIsRefused() {
        StringBuilder names = new StringBuilder("[{\"no\":1");
        String long1 = "n".repeat(900);
        for (int i = 0; i < 1200; i++) {
            names.append(",\"").append(long1).append(i).append("\":1");
        }
        refused("names.json", names + "}]", "intake.document.long", "1048576");
        StringBuilder texts = new StringBuilder("<r>");
        for (int i = 0; i < 600; i++) {
            texts.append("<t").append(i).append(">x</t").append(i).append(">");
        }
        refused("texts.xml", texts + "<a><no>1</no></a></r>", "intake.document.columns", "500");
        assertThat(taken).isEmpty();
    }

    @Test(timeout = 60_000)
    public void anElementThatHasNoEndIsRefusedBeforeItFillsTheMemory() {
        for (String begins : List.of("<r><a no=\"", "<r><!-- ", "<r><?p ", "<r><a ", "<r><a><b><![CDATA[")) {
            InputStream endless = new SequenceInputStream(
                    new ByteArrayInputStream(begins.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                        @Override
                        public int read() {
                            return 'x';
                        }
                    });
            ShifanException refusal = catchThrowableOfType(
                    ShifanException.class, () -> new XmlReader(Path.of("endless.xml"), endless).next());
            assertThat(refusal).as(begins).isNotNull();
            assertThat(refusal.code()).as(begins).isIn("intake.document.long", "intake.document.broken");
        }
    }

    @Test
    public void aRowWithWhatIsNoCharacterIsRejectedWithItsPlaceAndTheOthersAreTaken() throws IOException {
        ImportResult result = run(
                fixture.file(
                        "none.json",
                        "[{\"no\":1},{\"no\":\"2\\u0000\"},{\"no\":3,\"day\":\"\\ud83d\"},{\"no\":4,\"day\":\"\\ud83d\\ude00\"}]"));
        assertThat(result.stored()).isEqualTo(2);
        assertThat(result.first())
                .extracting(m -> m.in(Language.EN))
                .containsExactly(
                        "line 2: cell 1 holds U+0000, which is no character of a text",
                        "line 3: cell 2 holds U+D83D, which is no character of a text");
        assertThat(Files.readString(result.rejects().orElseThrow()))
                .contains("2\uFFFD")
                .contains("\uFFFD");
        assertThat(taken).extracting(row -> row.text("day")).containsExactly("", "\uD83D\uDE00");
    }

    @Test
    public void aRejectFileThatCannotBeWrittenIsToldWithItsPlace() throws IOException {
        Files.writeString(fixture.folder.resolve("rejects"), "no folder");
        refused("two.json", "[{\"no\":\"2\\u0000\"}]", "intake.rejects", "rejects");
    }

    @Test
    public void aDocumentOfManyRecordsIsReadInLittleMemory() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            json.append(i == 0 ? "" : ",").append("{\"no\":").append(i).append("}");
        }
        assertThat(run(fixture.file("many.json", json + "]")).stored()).isEqualTo(20_000);
        assertThat(taken.get(taken.size() - 1).line()).isEqualTo(20_000);
    }

    private ImportResult run(Path file) {
        return fixture.intake(List.of(new Reports()))
                .importFile("reports", file, TestRegisters.JIANGSU, "tester", null);
    }

    private void refused(String name, String text, String code, String part) {
        ShifanException refusal = catchThrowableOfType(ShifanException.class, () -> run(fixture.file(name, text)));
        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.code()).as(name).isEqualTo(code);
        assertThat(refusal.message().in(Language.EN)).as(name).contains(part);
    }

    /** Takes every row that has a number. */
    private final class Reports implements ImportTarget {
        @Override
        public String kind() {
            return "reports";
        }

        @Override
        public Text title() {
            return Text.same("reports");
        }

        @Override
        public List<ImportColumn> columns() {
            return List.of(
                    ImportColumn.required("no", Text.same("no")),
                    ImportColumn.optional("goods.name", Text.same("goods"), "pictures.picture"),
                    ImportColumn.optional("maker.name", Text.same("maker")),
                    ImportColumn.optional("day", Text.same("day")));
        }

        @Override
        public void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
            taken.addAll(rows);
            rows.forEach(sink::stored);
        }
    }
}
