// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.ZoneId;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;

/** Lists cases of counterfeit and unfair competition. */
@Service
@Command(
        scope = "shifan",
        name = "competition-cases",
        description = "List cases of counterfeit and unfair competition / 列出假冒伪劣和不正当竞争案件")
public class CompetitionCasesCommand extends ShifanCommand<List<CompetitionCase>> {

    @Option(name = "--zone", description = "In this zone / 该示范区内的")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--open", description = "Only those that are not closed / 仅未结案的")
    boolean open;

    @Override
    List<CompetitionCase> answer() {
        return service(CompetitionCases.class).cases(zone == null ? null : ZoneId.of(zone), open);
    }

    @Override
    void show(List<CompetitionCase> cases) {
        CompetitionView.print(this, cases);
    }
}
