// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.RuleBook;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.api.report.ReportService;

/** Writes the rule book of a criteria set. */
@Service
@Command(
        scope = "shifan",
        name = "rulebook",
        description = "Write a criteria set's rule book as HTML and print the path / 生成评分细则（HTML）并显示路径")
public class RulebookCommand extends OneArgumentCommand<Views.Book> {

    @Argument(name = "set", required = true, description = "The set's id / 标准编号")
    @Completion(CriteriaCompleter.class)
    String id;

    @Option(name = "--version", description = "Which version; the newest by default / 版本，默认最新")
    String version;

    @Option(
            name = "--on",
            description = "The day whose parameters count; today by default, or the first in force / 参数取值日，默认今天或有效期首日")
    String on;

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.Book answer() {
        RuleBook book = on != null ? book(date(on, null)) : book(null);
        if (on == null && book.inForce().contains(today())) {
            book = book(today());
        }
        return new Views.Book(
                book,
                service(ReportService.class)
                        .ruleBook(book, language(), Reports.folder(to, this))
                        .toAbsolutePath());
    }

    private RuleBook book(LocalDate day) {
        return service(RuleBooks.class)
                .book(id, version, day)
                .orElseThrow(() -> refuse("rulebook.unknown", version == null ? id : id + " " + version));
    }

    @Override
    void show(Views.Book written) {
        out().println(written.file());
    }
}
