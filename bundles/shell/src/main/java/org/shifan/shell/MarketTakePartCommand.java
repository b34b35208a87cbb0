// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Subject;
import org.shifan.api.market.Participation;
import org.shifan.api.market.Participations;

/** Enters who takes part, or gets a place. */
@Service
@Command(
        scope = "shifan",
        name = "market-take-part",
        description = "Enter who takes part, or gets a place / 登记参加者或安排名额")
public class MarketTakePartCommand extends DecisionCommand<Participation> {

    @Argument(name = "number", required = true, description = "Its number / 编号")
    String number;

    @Option(name = "--of", description = "The zone or enterprise / 示范区或企业")
    @Completion(SubjectCompleter.class)
    String of;

    @Override
    Participation answer() {
        int id = number("NUMBER", number, 1);
        Subject who = SubjectArgument.of(need("--of", of), this);
        return service(Participations.class).takePart(id, who, decision());
    }

    @Override
    void show(Participation participation) {
        MarketView.participations(this, List.of(participation));
    }
}
