// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.work.Work;
import org.shifan.api.work.Works;

/** Shows work with all that was entered of it. */
@Service
@Command(scope = "shifan", name = "work", description = "Show a work with what followed / 显示一项工作记录及其后续")
public class WorkCommand extends OneArgumentCommand<Work> {

    @Argument(name = "number", required = true, description = "The work's number / 工作记录编号")
    String number;

    @Override
    Work answer() {
        return service(Works.class).require(number("NUMBER", number, 1));
    }

    @Override
    void show(Work work) {
        WorkView.work(this, work);
    }
}
