// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;

/** Enters a step of the negotiation about a trade concern. */
@Service
@Command(scope = "shifan", name = "trade-concern-step", description = "Enter a step of the negotiation / 登记交涉进展")
public class TradeConcernStepCommand extends DecisionCommand<TradeConcern> {

    @Argument(name = "number", required = true, description = "The concern's number / 贸易关注编号")
    String number;

    @Option(name = "--text", description = "What was done / 进展")
    String text;

    @Override
    TradeConcern answer() {
        int id = number("NUMBER", number, 1);
        return service(TradeConcerns.class).step(id, need("--text", text), decision());
    }

    @Override
    void show(TradeConcern concern) {
        MarketView.concern(this, concern);
    }
}
