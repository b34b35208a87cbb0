// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.text.Text;

/** Lists everything that was ever put forward about an official evaluation. */
@Service
@Command(
        scope = "shifan",
        name = "overrides",
        description = "List all overrides of an official evaluation / 列出正式评估的全部改判记录")
public class OverridesCommand extends OneArgumentCommand<List<VerdictOverride>> {

    @Argument(name = "number", required = true, description = "The evaluation's number / 评估编号")
    String number;

    @Override
    List<VerdictOverride> answer() {
        return service(Overrides.class).history(ReplayCommand.evaluation("NUMBER", number));
    }

    @Override
    void show(List<VerdictOverride> entries) {
        Table table = table().number("id")
                .column("verdict")
                .number("total")
                .column("by")
                .column("day")
                .column("reason")
                .column("evidence")
                .column("confirmed-by");
        entries.forEach(e -> table.row(
                e.id(),
                what(e),
                e.total(),
                person(e.actor()),
                e.decision().on(),
                e.decision().reason(),
                e.decision().evidence(),
                e.confirmed() == null
                        ? null
                        : person(e.confirmer()) + " " + e.confirmed().on()));
        table.print(out());
    }

    static Text what(VerdictOverride entry) {
        return entry.verdict() == null ? ShellMessages.M.text("override.withdrawal") : Terms.of(entry.verdict());
    }
}
