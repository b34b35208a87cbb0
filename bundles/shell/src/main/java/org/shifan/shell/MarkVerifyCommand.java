// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkVerification;
import org.shifan.api.mark.Marks;

/** Says what anybody may know of a mark. */
@Service
@Command(scope = "shifan", name = "mark-verify", description = "Verify a mark by its code / 按编码核验标志")
public class MarkVerifyCommand extends OneArgumentCommand<MarkVerification> {

    @Argument(index = 0, name = "code", required = true, description = "The code beside the mark / 标志旁的编码")
    String code;

    @Option(name = "--on", description = "For that day; today by default / 核验日期，默认今天")
    String on;

    @Override
    MarkVerification answer() {
        return service(Marks.class).verify(MarkCode.of(code), date(on, today()));
    }

    @Override
    void show(MarkVerification said) {
        out().println(said.reason().in(language()));
        if (said.holder() != null) {
            Table table =
                    table().column("holder").column("title").column("zone").column("use");
            table.column("place").column("from").column("until");
            table.row(said.holder(), said.title(), said.zone(), said.use(), said.place(), said.from(), said.until());
            table.print(out());
        }
    }
}
