// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Paper;
import org.shifan.api.text.ShifanException;

/** Writes a paper of a case to a file, its digest checked. */
@Service
@Command(
        scope = "shifan",
        name = "case-paper",
        description = "Write a paper of a case to a file, its digest checked / 取出案件材料并核对摘要")
public class CasePaperCommand extends TwoArgumentCommand<Views.WrittenPaper> {

    @Argument(index = 0, name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Argument(index = 1, name = "line", required = true, description = "The line of the paper / 材料所在行")
    String line;

    @Option(name = "--to", description = "The folder; the current one by default / 目标目录，默认当前目录")
    String to = ".";

    @Override
    Views.WrittenPaper answer() {
        long wanted = SignedCaseCommand.caseNumber(number);
        int entry = number("LINE", line, 1);
        byte[] content = service(Cases.class).content(wanted, entry);
        Paper paper = service(Cases.class).require(wanted).papers().stream()
                .filter(p -> p.entry() == entry)
                .findFirst()
                .orElseThrow();
        Path file = path(to).resolve(paper.file());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.write(file, content);
        } catch (FileAlreadyExistsException e) {
            throw refuse("case.paper.there", file);
        } catch (IOException e) {
            throw new ShifanException(
                    ShellMessages.M.message("shell.file.unwritable", file, String.valueOf(e.getMessage())), e);
        }
        return new Views.WrittenPaper(paper, file);
    }

    @Override
    void show(Views.WrittenPaper written) {
        out().println(say("case.paper.written", written.file(), written.paper().digest()));
    }
}
