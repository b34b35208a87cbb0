// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringSample;

/** Lists the samples of a monitoring plan. */
@Service
@Command(
        scope = "shifan",
        name = "monitoring-samples",
        description = "List the samples of a monitoring plan / 列出监测计划的样品")
public class MonitoringSamplesCommand extends OneArgumentCommand<List<MonitoringSample>> {

    @Argument(name = "plan", required = true, description = "The plan's number / 计划编号")
    String plan;

    @Override
    List<MonitoringSample> answer() {
        int id = number("PLAN", plan, 1);
        return service(Monitoring.class).samples(id);
    }

    @Override
    void show(List<MonitoringSample> samples) {
        print(this, samples);
    }

    static void print(ShifanCommand<?> command, List<MonitoringSample> samples) {
        Table table = command.table()
                .number("number")
                .number("plan")
                .column("declaration")
                .column("sample");
        table.column("taken-on").column("outcome").column("failed-items").column("by");
        samples.forEach(sample -> table.row(
                sample.number(),
                sample.plan(),
                sample.declaration().isEmpty() ? null : sample.declaration(),
                sample.reference(),
                sample.takenOn(),
                command.say("Sample.Outcome." + sample.outcome()),
                String.join(", ", sample.failedItems()),
                sample.result().orElse(sample.taken()).by()));
        table.print(command.out());
    }
}
