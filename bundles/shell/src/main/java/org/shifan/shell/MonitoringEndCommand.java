// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;

/** Ends a monitoring plan before its term. */
@Service
@Command(scope = "shifan", name = "monitoring-end", description = "End a monitoring plan before its term / 提前终止风险监测计划")
public class MonitoringEndCommand extends DecisionCommand<MonitoringPlan> {

    @Argument(name = "number", required = true, description = "The plan's number / 计划编号")
    String number;

    @Option(
            name = "--last",
            description = "The last day on which it holds; the day of the decision by default / 最后一日，默认决定日")
    String last;

    @Override
    MonitoringPlan answer() {
        int id = number("NUMBER", number, 1);
        Decision decision = decision();
        LocalDate day = date(last, decision.on());
        return service(Monitoring.class).end(id, day, decision);
    }

    @Override
    void show(MonitoringPlan plan) {
        MonitoringPlansCommand.print(this, List.of(plan));
    }
}
