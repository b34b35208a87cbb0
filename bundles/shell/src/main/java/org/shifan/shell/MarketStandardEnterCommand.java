// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.CountryCode;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.HsScope;

/** Enters a foreign standard with its first version. */
@Service
@Command(
        scope = "shifan",
        name = "market-standard-enter",
        description = "Enter a foreign standard with its first version / 登记国外标准及其首个版本")
public class MarketStandardEnterCommand extends MarketVersionCommand {

    @Argument(name = "number", required = true, description = "The standard as it is cited / 标准号")
    String cited;

    @Option(name = "--market", description = "The country where it holds, two letters / 适用的国家或地区")
    String market;

    @Option(name = "--title", description = "Its title / 标题")
    String title;

    @Option(name = "--hs", description = "Its goods' HS codes, with commas between / HS 编码，以逗号分隔")
    String hs;

    @Override
    ForeignStandard answer() {
        CountryCode where = CountryCode.of(need("--market", market));
        String named = need("--title", title);
        List<HsScope> goods = MarketView.hs(need("--hs", hs));
        return service(ForeignStandards.class).register(where, cited, named, goods, version());
    }

    @Override
    void show(ForeignStandard standard) {
        MarketView.standards(this, List.of(standard));
    }
}
