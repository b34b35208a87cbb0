// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.BackCasting;
import org.shifan.api.core.Level;
import org.shifan.api.evaluation.BureauEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/** Evaluates a zone or an enterprise, or all zones of a bureau. */
@Service
@Command(
        scope = "shifan",
        name = "evaluate",
        description = "Evaluate a zone, an enterprise or all zones of a bureau / 评估一个示范区、一家企业或一个局的全部示范区")
public class EvaluateCommand extends OneArgumentCommand<List<Views.Ranked>> {

    @Argument(name = "subject", description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--bureau", description = "All zones of this bureau / 该局的全部示范区")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--level", description = "For which level; provincial by default / 评估级别，默认省级")
    @Completion(LevelCompleter.class)
    String level = Level.PROVINCIAL.code();

    @Option(name = "--year", description = "Whose facts; the year before --as-of by default / 数据年度")
    String year;

    @Option(name = "--as-of", description = "The day that picks the criteria; today by default / 评估日，默认今天")
    String asOf;

    @Option(name = "--draft", description = "Do not keep it as a decision / 试算，不存档")
    boolean draft;

    @Option(
            name = "--if-changed",
            description = "Decide anew only if anything differs from the last evaluation / 与上次评估有不同时才重新评估")
    boolean ifChanged;

    @Option(
            name = "--criteria",
            description = "A trial by this set, ID or ID@VERSION, in force or not / 按指定标准（可带@版本）试算，不存档")
    @Completion(CriteriaCompleter.class)
    String criteria;

    @Option(
            name = "--back-cast",
            description = "With --criteria: also as of a day before its first / 与 --criteria 合用：评估日可早于其施行日")
    boolean backCast;

    @Option(name = "--by", description = "Who asks; the console's user by default / 评估人，默认当前用户")
    String by;

    private boolean stands;

    @Override
    List<Views.Ranked> answer() {
        if ((subject == null) == (bureau == null)) {
            throw refuse("evaluate.which");
        }
        LocalDate day = date(asOf, today());
        int of = year(year, day);
        if (criteria != null) {
            if (subject == null) {
                throw refuse("evaluate.criteria.zone");
            }
            draft = true;
            return List.of(new Views.Ranked(null, trial(request(of, day, false), SetVersion.of(criteria))));
        }
        if (backCast) {
            throw refuse("evaluate.back-cast");
        }
        if (ifChanged && !draft) {
            return Evaluations.rank(ifChanged(of, day));
        }
        return Evaluations.rank(evaluate(of, day, !draft));
    }

    private Evaluation trial(EvaluationRequest request, SetVersion chosen) {
        BackCasting trials = service(BackCasting.class);
        return backCast
                ? trials.backCast(request, chosen.set(), chosen.version())
                : trials.trial(request, chosen.set(), chosen.version());
    }

    private List<Evaluation> ifChanged(int of, LocalDate day) {
        return subject != null ? oneIfChanged(of, day) : allIfChanged(of, day);
    }

    /** Draft and decision stand on the same facts: nothing that comes in meanwhile is decided on unseen. */
    private List<Evaluation> oneIfChanged(int of, LocalDate day) {
        EvaluationService service = service(EvaluationService.class);
        EvaluationSitting sitting =
                service.sitting(List.of(SubjectArgument.of(subject, this)), level(level), of, day, by(by));
        Evaluation draft = sitting.drafts(null).get(0);
        Optional<Evaluation> last = service.latest(
                        draft.request().subject(), draft.request().level())
                .filter(made -> made.standsAs(draft));
        stands = last.isPresent();
        return last.map(List::of).orElseGet(() -> sitting.decide(progress()));
    }

    private List<Evaluation> allIfChanged(int of, LocalDate day) {
        BureauEvaluation decided = service(EvaluationService.class)
                .decideZonesOnce(requireBureau(bureau), level(level), of, day, by(by), progress());
        stands = decided.stood();
        return decided.evaluations();
    }

    private EvaluationProgress progress() {
        return new Progress(clock, this::tell)::items;
    }

    private List<Evaluation> evaluate(int of, LocalDate day, boolean official) {
        return subject != null ? one(of, day, official) : all(of, day, official);
    }

    private List<Evaluation> one(int of, LocalDate day, boolean official) {
        return List.of(service(EvaluationService.class).evaluate(request(of, day, official)));
    }

    private EvaluationRequest request(int of, LocalDate day, boolean official) {
        return new EvaluationRequest(SubjectArgument.of(subject, this), level(level), of, day, official, by(by));
    }

    private List<Evaluation> all(int of, LocalDate day, boolean official) {
        return service(EvaluationService.class)
                .evaluateZones(requireBureau(bureau), level(level), of, day, official, by(by), progress());
    }

    @Override
    void show(List<Views.Ranked> ranked) {
        Evaluations.printStanding(ranked, this);
        Evaluations.print(ranked, this);
        ranked.stream()
                .map(Views.Ranked::evaluation)
                .filter(e -> e.verdict() != Verdict.PASS && !e.reasons().isEmpty())
                .forEach(e -> told(e).forEach(reason -> out().println(
                                say("evaluate.reason", e.request().subject().key(), reason))));
        if (draft) {
            out().println(say("evaluate.draft"));
        }
        if (stands) {
            out().println(say("evaluate.stands"));
        }
    }

    /** The first reason decides; of an error each has to be mended. */
    private static List<Text> told(Evaluation evaluation) {
        return evaluation.verdict() == Verdict.ERROR
                ? evaluation.reasons()
                : evaluation.reasons().subList(0, 1);
    }

    @Override
    void judge(List<Views.Ranked> ranked) {
        List<String> broken = ranked.stream()
                .map(Views.Ranked::evaluation)
                .filter(e -> e.verdict() == Verdict.ERROR)
                .map(e -> e.request().subject().key())
                .toList();
        if (!broken.isEmpty()) {
            throw refuse("evaluate.errors", String.join(", ", broken));
        }
    }
}
