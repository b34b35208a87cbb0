// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.Risks;

/** Lists the grounds of raised risks. */
@Service
@Command(
        scope = "shifan",
        name = "risks",
        description = "List what raises the risk of goods, by enterprise, HS heading and market / 按企业、商品和市场列出风险升高的原因")
public class RisksCommand extends ShifanCommand<List<RiskGround>> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--on", description = "As it stood on this day; today by default / 截至日期，默认今天")
    String on;

    @Option(name = "--limit", description = "At most so many / 最多条数")
    String limit = "100";

    @Option(name = "--look", description = "Look at incidents and records now, before answering / 先立即检查事件和记录")
    boolean look;

    @Override
    List<RiskGround> answer() {
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        int most = number("--limit", limit, 1);
        if (look) {
            service(Risks.class).look();
        }
        return service(Risks.class).grounds(of, date(on, today()), most);
    }

    @Override
    void show(List<RiskGround> grounds) {
        print(grounds, table(), out());
    }

    static void print(List<RiskGround> grounds, Table table, java.io.PrintStream out) {
        table.column("enterprise")
                .column("heading")
                .column("market")
                .column("risk")
                .column("ground")
                .column("because");
        table.column("since-day").column("until");
        grounds.forEach(g -> table.row(
                g.enterprise(),
                g.heading().map(Object::toString).orElse("*"),
                g.market().map(Object::toString).orElse("*"),
                Terms.of(g.level()),
                Terms.of(g.kind()),
                g.because(),
                g.since(),
                g.ended()));
        table.print(out);
    }
}
