// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;

/** Sets a monitoring plan. */
@Service
@Command(
        scope = "shifan",
        name = "monitoring-plan",
        description =
                "Move goods of an enterprise from batch-by-batch inspection to risk monitoring by a plan / 制定风险监测计划，以监测代替逐批检验")
public class MonitoringPlanCommand extends DecisionCommand<MonitoringPlan> {

    @Argument(name = "enterprise", required = true, description = "The enterprise's code / 企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--hs", description = "The first digits of the goods' codes / 商品编码前若干位")
    String hs;

    @Option(
            name = "--from",
            description = "The first day; the day of the decision by default. It ends with its year / 起始日，默认决定日；至当年年底")
    String from;

    @Option(
            name = "--item",
            description = "What each sample is tested for; may stand several times / 检测项目，可多次填写",
            multiValued = true)
    List<String> items = List.of();

    @Option(name = "--samples", description = "How many samples until the end of the year / 至年底的样品数")
    String samples;

    @Option(
            name = "--per-mille",
            description =
                    "How many of a thousand batches are drawn for a sample; the floor of the rules by default / 抽样比例（千分之），默认规则下限")
    String perMille = "0";

    @Override
    MonitoringPlan answer() {
        String goods = need("--hs", hs);
        int wanted = number("--samples", need("--samples", samples), 1);
        int rate = number("--per-mille", perMille, 0);
        Decision decision = decision();
        LocalDate first = date(from, decision.on());
        OrganisationCode code =
                service(EnterpriseRegistry.class).require(enterprise).code();
        return service(Monitoring.class).set(code, goods, first, items, wanted, rate, decision);
    }

    @Override
    void show(MonitoringPlan plan) {
        MonitoringPlansCommand.print(this, List.of(plan));
    }
}
