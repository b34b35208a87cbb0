// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.CountryCode;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;

/** Lists trade concerns. */
@Service
@Command(scope = "shifan", name = "trade-concerns", description = "List trade concerns and their outcome / 列出贸易关注及其结果")
public class TradeConcernsCommand extends ShifanCommand<List<TradeConcern>> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--of", description = "Of this zone or enterprise / 该示范区或企业的")
    @Completion(SubjectCompleter.class)
    String of;

    @Option(name = "--market", description = "About this country, two letters / 针对该国家或地区的")
    String market;

    @Option(name = "--open", description = "Only those without an outcome / 仅未结案的")
    boolean open;

    @Override
    List<TradeConcern> answer() {
        return service(TradeConcerns.class)
                .concerns(
                        bureau == null ? null : requireBureau(bureau),
                        of == null ? null : SubjectArgument.of(of, this),
                        market == null ? null : CountryCode.of(market),
                        open);
    }

    @Override
    void show(List<TradeConcern> concerns) {
        MarketView.concerns(this, concerns);
    }
}
