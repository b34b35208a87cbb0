// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.records.Rollups;

/** Proves that the sums kept of the records are what the records add up to; fails while they are not. */
@Service
@Command(
        scope = "shifan",
        name = "rollup-check",
        description = "Add all records up anew and compare with the sums kept / 重新汇总全部记录并核对汇总数")
public class RollupCheckCommand extends ShifanCommand<Rollups.Check> {

    @Option(name = "--repair", description = "Set wrong sums right / 修正错误的汇总数")
    boolean repair;

    @Option(name = "--by", description = "Who asks for it; the console's user by default / 操作人，默认当前用户")
    String by;

    @Override
    Rollups.Check answer() {
        return service(Rollups.class).check(repair, by(by));
    }

    @Override
    void show(Rollups.Check check) {
        if (!check.first().isEmpty()) {
            Table table =
                    table().column("sums").column("key").column("measured").number("missing");
            check.first().forEach(d -> table.row(d.table(), d.key(), d.measure(), d.missing()));
            table.print(out());
        }
        String outcome = check.wrong() == 0 ? "right" : check.repaired() ? "repaired" : "wrong";
        out().println(say(
                "rollup-check." + outcome, check.records(), check.years().size(), check.wrong()));
    }

    @Override
    void judge(Rollups.Check check) {
        if (!check.repaired()) {
            throw refuse("rollup-check.refused", check.wrong());
        }
    }
}
