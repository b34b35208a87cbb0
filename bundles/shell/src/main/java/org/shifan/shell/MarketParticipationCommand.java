// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.Participation;
import org.shifan.api.market.Participations;
import org.shifan.api.market.Participations.Candidate;

/** Shows a participation; of an exchange also to whom its places are offered first. */
@Service
@Command(
        scope = "shifan",
        name = "market-participation",
        description = "Show one of them, and of an exchange who goes first / 查看参与事项；境外交流并列出优先次序")
public class MarketParticipationCommand extends OneArgumentCommand<MarketParticipationCommand.Shown> {

    @Argument(name = "number", required = true, description = "Its number / 编号")
    String number;

    /**
     * A participation.
     *
     * @param candidates who goes first; empty unless it is an exchange
     */
    record Shown(Participation participation, List<Candidate> candidates) {}

    @Override
    Shown answer() {
        int id = number("NUMBER", number, 1);
        Participations all = service(Participations.class);
        Participation one = all.require(id);
        return new Shown(one, one.kind() == Participation.Kind.EXCHANGE ? all.candidates(id) : List.of());
    }

    @Override
    void show(Shown shown) {
        MarketView.participations(this, List.of(shown.participation()));
        if (!shown.candidates().isEmpty()) {
            Table table = table().number("rank").column("subject").column("title");
            shown.candidates().forEach(each -> table.row(each.rank(), each.subject(), each.title()));
            out().println();
            table.print(out());
        }
    }
}
