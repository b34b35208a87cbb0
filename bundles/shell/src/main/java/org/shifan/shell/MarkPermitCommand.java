// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.mark.MarkUse;
import org.shifan.api.mark.Marks;

/** Permits the use of a title and its mark. */
@Service
@Command(scope = "shifan", name = "mark-permit", description = "Permit the use of a title's mark / 许可使用称号标志")
public class MarkPermitCommand extends DecisionCommand<MarkPermit> {

    @Argument(
            index = 0,
            name = "holder",
            required = true,
            description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String holder;

    @Option(name = "--title", description = "provincial, national or demonstration-enterprise / 称号")
    @Completion(TitleCompleter.class)
    String title;

    @Option(name = "--zone", description = "The zone whose title a member uses / 入区企业使用其称号的示范区")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--use", description = "publicity, fair, site, packaging or document / 用途")
    @Completion(MarkUseCompleter.class)
    String use;

    @Option(name = "--place", description = "The product, the fair, the works / 产品、展会或场所")
    String place;

    @Option(name = "--from", description = "First day; today by default / 起始日，默认今天")
    String from;

    @Option(name = "--to", description = "Last day / 终止日")
    String to;

    @Override
    MarkPermit answer() {
        DateRange period = DateRange.of(date(from, today()), date(need("--to", to), null));
        MarkUse wanted = MarkUse.of(need("--use", use))
                .orElseThrow(() -> refuse(
                        "mark.use.form",
                        use,
                        String.join(
                                ", ",
                                Arrays.stream(MarkUse.values())
                                        .map(MarkUse::code)
                                        .toList())));
        MarkRequest request = new MarkRequest(
                SubjectArgument.of(holder, this),
                CaseOpenCommand.title(need("--title", title)),
                zone == null ? null : ZoneId.of(zone),
                wanted,
                need("--place", place),
                period);
        Signature by = new Signature(actor(), date(on, today()), need("--reason", reason));
        return service(Marks.class).permit(request, evidence, by);
    }

    @Override
    void show(MarkPermit permit) {
        out().println(say(
                "mark.permitted",
                permit.code(),
                permit.request().holder(),
                permit.request().period().from(),
                permit.request().period().to()));
    }
}
