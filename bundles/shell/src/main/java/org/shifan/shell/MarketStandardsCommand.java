// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.CountryCode;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.HsScope;

/** Lists foreign standards with their versions. */
@Service
@Command(
        scope = "shifan",
        name = "market-standards",
        description = "List foreign standards with their versions / 列出国外标准及其版本")
public class MarketStandardsCommand extends ShifanCommand<List<ForeignStandard>> {

    @Option(name = "--market", description = "Of this country, two letters / 该国家或地区的")
    String market;

    @Option(name = "--hs", description = "About these goods, first digits / 涉及该商品的（HS 前几位）")
    String hs;

    @Override
    List<ForeignStandard> answer() {
        return service(ForeignStandards.class)
                .standards(market == null ? null : CountryCode.of(market), hs == null ? null : HsScope.of(hs));
    }

    @Override
    void show(List<ForeignStandard> standards) {
        MarketView.standards(this, standards);
    }
}
