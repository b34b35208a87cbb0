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

/** Closes what of a project's goods will not come back. */
@Service
@Command(
        scope = "shifan",
        name = "project-goods-write-off",
        description = "Close, on a document, what of a registered project's goods will not come back / 凭文件核销不再返回的新业务货物")
public class ProjectGoodsWriteOffCommand extends DecisionCommand<ProjectConsignment> {

    @Argument(name = "number", required = true, description = "The consignment's number / 往返货物编号")
    String number;

    @Option(name = "--quantity", description = "How much / 数量")
    String quantity;

    @Override
    ProjectConsignment answer() {
        int id = number("NUMBER", number, 1);
        BigDecimal much = ProjectGoodsEnterCommand.quantity("--quantity", need("--quantity", quantity));
        need("--evidence", evidence);
        Decision decision = decision();
        return service(ProjectConsignments.class).writeOff(id, much, decision);
    }

    @Override
    void show(ProjectConsignment consignment) {
        ProjectGoodsCommand.print(this, List.of(consignment));
    }
}
