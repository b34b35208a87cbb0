// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignments;

/** Enters goods of a registered project that have to cross the border again. */
@Service
@Command(
        scope = "shifan",
        name = "project-goods-enter",
        description = "Enter goods of a registered project that have to cross the border again / 登记新业务项下须复运进出境的货物")
public class ProjectGoodsEnterCommand extends DecisionCommand<ProjectConsignment> {

    @Argument(name = "declaration", required = true, description = "The declaration of the way there / 去程报检号")
    String declaration;

    @Option(name = "--goods", description = "What it is / 货物名称")
    String goods;

    @Option(name = "--quantity", description = "How much / 数量")
    String quantity;

    @Option(name = "--unit", description = "What it is counted in, such as pieces / 计量单位")
    String unit;

    @Option(name = "--due", description = "The last day on which it has to be back / 应返日期")
    String due;

    @Override
    ProjectConsignment answer() {
        String what = need("--goods", goods);
        BigDecimal much = quantity("--quantity", need("--quantity", quantity));
        String counted = need("--unit", unit);
        LocalDate day = date(need("--due", due), null);
        Decision decision = decision();
        return service(ProjectConsignments.class).enter(declaration, what, much, counted, day, decision);
    }

    /** @throws org.shifan.api.text.ShifanException {@code project.quantity} */
    static BigDecimal quantity(String option, String text) {
        if (!text.strip().matches("[0-9]{1,15}([.][0-9]{1,6})?")) {
            throw refuse("project.quantity", option, text);
        }
        return new BigDecimal(text.strip());
    }

    @Override
    void show(ProjectConsignment consignment) {
        ProjectGoodsCommand.print(this, List.of(consignment));
    }
}
