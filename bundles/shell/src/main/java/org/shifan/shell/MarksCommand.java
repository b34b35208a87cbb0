// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.Marks;

/** Lists permissions to use marks. */
@Service
@Command(scope = "shifan", name = "marks", description = "List permissions to use marks / 列出标志使用许可")
public class MarksCommand extends ShifanCommand<List<MarkPermit>> {

    @Option(name = "--holder", description = "Of that zone or enterprise / 该示范区或企业的")
    @Completion(SubjectCompleter.class)
    String holder;

    @Option(name = "--bureau", description = "Of that bureau / 该直属局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--on", description = "That hold on that day; all by default / 当日有效的，默认全部")
    String on;

    @Override
    List<MarkPermit> answer() {
        return service(Marks.class)
                .find(
                        holder == null ? null : SubjectArgument.of(holder, this),
                        bureau == null ? null : requireBureau(bureau),
                        date(on, null));
    }

    @Override
    void show(List<MarkPermit> permits) {
        Table table = table().column("code").column("holder").column("title").column("zone");
        table.column("use").column("place").column("period").column("ended");
        permits.forEach(permit -> table.row(
                permit.code(),
                permit.request().holder(),
                permit.request().title(),
                permit.request().zone(),
                Terms.of(permit.request().use()),
                permit.request().place(),
                permit.request().period(),
                permit.lastDay()));
        table.print(out());
    }
}
