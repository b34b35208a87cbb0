// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.HsScope;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;

/** Adds the HS codes that a notification does not name. */
@Service
@Command(
        scope = "shifan",
        name = "market-classify",
        description = "Add HS codes that a notification does not name / 为通报补充 HS 编码")
public class MarketClassifyCommand extends DecisionCommand<NoticeFile> {

    @Argument(name = "symbol", required = true, description = "Its symbol, such as G/TBT/N/USA/1838 / 通报编号")
    String symbol;

    @Option(name = "--hs", description = "The codes, with commas between / HS 编码，以逗号分隔")
    String hs;

    @Override
    NoticeFile answer() {
        NoticeSymbol wanted = NoticeSymbol.of(symbol);
        List<HsScope> codes = MarketView.hs(need("--hs", hs));
        return service(Notices.class).classify(wanted, codes, decision());
    }

    @Override
    void show(NoticeFile file) {
        MarketView.files(this, List.of(file));
    }
}
