// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;

/** Lists declared grounds. */
@Service
@Command(scope = "shifan", name = "grounds", description = "List what was declared for measures / 列出所宣布的措施依据")
public class GroundsCommand extends ShifanCommand<List<DeclaredGround>> {

    @Option(name = "--enterprise", description = "Those that concern this enterprise / 涉及该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--on", description = "Only those that hold on this day / 仅该日有效的")
    String on;

    @Override
    List<DeclaredGround> answer() {
        LocalDate day = date(on, null);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        return service(DeclaredGrounds.class).grounds(code, day);
    }

    @Override
    void show(List<DeclaredGround> grounds) {
        print(this, grounds);
    }

    static void print(ShifanCommand<?> command, List<DeclaredGround> grounds) {
        Table table = command.table()
                .number("number")
                .column("kind")
                .column("enterprise")
                .column("hs");
        table.column("market").column("period").column("ended").column("by").column("reason");
        grounds.forEach(ground -> table.row(
                ground.id(),
                Terms.of(ground.kind()),
                ground.enterprise(),
                ground.hs().isEmpty() ? null : ground.hs(),
                ground.market(),
                ground.period(),
                ground.endedOn(),
                ground.declared().by(),
                ground.declared().reason()));
        table.print(command.out());
    }
}
