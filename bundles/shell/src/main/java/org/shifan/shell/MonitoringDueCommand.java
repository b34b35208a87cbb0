// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.Monitoring;

/** Lists the batches that were drawn for a sample and have none. */
@Service
@Command(
        scope = "shifan",
        name = "monitoring-due",
        description = "List the batches under a plan that were drawn for a sample and have none / 列出计划下抽中而未取样的批次")
public class MonitoringDueCommand extends OneArgumentCommand<List<DecidedTreatment>> {

    @Argument(name = "number", required = true, description = "The plan's number / 计划编号")
    String number;

    @Override
    List<DecidedTreatment> answer() {
        int id = number("NUMBER", number, 1);
        return service(Monitoring.class).due(id);
    }

    @Override
    void show(List<DecidedTreatment> treatments) {
        TreatmentsCommand.print(this, treatments);
    }
}
