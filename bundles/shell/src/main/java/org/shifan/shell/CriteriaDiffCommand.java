// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaComparison;
import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.text.ShifanException;

/** Shows what differs between two criteria sets, or between a set and a file. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-diff",
        description = "Show what differs between two criteria sets, or a set and a file / 比较两套评估标准，或标准与文件")
public class CriteriaDiffCommand extends TwoArgumentCommand<CriteriaDiff> {

    @Argument(name = "before", required = true, description = "A set, ID or ID@VERSION / 标准编号，可带@版本")
    @Completion(CriteriaCompleter.class)
    String before;

    @Argument(
            name = "after",
            index = 1,
            required = true,
            description = "A set, ID or ID@VERSION, or a file / 标准编号，可带@版本，或文件")
    @Completion(CriteriaCompleter.class)
    String after;

    @Override
    CriteriaDiff answer() {
        CriteriaComparison comparison = service(CriteriaComparison.class);
        Path path = path(after);
        if (!Files.isRegularFile(path)) {
            return comparison.compare(before, after);
        }
        try {
            return comparison.compare(before, after, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new ShifanException(ShellMessages.M.message("shell.file.unreadable", path), e);
        }
    }

    @Override
    void show(CriteriaDiff diff) {
        CriteriaDiff.Side a = diff.before();
        CriteriaDiff.Side b = diff.after();
        out().println(say("criteria.diff.head", a.id(), a.version(), b.id(), b.version()));
        if (diff.changes().isEmpty()) {
            out().println(say("criteria.diff.none"));
            return;
        }
        Table table = table().column("step").column("change");
        diff.changes().forEach(change -> table.row(Terms.of(change.step()), change.text()));
        table.print(out());
        out().println(say("criteria.diff.step", Terms.of(diff.step())));
    }
}
