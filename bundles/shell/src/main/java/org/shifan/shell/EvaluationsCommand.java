// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.EvaluationService;

/** Lists the official evaluations of a zone, newest first. */
@Service
@Command(
        scope = "shifan",
        name = "evaluations",
        description = "List the official evaluations of a zone, newest first / 列出示范区的历次正式评估")
public class EvaluationsCommand extends OneArgumentCommand<List<EvaluationService.Summary>> {

    @Argument(name = "zone", required = true, description = "The zone's key / 示范区编号")
    @Completion(ZoneCompleter.class)
    String zone;

    @Override
    List<EvaluationService.Summary> answer() {
        ZoneId id = service(ZoneRegistry.class).require(ZoneId.of(zone)).id();
        return service(EvaluationService.class).history(Subject.zone(id));
    }

    @Override
    void show(List<EvaluationService.Summary> history) {
        Evaluations.printSummaries(history, this);
    }
}
