// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignments;

/** Lists goods of registered projects. */
@Service
@Command(
        scope = "shifan",
        name = "project-goods",
        description = "List goods of registered projects, and what should be back and is not / 列出新业务往返货物及逾期未返者")
public class ProjectGoodsCommand extends ShifanCommand<List<ProjectConsignment>> {

    @Option(name = "--bureau", description = "Of enterprises of this bureau / 该局企业的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--enterprise", description = "Of this enterprise / 该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--overdue", description = "Only what should be back and is not / 仅逾期未返的")
    boolean overdue;

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<ProjectConsignment> answer() {
        int most = number("--limit", limit, 1);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        return service(ProjectConsignments.class).consignments(of, code, overdue ? today() : null, 0, most);
    }

    @Override
    void show(List<ProjectConsignment> consignments) {
        print(this, consignments);
    }

    static void print(ShifanCommand<?> command, List<ProjectConsignment> consignments) {
        Table table = command.table()
                .number("number")
                .column("kind")
                .column("enterprise")
                .column("declaration");
        table.column("direction")
                .column("on")
                .column("goods")
                .number("quantity")
                .column("unit");
        table.column("due").number("open-quantity").column("overdue");
        consignments.forEach(each -> table.row(
                each.number(),
                Terms.of(each.kind()),
                each.enterprise(),
                each.declaration(),
                Terms.of(each.direction()),
                each.on(),
                each.goods(),
                each.quantity(),
                each.unit(),
                each.due(),
                each.open(),
                Terms.truth(each.overdue(command.today()))));
        table.print(command.out());
    }
}
