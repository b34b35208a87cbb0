// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.VerdictOverride;

/** Confirm as a second person what is pending about an evaluation. */
@Service
@Command(
        scope = "shifan",
        name = "override-confirm",
        description = "Confirm as a second person what is pending about an evaluation / 以第二人身份确认待定的改判")
public class OverrideConfirmCommand extends SignedCommand {

    @Override
    VerdictOverride answer() {
        return service(Overrides.class).confirm(evaluation(), actor(), decision());
    }
}
