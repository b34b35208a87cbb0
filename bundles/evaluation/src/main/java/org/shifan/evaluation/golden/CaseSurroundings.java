// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactValue;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.Surroundings;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Population;
import org.shifan.evaluation.plan.PopulationNeed;
import org.shifan.evaluation.plan.Statements;

import static org.shifan.evaluation.golden.GoldenMessages.M;

/** Whom the subject of a case is ranked among, and what people said of it, as a plan reads it. */
final class CaseSurroundings {
    private final GoldenCase golden;
    private final Surroundings given;

    CaseSurroundings(GoldenCase golden) {
        this.golden = golden;
        this.given = golden.surroundings();
    }

    /** What is listed here and the plan has no use for: a slip of the pen, or a rule that is gone. */
    Set<String> unread(Plan plan) {
        Set<String> out = new TreeSet<>();
        given.others().forEach((fact, groups) -> {
            if (plan.populations().stream().noneMatch(need -> need.fact().equals(fact) && groups.has(need.group()))) {
                out.add("others." + fact);
            }
        });
        given.judgements().keySet().stream()
                .filter(item -> !plan.judgements().containsKey(item))
                .forEach(item -> out.add("judgements." + item));
        given.evidence().keySet().stream()
                .filter(name -> !plan.evidence().contains(name))
                .forEach(name -> out.add("evidence." + name));
        return out;
    }

    /** The populations that the plan ranks the subject in; one of which the case says nothing is not there. */
    Map<PopulationNeed, Population> populations(Plan plan) {
        Map<PopulationNeed, Population> out = new HashMap<>();
        for (PopulationNeed need : plan.populations()) {
            Surroundings.Others others = given.others().get(need.fact());
            if (others == null || !others.has(need.group())) {
                continue;
            }
            List<Optional<BigDecimal>> values = others.of(need.group());
            Map<Subject, FactValue> members = new TreeMap<>();
            for (int i = 0; i < values.size(); i++) {
                members.put(
                        other(plan.document().subject(), i),
                        values.get(i)
                                .map(value -> FactValue.known(
                                        value, new FactValue.Source(golden.file(), golden.name(), true)))
                                .orElse(FactValue.missing(M.message("golden.fact.missing"))));
            }
            out.put(
                    need,
                    Population.of(M.message("golden.population", golden.name()).text(), golden.asOf(), members));
        }
        return out;
    }

    /** Members by running numbers; none of them is the subject of a case. */
    private static Subject other(Subject.Kind kind, int number) {
        if (kind == Subject.Kind.ZONE) {
            return Subject.zone(ZoneId.of(String.format("1100%02d-%02d", 1 + number / 90, 1 + number % 90)));
        }
        String body = String.format("A%07d", number);
        return Subject.enterprise(OrganisationCode.of(body + OrganisationCode.checkCharacter(body)));
    }

    /** What people said, as if on the day of the evaluation. */
    Statements statements(Plan plan, Subject subject) {
        Map<String, List<Judgement>> judged = new HashMap<>();
        given.judgements().forEach((item, values) -> {
            List<Judgement> each = new ArrayList<>();
            for (String value : values) {
                int number = each.size() + 1;
                each.add(new Judgement(
                        number,
                        subject,
                        golden.year(),
                        plan.document().id(),
                        item,
                        value,
                        new Decision(String.format("assessor %02d", number), golden.asOf(), golden.name(), "")));
            }
            judged.put(item, each);
        });
        Map<String, Evidence> proved = new HashMap<>();
        given.evidence()
                .forEach((name, valid) -> proved.put(
                        name,
                        new Evidence(
                                1,
                                subject,
                                name,
                                valid.isPresent(),
                                valid.map(Surroundings.Validity::from).orElse(null),
                                valid.map(Surroundings.Validity::to).orElse(null),
                                new Decision("case", golden.asOf(), golden.name(), golden.file()))));
        return new Statements(judged, proved);
    }
}
