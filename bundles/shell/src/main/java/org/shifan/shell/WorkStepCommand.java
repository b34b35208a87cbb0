// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.work.Work;
import org.shifan.api.work.Works;

/** Enters what follows of a work. */
@Service
@Command(
        scope = "shifan",
        name = "work-step",
        description = "Enter what came of a work, or that it ended / 登记工作的后续、成效或终止")
public class WorkStepCommand extends SignedWorkCommand {

    @Argument(index = 0, name = "number", required = true, description = "The work's number / 工作记录编号")
    String number;

    @Argument(index = 1, name = "step", required = true, description = "The step, as shifan:work-kinds lists it / 步骤")
    String step;

    @Override
    Work answer() {
        return service(Works.class).step(number("NUMBER", number, 1), step, WorkView.told(set), signature());
    }
}
