// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.Warning;
import org.shifan.api.market.Warnings;

/** Lists warnings of foreign markets and who has read them. */
@Service
@Command(
        scope = "shifan",
        name = "market-warnings",
        description = "List warnings of foreign markets and who has read them / 列出国外市场预警及阅读情况")
public class MarketWarningsCommand extends ShifanCommand<List<Warning>> {

    @Option(name = "--bureau", description = "Of this bureau's zones and enterprises / 该局示范区和企业的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--of", description = "Of this zone or enterprise / 该示范区或企业的")
    @Completion(SubjectCompleter.class)
    String of;

    @Option(name = "--unread", description = "Only those that nobody has read / 仅无人阅读的")
    boolean unread;

    @Option(name = "--look", description = "Look first whom to warn / 先检查应向谁预警")
    boolean look;

    @Option(name = "--offset", description = "Leave out the first ones / 跳过前若干条")
    String offset = "0";

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<Warning> answer() {
        Warnings.Query query = new Warnings.Query(
                bureau == null ? null : requireBureau(bureau),
                of == null ? null : SubjectArgument.of(of, this),
                unread,
                number("--offset", offset, 0),
                number("--limit", limit, 1));
        Warnings warnings = service(Warnings.class);
        if (look) {
            warnings.look();
        }
        return warnings.warnings(query);
    }

    @Override
    void show(List<Warning> warnings) {
        MarketView.warnings(this, warnings);
    }
}
