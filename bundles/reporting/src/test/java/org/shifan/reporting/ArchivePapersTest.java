// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.ArchiveLine.Chapter;
import org.shifan.api.text.Language;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

public class ArchivePapersTest {
    private static final LocalDate MAY = LocalDate.of(2015, 5, 4);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ArchivePapers papers = new ArchivePapers(new TwoBureaus());

    private static Archive archive(List<ArchiveLine> lines, Text... gaps) {
        Enterprise enterprise = new Enterprise(
                OrganisationCode.of("DM0900062"),
                null,
                "Flying <Wheel>",
                DivisionCode.of("320583"),
                BureauCode.of("jiangsu"),
                false);
        return new Archive(
                enterprise, null, MAY.plusYears(1), lines, List.of(Text.same("the register")), List.of(gaps));
    }

    private static ArchiveLine line(LocalDate from, LocalDate to, Chapter chapter, String what) {
        return new ArchiveLine(from, to, chapter, HsCode.of("8712"), new Text("中文 " + what, what), "incident 3", false);
    }

    private String read(Archive archive, Language language) throws IOException {
        Path file = papers.archive(archive, language, folder.getRoot().toPath());
        assertThat(file.getFileName()).hasToString("quality-archive-DM0900062-" + language.tag() + ".html");
        return Files.readString(file);
    }

    @Test
    public void Q1_theArchiveIsPrintedByYearWithEverythingEscaped() throws IOException {
        Archive archive = archive(List.of(
                line(null, null, Chapter.GOODS, "bicycles"),
                line(MAY.minusYears(1), MAY, Chapter.STANDING, "a <title>"),
                line(MAY, null, Chapter.INCIDENT, "a recall")));
        String english = read(archive, Language.EN);
        assertThat(english)
                .contains(
                        "Flying &lt;Wheel&gt;",
                        "a &lt;title&gt;",
                        "2014-05-04 – 2015-05-04",
                        "<h2>2014</h2>",
                        "<h2>2015</h2>")
                .doesNotContain("Flying <Wheel>", "Not complete");
        assertThat(english.indexOf("bicycles")).isLessThan(english.indexOf("a &lt;title&gt;"));
        assertThat(read(archive, Language.ZH)).contains("质量档案", "中文 a recall", "事件");
    }

    @Test
    public void Q1_aGapIsPrintedAsSuchAndAnEmptyArchiveSaysSo() throws IOException {
        assertThat(read(archive(List.of(), Text.same("records")), Language.EN))
                .contains("Not complete", "records", "Nothing is known.");
    }
}
