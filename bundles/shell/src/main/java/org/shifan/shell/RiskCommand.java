// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.quality.Risk;
import org.shifan.api.quality.Risks;

/** Says how great the risk of an enterprise's goods for a market is, and why. */
@Service
@Command(
        scope = "shifan",
        name = "risk",
        description = "Say how great the risk of an enterprise's goods for a market is, and why / 显示企业某商品对某市场的风险等级及原因")
public class RiskCommand extends OneArgumentCommand<Risk> {

    @Argument(name = "enterprise", required = true, description = "The enterprise's code / 企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--hs", description = "The commodity code / 商品编码")
    String hs;

    @Option(name = "--market", description = "Two letters of the market / 市场（两位国别代码）")
    String market;

    @Option(name = "--on", description = "On this day; today by default / 日期，默认今天")
    String on;

    @Override
    Risk answer() {
        HsCode goods = HsCode.of(need("--hs", hs));
        CountryCode to = CountryCode.of(need("--market", market));
        OrganisationCode code =
                service(EnterpriseRegistry.class).require(enterprise).code();
        return service(Risks.class).risk(code, goods, to, date(on, today()));
    }

    @Override
    void show(Risk risk) {
        out().println(say(
                "risk.level", risk.enterprise(), risk.heading(), risk.market(), risk.on(), Terms.of(risk.level())));
        if (!risk.grounds().isEmpty()) {
            RisksCommand.print(risk.grounds(), table(), out());
        }
    }
}
