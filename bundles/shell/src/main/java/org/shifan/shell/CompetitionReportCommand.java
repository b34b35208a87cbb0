// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.code.ZoneId;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;

/** Enters a case of counterfeit or unfair competition. */
@Service
@Command(
        scope = "shifan",
        name = "competition-report",
        description = "Enter a case of counterfeit or unfair competition in a zone / 登记示范区内假冒伪劣或不正当竞争案件")
public class CompetitionReportCommand extends DecisionCommand<CompetitionCase> {

    @Argument(name = "zone", required = true, description = "The zone in whose area it is / 所在示范区")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(
            name = "--kind",
            description = "counterfeit or unfair-competition / 类型：counterfeit 假冒伪劣、unfair-competition 不正当竞争")
    @Completion(
            value = StringsCompleter.class,
            values = {"counterfeit", "unfair-competition"})
    String kind;

    @Option(name = "--suspect", description = "Who is said to have done it / 涉嫌者")
    String suspect;

    @Option(name = "--suspect-code", description = "The suspect's code where it is registered / 涉嫌企业代码")
    @Completion(EnterpriseCompleter.class)
    String suspectCode;

    @Option(name = "--injured", description = "The code of the enterprise that is injured / 受害企业代码")
    @Completion(EnterpriseCompleter.class)
    String injured;

    @Option(name = "--product", description = "The goods / 产品")
    String product;

    @Option(name = "--text", description = "What happened / 情况说明")
    String text;

    @Override
    CompetitionCase answer() {
        LocalDate found = date(on, today());
        CompetitionCases.Report report = new CompetitionCases.Report(
                ZoneId.of(zone),
                CompetitionView.kind(need("--kind", kind)),
                found,
                need("--suspect", suspect),
                suspectCode,
                injured,
                product,
                need("--text", text));
        return service(CompetitionCases.class).report(report, decision());
    }

    @Override
    void show(CompetitionCase entered) {
        CompetitionView.print(this, entered);
    }
}
