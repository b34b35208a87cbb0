// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.analysis.BackCasting;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.api.operations.DevelopmentWatch.Turn;
import org.shifan.api.text.ShifanException;

/** Puts what a developer saves to work a moment later, until Ctrl-C; with a zone it is evaluated each time. */
@Service
@Command(
        scope = "shifan",
        name = "dev-watch",
        description = "Put criteria to work whenever they are saved, until Ctrl-C / 每次保存即投入运行，按 Ctrl-C 结束")
public class DevWatchCommand extends OneArgumentCommand<List<Views.WatchTurn>> {

    @Argument(
            name = "source",
            required = true,
            description = "A document, a jar, or the folder of a Maven module / 标准文件、jar 或 Maven 模块的文件夹")
    @Completion(FileCompleter.class)
    String source;

    @Option(name = "--zone", description = "Evaluate this zone each time, as a draft / 每次试算该示范区")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--year", description = "Whose facts; last year by default / 数据年度，默认去年")
    String year;

    @Option(name = "--level", description = "For which level; provincial by default / 评估级别，默认省级")
    @Completion(LevelCompleter.class)
    String level = Level.PROVINCIAL.code();

    @Option(name = "--turns", description = "End after so many saves, the first included / 保存若干次后结束，含首次")
    String turns;

    @Override
    List<Views.WatchTurn> answer() {
        int most = turns == null ? Integer.MAX_VALUE : number("--turns", turns, 1);
        EvaluationRequest request = zone == null
                ? null
                : new EvaluationRequest(
                        Subject.zone(service(ZoneRegistry.class)
                                .require(ZoneId.of(zone))
                                .id()),
                        level(level),
                        year(year, today()),
                        today(),
                        false,
                        by(null));
        BlockingQueue<Turn> heard = new LinkedBlockingQueue<>();
        List<Views.WatchTurn> out = new ArrayList<>();
        try (DevelopmentWatch.Watch watch = service(DevelopmentWatch.class).watch(path(source), heard::add)) {
            tell("watch.begun", path(source));
            while (out.size() < most) {
                Views.WatchTurn turn = evaluated(heard.take(), request);
                out.add(turn);
                tell(turn);
            }
        } catch (InterruptedException e) {
            // Ctrl-C is the way to end it; the bundle is gone by now.
            Thread.currentThread().interrupt();
        }
        tell("watch.ended");
        return out;
    }

    private Views.WatchTurn evaluated(Turn turn, EvaluationRequest request) {
        // What was accepted before serves on beside one that is refused: its numbers would be taken for those of this
        // save.
        boolean accepted = !turn.sets().isEmpty()
                && turn.sets().stream().allMatch(set -> set.problems().isEmpty());
        if (request == null || !accepted) {
            return new Views.WatchTurn(turn, turn.took(), null, null);
        }
        long begun = System.nanoTime();
        try {
            Evaluation evaluation = evaluated(turn.sets(), request);
            return new Views.WatchTurn(
                    turn, turn.took().plus(Duration.ofNanos(System.nanoTime() - begun)), evaluation, null);
        } catch (ShifanException e) {
            return new Views.WatchTurn(turn, turn.took(), null, e.message());
        }
    }

    /** By what was saved, also where criteria come into force only when somebody has approved them. */
    private Evaluation evaluated(List<CriteriaSet> sets, EvaluationRequest request) {
        return sets.stream()
                .filter(set -> set.state() == CriteriaState.CHECKED)
                .findFirst()
                .map(set -> service(BackCasting.class).trial(request, set.id(), set.version()))
                .orElseGet(() -> service(EvaluationService.class).evaluate(request));
    }

    private void tell(Views.WatchTurn done) {
        Turn turn = done.turn();
        String seconds = Progress.seconds(done.took()).toPlainString();
        if (turn.failure() != null) {
            tell("watch.failed", seconds, turn.failure());
        }
        for (CriteriaSet set : turn.sets()) {
            tell("watch.set", seconds, set.id(), set.version(), Terms.of(set.state()));
            set.problems().forEach(problem -> tell("watch.line", problem.in(language())));
        }
        if (done.evaluation() != null) {
            Evaluation e = done.evaluation();
            tell(
                    "watch.evaluated",
                    zone,
                    Terms.of(e.verdict()),
                    total(e),
                    e.receipt().criteriaId(),
                    e.receipt().version());
        }
        if (done.refusal() != null) {
            tell("watch.line", done.refusal());
        }
    }

    private static String total(Evaluation e) {
        return e.total() != null
                ? e.total().toPlainString()
                : e.lowest() == null
                        ? "-"
                        : e.lowest().toPlainString() + "–" + e.highest().toPlainString();
    }

    /** Everything was told when it happened. */
    @Override
    void show(List<Views.WatchTurn> done) {}
}
