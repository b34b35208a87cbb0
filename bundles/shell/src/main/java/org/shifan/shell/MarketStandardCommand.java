// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.Concerned;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandards;

/** Shows a foreign standard and whom it concerns. */
@Service
@Command(
        scope = "shifan",
        name = "market-standard",
        description = "Show a foreign standard and whom it concerns / 查看国外标准及涉及的示范区和企业")
public class MarketStandardCommand extends OneArgumentCommand<MarketStandardCommand.Shown> {

    @Argument(name = "number", required = true, description = "Its number in the register / 登记编号")
    String number;

    /** A standard with whom it concerns. */
    record Shown(ForeignStandard standard, List<Concerned> concerned) {}

    @Override
    Shown answer() {
        int id = number("NUMBER", number, 1);
        ForeignStandards standards = service(ForeignStandards.class);
        return new Shown(standards.require(id), standards.concerned(id));
    }

    @Override
    void show(Shown shown) {
        MarketView.standards(this, List.of(shown.standard()));
        out().println();
        MarketView.concerned(this, shown.concerned());
    }
}
