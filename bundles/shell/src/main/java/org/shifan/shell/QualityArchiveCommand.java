// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.HsCode;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.Archives;
import org.shifan.api.report.ArchiveReports;

/** Shows everything that is known of an enterprise on a time line, or writes it as a page to print. */
@Service
@Command(
        scope = "shifan",
        name = "quality-archive",
        description = "Show everything known of an enterprise on a time line / 显示企业质量档案")
public class QualityArchiveCommand extends OneArgumentCommand<Views.ArchiveDetail> {

    @Argument(name = "enterprise", required = true, description = "Its code; it need not be in a zone / 企业代码，不限入区企业")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--hs", description = "Only what concerns these goods / 仅与该商品有关的内容")
    String hs;

    @Option(name = "--html", description = "Write it as a page to print / 生成可打印的页面")
    boolean html;

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.ArchiveDetail answer() {
        Archive archive = service(Archives.class).archive(enterprise, hs == null ? null : HsCode.of(hs));
        Path file = html
                ? service(ArchiveReports.class)
                        .archive(archive, language(), Reports.folder(to, this))
                        .toAbsolutePath()
                : null;
        return new Views.ArchiveDetail(archive, file);
    }

    @Override
    void show(Views.ArchiveDetail detail) {
        if (detail.file() != null) {
            out().println(detail.file());
            return;
        }
        Archive archive = detail.archive();
        out().println(archive.enterprise().code() + "  " + archive.enterprise().name());
        Table table = table().column("since-day")
                .column("until")
                .column("about")
                .column("heading")
                .column("what")
                .column("archived");
        archive.lines()
                .forEach(line -> table.row(
                        line.from(),
                        line.to(),
                        Terms.of(line.chapter()),
                        line.heading(),
                        line.what(),
                        line.source().isEmpty() ? null : line.source()));
        table.print(out());
        archive.gaps().forEach(gap -> out().println(say("archive.gap", gap)));
    }
}
