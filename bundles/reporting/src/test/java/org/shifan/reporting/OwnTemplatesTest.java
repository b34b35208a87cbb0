// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Constants;

import org.shifan.api.report.ReportTemplate;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plugin.PlugIns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class OwnTemplatesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    public void pageIsLaidOutByTheTemplateInTheReadersLanguage() {
        Path file = write("<h1>${page.subject}</h1><#list page.parts as part>${part.title}: ${part.points}\n</#list>");
        assertThat(file).hasFileName("ningbo.notice-320583-01-provincial-2014-zh.html");
        assertThat(file).content().startsWith("<h1>").contains(": ");
    }

    @Test
    public void valuesAreEscaped() {
        assertThat(write("${'<script>'}")).content().isEqualTo("&lt;script&gt;");
    }

    @Test
    public void mistakeIsNamedWithLineAndColumnAndLeavesNoFile() {
        refused("<h1>\n${page.nobody}</h1>", "ningbo.notice", "line 2");
        refused("<h1>\n<#list page.parts as part>", "ningbo.notice");
        assertThat(folder.getRoot()).isEmptyDirectory();
    }

    @Test
    public void templateReachesNoClassNoFileAndNoOtherTemplate() {
        refused("${'freemarker.template.utility.Execute'?new()('id')}", "ningbo.notice");
        refused("<#include '/etc/passwd'>", "ningbo.notice");
        refused("${page.class.forName('java.lang.Runtime')}", "ningbo.notice");
    }

    @Test
    public void templateThatNeverEndsIsEnded() {
        // By its length or by what it allocates, whichever is first.
        assertThatThrownBy(() -> write("<#list 1.. as i>${i} for ever and ever</#list>"))
                .isInstanceOf(ShifanException.class)
                .hasMessageMatching("(?s).*(5000000|32 MiB).*");
    }

    @Test
    public void unknownNameTellsThoseThatAreHere() {
        assertThatThrownBy(() -> reports(template("ningbo.notice", ""))
                        .own(
                                Evaluations.pass(),
                                "ningbo.letter",
                                Language.EN,
                                folder.getRoot().toPath()))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("ningbo.letter")
                .hasMessageContaining("ningbo.notice");
    }

    @Test
    public void ofTwoWithOneNameTheFirstCountsAndANameWithoutBureauIsLeftOut() {
        ReportTemplate first = template("ningbo.notice", "1");
        assertThat(reports(first, template("ningbo.notice", "2"), template("../x", "3"))
                        .templates())
                .singleElement()
                .extracting(ReportTemplate::text)
                .isEqualTo("1");
    }

    @Test
    public void templateThatNeverEndsAndWritesNothingIsGivenUpAndTakenOut() {
        PlugIns plugIns = PlugIns.ordinary();
        Reports reports = reports(plugIns, template("ningbo.notice", "<#list 1.. as i></#list>"));
        // By time or by what it allocates on the way, whichever comes first.
        assertThatThrownBy(() -> write(reports)).hasMessageMatching(".*(took longer|allocated more) than.*");
        assertThatThrownBy(() -> write(reports)).hasMessageContaining("taken out");
        assertThat(plugIns.plugins())
                .singleElement()
                .satisfies(each -> assertThat(each.out()).isTrue());
    }

    @Test
    public void templateThatDoesNotTellItsNameInTimeIsLeftOutAndTheOthersAreHere() {
        ReportTemplate endless = new ReportTemplate() {
            @Override
            public String name() {
                while (!over.get()) {
                    Thread.onSpinWait();
                }
                return "ningbo.endless";
            }

            @Override
            public Text title() {
                return Text.same("endless");
            }

            @Override
            public String text() {
                return "";
            }
        };
        try {
            assertThat(reports(endless, template("ningbo.notice", "1")).templates())
                    .extracting(ReportTemplate::name)
                    .containsExactly("ningbo.notice");
        } finally {
            over.set(true);
        }
    }

    private static Reports reports(ReportTemplate... templates) {
        return reports(PlugIns.ordinary(), templates);
    }

    private static Reports reports(PlugIns plugIns, ReportTemplate... templates) {
        Reports out = new Reports(new TwoBureaus(), plugIns);
        long bundle = 7;
        for (ReportTemplate template : templates) {
            out.add(template, Map.of(Constants.SERVICE_BUNDLEID, bundle++));
        }
        return out;
    }

    private void refused(String text, String... words) {
        assertThatThrownBy(() -> write(text))
                .isInstanceOf(ShifanException.class)
                .message()
                .contains(words);
    }

    private Path write(String text) {
        return write(reports(template("ningbo.notice", text)));
    }

    private Path write(Reports reports) {
        return reports.own(
                Evaluations.pass(),
                "ningbo.notice",
                Language.ZH,
                folder.getRoot().toPath());
    }

    private static ReportTemplate template(String name, String text) {
        return new ReportTemplate() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Text title() {
                return Text.same(name);
            }

            @Override
            public String text() {
                return text;
            }
        };
    }
}
