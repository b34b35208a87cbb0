// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.Warning;
import org.shifan.api.market.Warnings;

/** Keeps that somebody has read a warning. */
@Service
@Command(scope = "shifan", name = "market-warning-read", description = "Keep that somebody has read a warning / 登记预警已读")
public class MarketWarningReadCommand extends OneArgumentCommand<Warning> {

    @Argument(name = "number", required = true, description = "The warning's number / 预警编号")
    String number;

    @Option(name = "--by", description = "Who has read it; the account that is logged in by default / 阅读人，默认当前登录账号")
    String by;

    @Override
    Warning answer() {
        return service(Warnings.class)
                .read(number("NUMBER", number, 1), actor(by).by());
    }

    @Override
    void show(Warning read) {
        MarketView.warnings(this, List.of(read));
    }
}
