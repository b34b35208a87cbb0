// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.RegisterCorrections;

/** Corrects a membership that was entered wrongly; what is not named stays. */
@Service
@Command(
        scope = "shifan",
        name = "membership-correct",
        description = "Correct a membership that was entered wrongly; what it was is kept / 更正登记有误的入区记录，原记录保留")
public class MembershipCorrectCommand extends DecisionCommand<Membership> {

    @Argument(
            name = "number",
            required = true,
            description = "The membership's number; see enterprise / 入区记录编号，见 enterprise")
    String number;

    @Option(name = "--enterprise", description = "Whose it should have been / 应为哪家企业")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--zone", description = "Of which zone it should have been / 应为哪个示范区")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--from", description = "The first day / 起始日")
    String from;

    @Option(name = "--to", description = "The last day / 最后一日")
    String to;

    @Option(name = "--running", description = "It has no last day and was not ended / 没有终止日，未终止")
    boolean running;

    @Override
    Membership answer() {
        if (running && to != null) {
            throw refuse("membership.running-to");
        }
        Decision why = decision();
        RegisterCorrections register = service(RegisterCorrections.class);
        Membership wrong = register.membership(number("NUMBER", number, 1));
        LocalDate last = running ? null : date(to, wrong.period().to());
        return register.correctMembership(
                new Membership(
                        wrong.id(),
                        enterprise == null
                                ? wrong.enterprise()
                                : service(EnterpriseRegistry.class)
                                        .require(enterprise)
                                        .code(),
                        zone == null ? wrong.zone() : ZoneId.of(zone),
                        DateRange.of(date(from, wrong.period().from()), last),
                        wrong.admitted(),
                        running ? null : wrong.ended()),
                why);
    }

    @Override
    void show(Membership right) {
        out().println(say(
                "membership.corrected", number, right.id(), right.enterprise(), right.zone(), right.period()));
    }
}
