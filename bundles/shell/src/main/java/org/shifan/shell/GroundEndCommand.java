// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;

/** Ends a declared ground before its term. */
@Service
@Command(scope = "shifan", name = "ground-end", description = "End a declared ground before its term / 提前终止所宣布的依据")
public class GroundEndCommand extends DecisionCommand<DeclaredGround> {

    @Argument(name = "number", required = true, description = "The ground's number / 编号")
    String number;

    @Option(
            name = "--last",
            description = "The last day on which it holds; the day of the decision by default / 最后一日，默认决定日")
    String last;

    @Override
    DeclaredGround answer() {
        int id = number("NUMBER", number, 1);
        Decision decision = decision();
        LocalDate day = date(last, decision.on());
        return service(DeclaredGrounds.class).end(id, day, decision);
    }

    @Override
    void show(DeclaredGround ground) {
        GroundsCommand.print(this, List.of(ground));
    }
}
