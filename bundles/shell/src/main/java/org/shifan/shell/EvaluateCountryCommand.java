// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Level;
import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.ItemStrength;

/** Evaluates all zones of the country in one call; Ctrl-C leaves nothing behind. */
@Service
@Command(
        scope = "shifan",
        name = "evaluate-country",
        description = "Evaluate all zones of the country in one step / 一次评估全国所有示范区")
public class EvaluateCountryCommand extends ShifanCommand<Views.Country> {

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
            description = "Decide anew only if anything differs from the last evaluations / 与上次评估有不同时才重新评估")
    boolean ifChanged;

    @Option(name = "--by", description = "Who asks; the console's user by default / 评估人，默认当前用户")
    String by;

    @Override
    Views.Country answer() {
        LocalDate day = date(asOf, today());
        Level wanted = level(level);
        int of = year(year, day);
        Progress progress = new Progress(clock, this::tell);
        EvaluationService service = service(EvaluationService.class);
        CountryEvaluation country = ifChanged && !draft
                ? service.decideCountryOnce(wanted, of, day, by(by), progress::items)
                : service.evaluateCountry(wanted, of, day, !draft, by(by), progress::items);
        Map<String, List<Evaluation>> bySet = country.evaluations().stream()
                .collect(Collectors.groupingBy(e -> e.receipt().criteriaId(), LinkedHashMap::new, Collectors.toList()));
        List<Views.CountryPart> parts = new ArrayList<>();
        bySet.forEach((set, evaluations) ->
                parts.add(new Views.CountryPart(set, Evaluations.rank(evaluations), ItemStrength.of(evaluations))));
        return new Views.Country(country.counts(), parts, country.uncovered(), country.stood());
    }

    /** Zones are ranked with those that were evaluated by the same set; the undecided have no place. */
    @Override
    void show(Views.Country country) {
        for (Views.CountryPart part : country.sets()) {
            Evaluations.printStanding(part.zones(), this);
            Evaluations.print(part.zones(), this);
            Table items = table().column("item")
                    .column("title")
                    .number("share")
                    .number("decided")
                    .number("undecided");
            part.items()
                    .forEach(i -> items.row(
                            i.id(),
                            i.title(),
                            i.share(),
                            i.places().size(),
                            i.undecided().size()));
            items.print(out());
        }
        Table counts = table().column("verdict").number("zones");
        country.counts().forEach((verdict, number) -> counts.row(Terms.of(verdict), number));
        counts.print(out());
        country.uncovered().forEach(u -> out().println(say("evaluate.uncovered", u.bureau(), u.zones(), u.reason())));
        if (draft) {
            out().println(say("evaluate.draft"));
        }
        if (country.stood()) {
            out().println(say("evaluate.stands"));
        }
    }
}
