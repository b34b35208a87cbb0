// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.VerdictOverride;

/** Put forward that an override ends. */
@Service
@Command(scope = "shifan", name = "override-withdraw", description = "Put forward that an override ends / 提出撤销改判")
public class OverrideWithdrawCommand extends SignedCommand {

    @Override
    VerdictOverride answer() {
        return service(Overrides.class).withdraw(evaluation(), actor(), decision());
    }
}
