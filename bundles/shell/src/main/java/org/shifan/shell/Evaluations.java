// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Ranking;

/** How evaluations are named, ranked and printed on the console. */
final class Evaluations {

    private Evaluations() {}

    /**
     * Finds an archived evaluation by its number, or the last one of a zone.
     *
     * @param name a number or a zone's key
     * @param level which level's, for a zone; null for the newest of any
     */
    static Evaluation find(Services services, String name, Level level) {
        EvaluationService service = services.get(EvaluationService.class);
        if (name.matches("[0-9]{1,18}")) {
            return service.evaluation(Long.parseLong(name))
                    .orElseThrow(() -> ShifanCommand.refuse("evaluation.unknown", name));
        }
        Subject zone = Subject.zone(
                services.get(ZoneRegistry.class).require(ZoneId.of(name)).id());
        Optional<Evaluation> last = level != null
                ? service.latest(zone, level)
                : service.history(zone).stream().findFirst().flatMap(line -> service.evaluation(line.id()));
        return last.orElseThrow(() -> ShifanCommand.refuse("evaluation.none", name));
    }

    /**
     * The last official evaluations of a bureau's zones by total, all of one year: that of the newest, since
     * a ranking compares one year.
     *
     * @throws org.shifan.api.text.ShifanException {@code ranking.empty} when there is none
     */
    static List<Evaluation> last(Services services, BureauCode bureau, Level level) {
        List<Evaluation> last = Ranking.latest(
                services.get(EvaluationService.class),
                services.get(ZoneRegistry.class).zones(bureau),
                level);
        if (last.isEmpty()) {
            throw ShifanCommand.refuse("ranking.empty", bureau, Terms.of(level));
        }
        return Ranking.ofOneYear(last);
    }

    /** Places by total as the service sorted them. */
    static List<Views.Ranked> rank(List<Evaluation> sorted) {
        List<Integer> places = Ranking.places(sorted);
        List<Views.Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            ranked.add(new Views.Ranked(places.get(i), sorted.get(i)));
        }
        return ranked;
    }

    static void print(List<Views.Ranked> ranked, ShifanCommand<?> command) {
        Table table =
                command.table().number("rank").column("zone").column("name").column("verdict");
        table.number("total")
                .number("pass-mark")
                .number("interval")
                .column("grade")
                .number("evaluation");
        for (Views.Ranked line : ranked) {
            Evaluation e = line.evaluation();
            table.row(
                    line.rank(),
                    e.request().subject().key(),
                    e.subjectName(),
                    Terms.verdict(e),
                    total(e),
                    e.passMark(),
                    e.total() == null && e.lowest() != null
                            ? e.lowest().toPlainString() + "–" + e.highest().toPlainString()
                            : null,
                    e.grade(),
                    e.id() == 0 ? null : e.id());
        }
        table.print(command.out());
        ranked.stream()
                .map(Views.Ranked::evaluation)
                .forEach(e -> e.notes()
                        .forEach(note -> command.out()
                                .println(command.say(
                                        "evaluate.reason", e.request().subject().key(), note))));
    }

    /** Both totals where a person gave another one. */
    static Object total(Evaluation e) {
        if (!e.totalOverridden()) {
            return e.total();
        }
        Object computed = e.total() == null ? "-" : e.total();
        return ShellMessages.M.message("verdict.overridden", e.decidedTotal(), computed);
    }

    /** A line for each evaluation of the archive. */
    static void printSummaries(List<EvaluationService.Summary> summaries, ShifanCommand<?> command) {
        Table table = command.table()
                .number("evaluation")
                .column("subject")
                .column("level")
                .number("year")
                .column("as-of");
        table.column("verdict").number("total").column("set").column("version").number("stale");
        summaries.forEach(e -> table.row(
                e.id(),
                e.subject().key(),
                Terms.of(e.level()),
                e.year(),
                e.asOf(),
                Terms.verdict(e.verdict(), e.overridden()),
                e.total(),
                e.criteriaId(),
                e.criteriaVersion(),
                e.stale() == 0 ? null : e.stale()));
        table.print(command.out());
    }

    /** Says under which criteria the evaluations were made, and what their numbers are worth. */
    static void printStanding(List<Views.Ranked> ranked, ShifanCommand<?> command) {
        ranked.stream().map(Views.Ranked::evaluation).findFirst().ifPresent(e -> {
            command.out()
                    .println(command.say(
                            "evaluation.criteria",
                            e.receipt().criteriaId(),
                            e.receipt().version(),
                            e.criteriaTitle(),
                            CriteriaCommand.shortDigest(e.receipt().digest())));
            if (e.demonstration()) {
                command.out().println(command.say("evaluation.demonstration", e.status() == null ? "" : e.status()));
            }
        });
        if (ranked.stream().anyMatch(line -> line.evaluation().synthetic())) {
            command.out().println(command.say("evaluation.synthetic"));
        }
    }
}
