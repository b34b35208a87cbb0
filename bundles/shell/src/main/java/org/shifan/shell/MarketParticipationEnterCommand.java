// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.market.Participation;
import org.shifan.api.market.Participations;

/** Enters a standard that an enterprise helps to write, a promotion body or an exchange. */
@Service
@Command(
        scope = "shifan",
        name = "market-participation-enter",
        description = "Enter a standard in the making, a promotion body or an exchange / 登记标准制修订、技术促进组织或境外交流")
public class MarketParticipationEnterCommand extends DecisionCommand<Participation> {

    @Argument(name = "kind", required = true, description = "standard-work, promotion-body or exchange / 类型")
    @Completion(
            value = StringsCompleter.class,
            values = {"standard-work", "promotion-body", "exchange"})
    String kind;

    @Option(name = "--bureau", description = "Whose it is / 所属局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--title", description = "The standard, the body, the event / 标准、组织或活动名称")
    String title;

    @Option(name = "--text", description = "Number and role, purpose, or place / 标准号与角色、宗旨或地点")
    String text;

    @Option(
            name = "--scope",
            description =
                    "Of a standard: international, national, industry or group / 标准级别：international 国际、national 国家、industry 行业、group 团体")
    @Completion(
            value = StringsCompleter.class,
            values = {"international", "national", "industry", "group"})
    String scope;

    @Option(name = "--places", description = "Of an exchange: how many can go / 交流活动名额")
    String places;

    @Override
    Participation answer() {
        Participation.Kind what =
                MarketView.choice("KIND", kind, Participation.Kind.values(), Participation.Kind::code);
        BureauCode whose = requireBureau(need("--bureau", bureau));
        String named = need("--title", title);
        int most = places == null ? 0 : number("--places", places, 1);
        Decision decision = decision();
        return service(Participations.class).enter(what, whose, named, text, scope, most, decision.on(), decision);
    }

    @Override
    void show(Participation entered) {
        MarketView.participations(this, List.of(entered));
    }
}
