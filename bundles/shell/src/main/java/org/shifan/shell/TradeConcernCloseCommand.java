// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;

/** Closes a trade concern with what came of it. */
@Service
@Command(
        scope = "shifan",
        name = "trade-concern-close",
        description = "Close a trade concern with its outcome / 贸易关注结案")
public class TradeConcernCloseCommand extends DecisionCommand<TradeConcern> {

    @Argument(name = "number", required = true, description = "The concern's number / 贸易关注编号")
    String number;

    @Option(
            name = "--outcome",
            description =
                    "resolved, partly, unresolved or withdrawn / 结果：resolved 已解决、partly 部分解决、unresolved 未解决、withdrawn 已撤回")
    @Completion(
            value = StringsCompleter.class,
            values = {"resolved", "partly", "unresolved", "withdrawn"})
    String outcome;

    @Override
    TradeConcern answer() {
        int id = number("NUMBER", number, 1);
        TradeConcern.Outcome how = MarketView.choice(
                "--outcome", need("--outcome", outcome), TradeConcern.Outcome.values(), TradeConcern.Outcome::code);
        return service(TradeConcerns.class).close(id, how, decision());
    }

    @Override
    void show(TradeConcern concern) {
        MarketView.concern(this, concern);
    }
}
