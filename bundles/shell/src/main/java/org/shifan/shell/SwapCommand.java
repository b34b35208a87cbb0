// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.SwapForecast;

/** Swaps if the check finds that no bundle of the platform would be restarted, and refuses otherwise. */
@Service
@Command(
        scope = "shifan",
        name = "swap",
        description = "Install or update, unless that would restart the platform / 安装或更新，会重启平台时拒绝")
public class SwapCommand extends SwapCheckCommand {

    /** What is advised is done, by the command of Karaf that somebody would type. */
    @Override
    void judge(SwapForecast forecast) {
        super.judge(forecast);
        try {
            session.execute(forecast.command());
        } catch (Exception e) {
            // Karaf declares any exception; its words say what was wrong, and its commands change nothing by halves.
            throw refuse("swap.failed", forecast.command(), String.valueOf(e.getMessage()));
        }
        tell("swap.done", forecast.command());
    }
}
