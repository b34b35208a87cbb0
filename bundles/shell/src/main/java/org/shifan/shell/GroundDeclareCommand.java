// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;

/** Declares something that measures rest on or fall by. */
@Service
@Command(
        scope = "shifan",
        name = "ground-declare",
        description = "Declare what measures rest on or fall by: an incident, a risk, a project / 宣布措施的依据：事故、风险、业务登记等")
public class GroundDeclareCommand extends DecisionCommand<DeclaredGround> {

    @Argument(name = "kind", required = true, description = "What is declared / 种类")
    @Completion(GroundKindCompleter.class)
    String kind;

    @Option(name = "--enterprise", description = "The enterprise's code; all by default / 企业代码，默认全部")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--hs", description = "The first digits of the goods' codes / 商品编码前若干位")
    String hs;

    @Option(name = "--market", description = "The country, two letters; all by default / 国家或地区代码，默认全部")
    String market;

    @Option(name = "--from", description = "The first day; the day of the decision by default / 起始日，默认决定日")
    String from;

    @Option(name = "--to", description = "The last day / 最后一日")
    String to;

    static DeclaredGround.Kind kind(String code) {
        return Arrays.stream(DeclaredGround.Kind.values())
                .filter(k -> k.code().equals(code.strip()))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "ground.kind",
                        code,
                        Arrays.stream(DeclaredGround.Kind.values())
                                .map(DeclaredGround.Kind::code)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    DeclaredGround answer() {
        DeclaredGround.Kind chosen = kind(kind);
        Decision decision = decision();
        CountryCode country = market == null ? null : CountryCode.of(market);
        DateRange period = DateRange.of(date(from, decision.on()), date(to, null));
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        return service(DeclaredGrounds.class).declare(chosen, code, hs, country, period, decision);
    }

    @Override
    void show(DeclaredGround ground) {
        GroundsCommand.print(this, List.of(ground));
    }
}
