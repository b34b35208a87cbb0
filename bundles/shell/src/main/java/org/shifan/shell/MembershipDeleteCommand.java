// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.api.core.RegisterCorrections;

/** Takes back a membership that never was. */
@Service
@Command(
        scope = "shifan",
        name = "membership-delete",
        description = "Take back a membership that never was; what it was is kept / 删除不存在的入区记录，原记录保留")
public class MembershipDeleteCommand extends DecisionCommand<Membership> {

    @Argument(
            name = "number",
            required = true,
            description = "The membership's number; see enterprise / 入区记录编号，见 enterprise")
    String number;

    @Override
    Membership answer() {
        int id = number("NUMBER", number, 1);
        Decision why = decision();
        return service(RegisterCorrections.class).deleteMembership(id, why);
    }

    @Override
    void show(Membership wrong) {
        out().println(say("membership.deleted", wrong.id(), wrong.enterprise(), wrong.zone(), wrong.period()));
    }
}
