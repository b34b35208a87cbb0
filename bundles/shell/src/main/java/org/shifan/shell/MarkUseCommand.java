// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.Marks;

/** Records where a mark was seen. */
@Service
@Command(scope = "shifan", name = "mark-use", description = "Record where a mark was seen / 登记发现的标志使用情况")
public class MarkUseCommand extends OneArgumentCommand<MarkUsage> {

    @Argument(index = 0, name = "code", required = true, description = "The mark's code / 标志编码")
    String code;

    @Option(name = "--place", description = "Where / 地点")
    String place;

    @Option(name = "--note", description = "What was seen / 情况")
    String note;

    @Option(name = "--on", description = "When; today by default / 日期，默认今天")
    String on;

    @Option(
            name = "--by",
            description = "For whom the account acts that is logged in; for itself by default / 当前登录账号代何人办理，默认本人")
    String by;

    @Override
    MarkUsage answer() {
        return service(Marks.class)
                .record(MarkCode.of(code), date(on, today()), need("--place", place), note, actor(by));
    }

    @Override
    void show(MarkUsage usage) {
        out().println(say("mark.used", usage.code(), usage.place(), usage.on(), Terms.of(usage.outcome())));
    }
}
