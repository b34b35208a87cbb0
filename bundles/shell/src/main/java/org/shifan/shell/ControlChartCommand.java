// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Locale;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.HsCode;
import org.shifan.api.quality.ControlChart;
import org.shifan.api.quality.Risks;

/** Shows the control chart of an industry: the share of failed batches month by month, with its limits. */
@Service
@Command(
        scope = "shifan",
        name = "control-chart",
        description = "Show an industry's share of failed batches by month with control limits / 显示行业批次不合格率控制图")
public class ControlChartCommand extends OneArgumentCommand<ControlChart> {

    @Argument(name = "hs", required = true, description = "The industry's HS heading / 行业的四位商品编码")
    String hs;

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Override
    ControlChart answer() {
        HsCode heading = HsCode.of(hs);
        return service(Risks.class).chart(requireBureau(need("--bureau", bureau)), heading);
    }

    @Override
    void show(ControlChart chart) {
        out().println(say(
                chart.enough() ? "chart.head" : "chart.few",
                chart.heading(),
                chart.bureau(),
                chart.points().size(),
                percent(chart.centre()),
                String.format(Locale.ROOT, "%.2f", chart.spread())));
        Table table = table().column("month").number("batches").number("failed").number("percent");
        table.number("lower-limit").number("upper-limit").column("remark");
        chart.points()
                .forEach(p -> table.row(
                        p.month(),
                        p.batches(),
                        p.failed(),
                        percent(p.share()),
                        chart.enough() ? percent(p.lower()) : null,
                        chart.enough() ? percent(p.upper()) : null,
                        chart.enough() && p.out() ? ShellMessages.M.text("chart.out") : null));
        table.print(out());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100);
    }
}
