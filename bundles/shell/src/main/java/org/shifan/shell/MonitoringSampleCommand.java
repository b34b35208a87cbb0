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
import org.shifan.api.facilitation.MonitoringSample;

/** Enters a sample under a monitoring plan. */
@Service
@Command(
        scope = "shifan",
        name = "monitoring-sample",
        description = "Enter a sample that was taken under a monitoring plan / 登记监测计划下抽取的样品")
public class MonitoringSampleCommand extends DecisionCommand<MonitoringSample> {

    @Argument(name = "plan", required = true, description = "The plan's number / 计划编号")
    String plan;

    @Option(
            name = "--declaration",
            description = "The declaration that it was taken of; without it at the works / 所属报检号，缺省为在厂抽取")
    String declaration;

    @Option(name = "--reference", description = "The number on the sample / 样品编号")
    String reference;

    @Option(
            name = "--taken",
            description = "The day on which it was taken; the day of the decision by default / 抽样日，默认登记日")
    String taken;

    @Override
    MonitoringSample answer() {
        int id = number("PLAN", plan, 1);
        String label = need("--reference", reference);
        Decision decision = decision();
        LocalDate day = date(taken, decision.on());
        return service(Monitoring.class).take(id, declaration, label, day, decision);
    }

    @Override
    void show(MonitoringSample sample) {
        MonitoringSamplesCommand.print(this, List.of(sample));
    }
}
