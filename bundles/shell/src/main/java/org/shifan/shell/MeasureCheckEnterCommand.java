// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureChecks;

/** Enters what the check of a shipment found. */
@Service
@Command(
        scope = "shifan",
        name = "measure-check-enter",
        description =
                "Enter what a random check or a joint inspection found; one that fails raises the risk / 登记抽查或联合检验结果，不合格者风险升高")
public class MeasureCheckEnterCommand extends DecisionCommand<MeasureCheck> {

    @Argument(name = "declaration", required = true, description = "The number of the declaration / 报检号")
    String declaration;

    @Option(name = "--checked", description = "The day of the check; that of the decision by default / 检查日期，默认决定日期")
    String checked;

    @Option(
            name = "--with",
            description = "Who took part besides the bureau; may stand several times / 检验检疫局以外的参加方，可多次填写",
            multiValued = true)
    List<String> with = List.of();

    @Option(
            name = "--failed",
            description = "What the goods failed; may stand several times; without one they passed / 不合格项目，可多次填写，缺省为合格",
            multiValued = true)
    List<String> failed = List.of();

    @Override
    MeasureCheck answer() {
        Decision decision = decision();
        LocalDate day = date(checked, decision.on());
        return service(MeasureChecks.class).enter(declaration, day, with, failed, decision);
    }

    @Override
    void show(MeasureCheck check) {
        MeasureChecksCommand.print(this, List.of(check));
    }
}
