// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;
import org.shifan.api.quality.Traces;

/** Opens the trace investigation of an incident. */
@Service
@Command(scope = "shifan", name = "trace-open", description = "Open the trace investigation of an incident / 对事件立案追溯")
public class TraceOpenCommand extends DecisionCommand<Trace> {

    @Argument(name = "incident", required = true, description = "The incident's number / 事件编号")
    String incident;

    @Option(name = "--first", description = "One investigator / 调查人一")
    String first;

    @Option(name = "--second", description = "The other investigator / 调查人二")
    String second;

    @Option(name = "--due", description = "The last day for it; the bureau's term by default / 期限，默认按本局规定")
    String due;

    @Override
    Trace answer() {
        List<String> two =
                Stream.of(need("--first", first), need("--second", second)).toList();
        return service(Traces.class).open(number("INCIDENT", incident, 1), two, date(due, null), decision());
    }

    @Override
    void show(Trace trace) {
        new TraceView(this).print(trace);
    }
}
