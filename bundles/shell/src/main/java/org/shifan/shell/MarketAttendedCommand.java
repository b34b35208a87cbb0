// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;

/** Enters who was at a training. */
@Service
@Command(scope = "shifan", name = "market-attended", description = "Enter who was at a training / 登记培训参加人")
public class MarketAttendedCommand extends DecisionCommand<Training> {

    @Argument(name = "number", required = true, description = "The training's number / 培训编号")
    String number;

    @Option(name = "--enterprise", description = "For which enterprise / 所属企业")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--person", description = "Who was there / 参加人")
    String person;

    @Override
    Training answer() {
        int id = number("NUMBER", number, 1);
        String code = need("--enterprise", enterprise);
        String name = need("--person", person);
        return service(Trainings.class).attended(id, code, name, decision());
    }

    @Override
    void show(Training training) {
        MarketView.trainings(this, List.of(training));
    }
}
