// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.facilitation.TreatmentService.RulesState;

/** Lists the rules of measures that are here. */
@Service
@Command(
        scope = "shifan",
        name = "treatment-rules",
        description = "List the rules of measures and say which serve / 列出措施规则及在用的一套")
public class TreatmentRulesCommand extends ShifanCommand<List<RulesState>> {

    @Override
    List<RulesState> answer() {
        return service(TreatmentService.class).rules();
    }

    @Override
    void show(List<RulesState> states) {
        Table rules = table().column("name")
                .column("version")
                .column("serves")
                .column("digest")
                .column("status");
        states.forEach(state -> rules.row(
                state.version().name(),
                state.version().version(),
                Terms.truth(state.serves()),
                state.version().digest(),
                state.problems().isEmpty() ? null : state.problems().get(0)));
        rules.print(out());
        Stream<RulesState> serving = states.stream().filter(RulesState::serves);
        serving.findFirst().ifPresent(state -> {
            Table tables = table().column("file").column("digest");
            state.version().tables().forEach(tables::row);
            tables.print(out());
        });
    }
}
