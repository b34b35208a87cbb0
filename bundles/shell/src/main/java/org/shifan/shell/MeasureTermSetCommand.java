// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;

/** Sets what a bureau asks besides for a measure. */
@Service
@Command(
        scope = "shifan",
        name = "measure-term-set",
        description = "Set what a bureau asks of its own enterprises besides for a measure / 设定本局对措施的附加条件")
public class MeasureTermSetCommand extends DecisionCommand<SetTerm> {

    @Argument(name = "measure", required = true, description = "The measure, such as F4 / 措施，例如 F4")
    String measure;

    @Option(name = "--bureau", description = "The bureau / 直属局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--kind", description = "not-granted, class-at-least, value-at-most, market-not / 条件种类")
    @Completion(TermKindCompleter.class)
    String kind;

    @Option(name = "--value", description = "What is asked: a class, US dollars, countries / 取值：类别、美元金额、国家或地区代码")
    String value;

    @Option(name = "--hs", description = "The first digits of the goods' codes; all by default / 商品编码前若干位，默认全部")
    String hs;

    @Option(name = "--from", description = "The first day; the day of the decision by default / 起始日，默认决定日")
    String from;

    @Option(name = "--to", description = "The last day / 最后一日")
    String to;

    @Override
    SetTerm answer() {
        SetTerm.Kind chosen =
                MarketView.choice("--kind", need("--kind", kind), SetTerm.Kind.values(), SetTerm.Kind::code);
        String of = need("--bureau", bureau);
        Decision decision = decision();
        DateRange period = DateRange.of(date(from, decision.on()), date(to, null));
        BureauCode code = requireBureau(of);
        return service(SetTerms.class).set(code, measure, hs, chosen, value, period, decision);
    }

    @Override
    void show(SetTerm term) {
        MeasureTermsCommand.print(this, List.of(term));
    }
}
