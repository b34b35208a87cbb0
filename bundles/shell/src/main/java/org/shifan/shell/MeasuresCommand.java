// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Measure;
import org.shifan.api.quality.Traces;

/** Lists the measures that are not done. */
@Service
@Command(scope = "shifan", name = "measures", description = "List the measures that are not done / 列出未完成的措施")
public class MeasuresCommand extends ShifanCommand<List<Measure>> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--late", description = "Only late ones / 仅逾期的")
    boolean late;

    @Override
    List<Measure> answer() {
        return service(Traces.class).measures(bureau == null ? null : requireBureau(bureau), late ? today() : null);
    }

    @Override
    void show(List<Measure> measures) {
        new TraceView(this).print(measures);
    }
}
