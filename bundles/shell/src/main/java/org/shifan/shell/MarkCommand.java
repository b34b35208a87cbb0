// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.Marks;

/** Shows who permitted the use of a mark, who withdrew it, and where it was seen. */
@Service
@Command(scope = "shifan", name = "mark", description = "Show a permission to use a mark / 查看标志使用许可")
public class MarkCommand extends OneArgumentCommand<MarkCommand.File> {

    @Argument(index = 0, name = "code", required = true, description = "The mark's code / 标志编码")
    String code;

    /** Everything about a mark. */
    public record File(MarkPermit permit, List<MarkUsage> usages) {}

    @Override
    File answer() {
        Marks marks = service(Marks.class);
        MarkPermit permit = marks.require(MarkCode.of(code));
        return new File(permit, marks.usages(permit.code()));
    }

    @Override
    void show(File file) {
        MarkPermit permit = file.permit();
        Table what = table().column("holder").column("title").column("zone").column("use");
        what.column("place").column("period");
        what.row(
                permit.request().holder(),
                permit.request().title(),
                permit.request().zone(),
                Terms.of(permit.request().use()),
                permit.request().place(),
                permit.request().period());
        what.print(out());
        entry("mark.granted", permit.granted(), permit.request().period().from());
        permit.withdrawal().ifPresent(entry -> entry("mark.ended", entry, permit.lastDay()));
        if (!file.usages().isEmpty()) {
            Table seen =
                    table().column("on").column("place").column("verification").column("note");
            file.usages()
                    .forEach(usage -> seen.row(usage.on(), usage.place(), Terms.of(usage.outcome()), usage.note()));
            seen.print(out());
        }
    }

    private void entry(String key, MarkPermit.Entry entry, Object day) {
        out().println(say(key, day, entry.on(), person(entry.by()), entry.reason(), entry.evidence()));
    }
}
