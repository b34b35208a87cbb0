// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandards;

/** Enters the next version of a foreign standard. */
@Service
@Command(
        scope = "shifan",
        name = "market-standard-change",
        description = "Enter the next version of a foreign standard / 登记国外标准的新版本")
public class MarketStandardChangeCommand extends MarketVersionCommand {

    @Argument(name = "number", required = true, description = "Its number in the register / 登记编号")
    String number;

    @Override
    ForeignStandard answer() {
        int id = number("NUMBER", number, 1);
        return service(ForeignStandards.class).change(id, version());
    }

    @Override
    void show(ForeignStandard standard) {
        MarketView.standards(this, List.of(standard));
    }
}
