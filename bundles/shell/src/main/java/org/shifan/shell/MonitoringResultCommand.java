// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringSample;

/** Records what the test of a sample found. */
@Service
@Command(
        scope = "shifan",
        name = "monitoring-result",
        description =
                "Record what the test of a sample found; one that fails brings inspection back / 登记样品检测结果，不合格者恢复检验")
public class MonitoringResultCommand extends DecisionCommand<MonitoringSample> {

    @Argument(name = "number", required = true, description = "The sample's number / 样品登记号")
    String number;

    @Option(
            name = "--failed",
            description =
                    "An item of the plan that it failed; may stand several times; without one it passed / 不合格项目，可多次填写，缺省为合格",
            multiValued = true)
    List<String> failed = List.of();

    @Override
    MonitoringSample answer() {
        int id = number("NUMBER", number, 1);
        Decision decision = decision();
        return service(Monitoring.class).found(id, failed, decision);
    }

    @Override
    void show(MonitoringSample sample) {
        MonitoringSamplesCommand.print(this, List.of(sample));
    }
}
