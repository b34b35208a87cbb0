// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignments;

/** Enters what of a project's goods came back. */
@Service
@Command(
        scope = "shifan",
        name = "project-goods-back",
        description = "Enter what of a registered project's goods came back / 登记新业务货物返回")
public class ProjectGoodsBackCommand extends DecisionCommand<ProjectConsignment> {

    @Argument(name = "number", required = true, description = "The consignment's number / 往返货物编号")
    String number;

    @Option(name = "--declaration", description = "The declaration of the way back / 返程报检号")
    String declaration;

    @Option(name = "--quantity", description = "How much / 数量")
    String quantity;

    @Override
    ProjectConsignment answer() {
        int id = number("NUMBER", number, 1);
        String back = need("--declaration", declaration);
        BigDecimal much = ProjectGoodsEnterCommand.quantity("--quantity", need("--quantity", quantity));
        Decision decision = decision();
        return service(ProjectConsignments.class).back(id, back, much, decision);
    }

    @Override
    void show(ProjectConsignment consignment) {
        ProjectGoodsCommand.print(this, List.of(consignment));
    }
}
