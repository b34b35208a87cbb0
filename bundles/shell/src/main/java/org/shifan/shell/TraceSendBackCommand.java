// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;

/** Sends a reviewed trace back to the investigators. */
@Service
@Command(
        scope = "shifan",
        name = "trace-send-back",
        description = "Send a reviewed trace back to the investigators / 退回调查人")
public class TraceSendBackCommand extends TraceStepCommand {

    @Override
    Trace answer() {
        return traces().sendBack(trace(), decision());
    }
}
