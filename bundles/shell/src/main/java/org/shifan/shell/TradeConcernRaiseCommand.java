// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Subject;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;

/** Raises a trade concern. */
@Service
@Command(
        scope = "shifan",
        name = "trade-concern-raise",
        description = "Raise a trade concern about a foreign rule / 就国外技术法规提出贸易关注")
public class TradeConcernRaiseCommand extends DecisionCommand<TradeConcern> {

    @Argument(name = "subject", required = true, description = "The zone or enterprise that is hindered / 受影响的示范区或企业")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--market", description = "Whose rule it is, two letters / 国家或地区")
    String market;

    @Option(name = "--title", description = "In a few words / 标题")
    String title;

    @Option(name = "--text", description = "What hinders, and what is asked for / 影响与诉求")
    String text;

    @Option(name = "--refers", description = "The notification, standard or trace that it comes from / 相关通报、标准或追溯")
    String refers;

    @Override
    TradeConcern answer() {
        CountryCode whose = CountryCode.of(need("--market", market));
        String named = need("--title", title);
        String said = need("--text", text);
        Subject hindered = SubjectArgument.of(subject, this);
        return service(TradeConcerns.class).raise(hindered, whose, named, said, refers, decision());
    }

    @Override
    void show(TradeConcern concern) {
        MarketView.concern(this, concern);
    }
}
