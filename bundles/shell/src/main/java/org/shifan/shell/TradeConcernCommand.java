// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;

/** Shows a trade concern with what was done. */
@Service
@Command(scope = "shifan", name = "trade-concern", description = "Show a trade concern and what was done / 查看贸易关注及处理经过")
public class TradeConcernCommand extends OneArgumentCommand<TradeConcern> {

    @Argument(name = "number", required = true, description = "Its number / 编号")
    String number;

    @Override
    TradeConcern answer() {
        return service(TradeConcerns.class).require(number("NUMBER", number, 1));
    }

    @Override
    void show(TradeConcern concern) {
        MarketView.concern(this, concern);
    }
}
