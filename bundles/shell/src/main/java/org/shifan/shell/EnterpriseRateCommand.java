// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.Rating;
import org.shifan.api.facilitation.Rating.Element;
import org.shifan.api.facilitation.Rating.Finding;
import org.shifan.api.facilitation.Rating.Mark;
import org.shifan.api.facilitation.Ratings;

/** Rates an enterprise by the nine elements and gives it its class. */
@Service
@Command(
        scope = "shifan",
        name = "enterprise-rate",
        description = "Rate an enterprise by the nine elements and give it its class / 按九项要素评定企业并确定类别")
public class EnterpriseRateCommand extends DecisionCommand<Rating> {

    @Argument(name = "enterprise", required = true, description = "The enterprise's code / 企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--class", description = "The class that it is given, 1 (best) to 4 / 类别，1（最好）至 4")
    String given;

    @Option(name = "--from", description = "The first day; the day of the decision by default / 起始日，默认决定日")
    String from;

    @Option(name = "--to", description = "The last day / 最后一日")
    String to;

    @Option(name = "--all-good", description = "What is not named is good / 未列出的要素均为 good")
    boolean allGood;

    @Option(
            name = "--element",
            description =
                    "NAME=MARK or NAME=MARK:WORDS, such as staff=fair:\"two left\"; may stand several times / 要素=结论[:说明]，可多次填写",
            multiValued = true)
    List<String> elements = List.of();

    @Override
    Rating answer() {
        Map<Element, Finding> findings = new EnumMap<>(Element.class);
        if (allGood) {
            for (Element element : Element.values()) {
                findings.put(element, new Finding(Mark.GOOD, ""));
            }
        }
        elements.forEach(said -> {
            int equals = said.indexOf('=');
            String name = equals < 0 ? said : said.substring(0, equals);
            String rest = equals < 0 ? "" : said.substring(equals + 1);
            int colon = rest.indexOf(':');
            findings.put(
                    MarketView.choice("--element", name, Element.values(), Element::code),
                    new Finding(
                            MarketView.choice(
                                    name, colon < 0 ? rest : rest.substring(0, colon), Mark.values(), Mark::code),
                            colon < 0 ? "" : rest.substring(colon + 1)));
        });
        String chosen = need("--class", given);
        Decision decision = decision();
        DateRange period = DateRange.of(date(from, decision.on()), date(to, null));
        OrganisationCode code =
                service(EnterpriseRegistry.class).require(enterprise).code();
        return service(Ratings.class).rate(code, findings, chosen, period, decision);
    }

    @Override
    void show(Rating rating) {
        EnterpriseRatingsCommand.print(this, List.of(rating));
    }
}
