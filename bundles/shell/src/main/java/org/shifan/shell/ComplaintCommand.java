// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;

/** Shows a complaint and what was done with it; never who complains. */
@Service
@Command(scope = "shifan", name = "complaint", description = "Show a complaint and what was done with it / 显示投诉举报及办理经过")
public class ComplaintCommand extends OneArgumentCommand<Complaint> {

    @Argument(name = "number", required = true, description = "The complaint's number / 投诉举报编号")
    String number;

    @Override
    Complaint answer() {
        return service(Complaints.class).require(number("NUMBER", number, 1));
    }

    @Override
    void show(Complaint complaint) {
        ComplaintView.print(this, complaint);
    }
}
