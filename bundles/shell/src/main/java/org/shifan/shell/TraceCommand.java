// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;
import org.shifan.api.quality.Traces;

/** Shows a trace investigation. */
@Service
@Command(scope = "shifan", name = "trace", description = "Show a trace investigation / 显示追溯调查")
public class TraceCommand extends OneArgumentCommand<Trace> {

    @Argument(name = "number", required = true, description = "The trace's number / 追溯编号")
    String number;

    @Override
    Trace answer() {
        return service(Traces.class).require(number("NUMBER", number, 1));
    }

    @Override
    void show(Trace trace) {
        new TraceView(this).print(trace);
    }
}
