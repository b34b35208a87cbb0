// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.criteria.CriteriaRegistry;

/** Checks a criteria document without keeping anything; fails when it would be refused. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-check",
        description = "Check a criteria document without keeping it / 检查评估标准文件，不保存")
public class CriteriaCheckCommand extends OneArgumentCommand<Views.Checked> {

    @Argument(name = "file", required = true, description = "The document / 文件")
    @Completion(FileCompleter.class)
    String file;

    @Override
    Views.Checked answer() {
        Path path = path(file);
        byte[] document = CriteriaFile.read(path);
        var problems = service(CriteriaRegistry.class).check(file, document);
        return new Views.Checked(path, problems.isEmpty(), problems);
    }

    @Override
    void show(Views.Checked checked) {
        checked.problems().forEach(problem -> out().println(problem.in(language())));
        if (checked.accepted()) {
            out().println(say("criteria.check.fine", checked.file()));
        }
    }

    @Override
    void judge(Views.Checked checked) {
        if (!checked.accepted()) {
            throw refuse("criteria.check.refused", file, checked.problems().size());
        }
    }
}
