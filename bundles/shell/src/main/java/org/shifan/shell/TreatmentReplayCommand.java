// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.DecidedTreatments.Outcome;
import org.shifan.api.facilitation.DecidedTreatments.Replay;

/** Makes decided treatments once more and compares them byte by byte. */
@Service
@Command(
        scope = "shifan",
        name = "treatment-replay",
        description = "Make decided treatments once more and compare / 用存档的输入和规则复算监管决定并逐字节比对")
public class TreatmentReplayCommand extends OneArgumentCommand<List<Replay>> {

    @Argument(name = "number", description = "The treatment's number / 决定编号")
    String number;

    @Option(name = "--all", description = "All of them / 全部")
    boolean all;

    @Override
    List<Replay> answer() {
        if ((number == null) != all) {
            throw refuse("treatment.replay-which");
        }
        if (number != null) {
            long id = ReplayCommand.evaluation("NUMBER", number);
            return List.of(service(DecidedTreatments.class).replay(id));
        }
        DecidedTreatments archive = service(DecidedTreatments.class);
        List<Long> numbers = archive.numbers();
        Progress progress = new Progress(clock, this::tell);
        List<Replay> out = new ArrayList<>();
        for (long id : numbers) {
            out.add(archive.replay(id));
            progress.items(out.size(), numbers.size());
        }
        return out;
    }

    @Override
    void show(List<Replay> replays) {
        Table table = table().column("outcome").number("number");
        for (Outcome outcome : Outcome.values()) {
            table.row(
                    Terms.of(outcome),
                    replays.stream().filter(r -> r.outcome() == outcome).count());
        }
        table.print(out());
        replays.stream()
                .filter(r -> r.outcome() != Outcome.EQUAL)
                .forEach(r -> out().println(say(
                        "treatment.replay",
                        r.number(),
                        Terms.of(r.outcome()),
                        r.told(),
                        r.engineThen(),
                        r.engineNow())));
    }

    @Override
    void judge(List<Replay> replays) {
        long broken = replays.stream().filter(r -> r.outcome() != Outcome.EQUAL).count();
        if (broken > 0) {
            throw refuse("replay.refused", broken);
        }
    }
}
