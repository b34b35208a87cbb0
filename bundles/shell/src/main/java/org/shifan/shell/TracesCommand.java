// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;
import org.shifan.api.quality.Traces;

/** Lists the traces that are not closed. */
@Service
@Command(scope = "shifan", name = "traces", description = "List the traces that are not closed / 列出未结案的追溯")
public class TracesCommand extends ShifanCommand<List<Trace>> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--late", description = "Only late ones / 仅逾期的")
    boolean late;

    @Override
    List<Trace> answer() {
        return service(Traces.class).open(bureau == null ? null : requireBureau(bureau), late ? today() : null);
    }

    @Override
    void show(List<Trace> traces) {
        Table table = table().number("id")
                .number("incident")
                .column("enterprise")
                .column("until")
                .column("state");
        table.column("by");
        traces.forEach(t -> table.row(
                t.id(),
                t.incident(),
                t.enterprise(),
                t.due(),
                t.late(today()) ? say("trace.late") : Terms.of(t.state()),
                String.join(
                        ", ", t.investigators().stream().map(one -> one.name()).toList())));
        table.print(out());
    }
}
