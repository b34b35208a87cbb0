// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;

/** Confirms a reviewed trace as the leader in charge; its measures begin. */
@Service
@Command(
        scope = "shifan",
        name = "trace-confirm",
        description = "Confirm a reviewed trace as the leader in charge; its measures begin / 负责人确认，启动措施")
public class TraceConfirmCommand extends TraceStepCommand {

    @Override
    Trace answer() {
        return traces().confirm(trace(), decision());
    }
}
