// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;

import org.shifan.api.quality.Trace;
import org.shifan.api.quality.Traces;

/** A command by which a named person does something with a trace. */
abstract class TraceStepCommand extends DecisionCommand<Trace> {

    @Argument(name = "number", required = true, description = "The trace's number / 追溯编号")
    String number;

    final long trace() {
        return number("NUMBER", number, 1);
    }

    final Traces traces() {
        return service(Traces.class);
    }

    @Override
    final void show(Trace trace) {
        new TraceView(this).print(trace);
    }
}
