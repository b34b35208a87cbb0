// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.HsCode;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.Incidents;

/** Confirms which enterprise made the goods of an incident. */
@Service
@Command(
        scope = "shifan",
        name = "incident-attribute",
        description = "Confirm which enterprise made the goods of an incident / 确认事件归属企业")
public class IncidentAttributeCommand extends DecisionCommand<Incident> {

    @Argument(name = "number", required = true, description = "The incident's number / 事件编号")
    String number;

    @Option(name = "--enterprise", description = "Its code / 企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--hs", description = "The commodity code of the goods / 货物的商品编码")
    String hs;

    @Option(name = "--product", description = "The number of the registered goods that they are / 相符的登记产品编号")
    String product;

    @Override
    Incident answer() {
        return service(Incidents.class)
                .attribute(
                        number("NUMBER", number, 1),
                        need("--enterprise", enterprise),
                        hs == null ? null : HsCode.of(hs),
                        product == null ? null : Long.valueOf(number("--product", product, 1)),
                        decision());
    }

    @Override
    void show(Incident incident) {
        incident.attribution()
                .ifPresent(a -> out().println(say(
                        "incident.attributed",
                        a.enterprise(),
                        a.decision().by(),
                        a.decision().on(),
                        a.confidence())));
        if (incident.goods().hs() == null) {
            out().println(say("incident.no-goods"));
        }
    }
}
