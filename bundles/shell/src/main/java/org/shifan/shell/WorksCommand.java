// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.work.Work;
import org.shifan.api.work.Works;

/** Lists work beside the cases. */
@Service
@Command(
        scope = "shifan",
        name = "works",
        description =
                "List duties, joint actions, agreements, laboratories and other work of zones / 列出责任、联合行动、自律、实验室等工作记录")
public class WorksCommand extends ShifanCommand<List<Work>> {

    @Option(name = "--kind", description = "Of this kind / 该类别的")
    @Completion(WorkKindCompleter.class)
    String kind;

    @Option(name = "--of", description = "Of this zone or enterprise / 该示范区或企业的")
    @Completion(SubjectCompleter.class)
    String of;

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--on", description = "Going on on that day / 该日有效的")
    String on;

    @Option(name = "--open", description = "Only of which something can still follow / 只列未结束的")
    boolean open;

    @Override
    List<Work> answer() {
        return service(Works.class)
                .find(new Works.Query(
                        of == null ? null : SubjectArgument.of(of, this),
                        bureau == null ? null : requireBureau(bureau),
                        kind,
                        date(on, null),
                        open));
    }

    @Override
    void show(List<Work> works) {
        WorkView.works(this, works);
    }
}
