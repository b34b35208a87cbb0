// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.Robustness;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;

/** Shows which verdicts, and which places of a ranking, hang on a weight. */
@Service
@Command(scope = "shifan", name = "robustness", description = "Show which verdicts hang on a weight / 显示哪些结论取决于某个权重")
public class RobustnessCommand extends ZoneAnalysisCommand<Robustness> {

    @Option(name = "--bureau", description = "All zones of this bureau and their ranking / 该局的全部示范区及其排名")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--percent", description = "By how much a weight is moved; 20 by default / 权重变动幅度（%），默认 20")
    String percent = "20";

    @Override
    Robustness answer() {
        if ((zone == null) == (bureau == null)) {
            throw refuse("evaluate.which");
        }
        if (!percent.strip().matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) {
            throw refuse("robustness.percent.form", percent);
        }
        BigDecimal by = new BigDecimal(percent.strip());
        SubjectAnalysis analysis = service(SubjectAnalysis.class);
        if (bureau == null) {
            return analysis.robustness(request(), by);
        }
        BureauCode code = requireBureau(bureau);
        Progress progress = new Progress(clock, this::tell);
        Subject any = service(ZoneRegistry.class).zones(code).stream()
                .map(Zone::id)
                .findFirst()
                .map(Subject::zone)
                .orElseThrow(() -> refuse("robustness.none", code));
        return analysis.robustness(code, like(any), by, progress::items);
    }

    @Override
    void show(Robustness robust) {
        out().println(say("analysis.unofficial"));
        robust.varied().forEach(text -> out().println(text.in(language())));
        robust.kept().forEach(text -> out().println(text.in(language())));
        Table table = table().column("zone")
                .column("name")
                .column("verdict")
                .number("total")
                .number("lowest");
        table.number("highest").column("robust");
        for (Robustness.Line line : robust.subjects()) {
            table.row(
                    line.subject().key(),
                    line.name(),
                    Terms.of(line.now().verdict()),
                    total(line.now()),
                    line.lowest(),
                    line.highest(),
                    Terms.truth(line.flips().isEmpty()));
        }
        table.print(out());
        Table flips = table().column("zone")
                .column("item")
                .column("title")
                .number("weight")
                .column("verdict");
        flips.number("total");
        robust.subjects()
                .forEach(line -> line.flips()
                        .forEach(f -> flips.row(
                                line.subject().key(),
                                f.item(),
                                f.title(),
                                f.weight(),
                                Terms.of(f.verdict()),
                                f.total())));
        out().println(say("robustness.flips"));
        flips.print(out());
        if (bureau != null) {
            Table orders = table().column("above")
                    .column("below")
                    .column("item")
                    .column("title")
                    .number("weight");
            robust.orders().forEach(o -> orders.row(o.above().key(), o.below().key(), o.item(), o.title(), o.weight()));
            out().println(say("robustness.orders"));
            orders.print(out());
        }
    }
}
