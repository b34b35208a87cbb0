// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.evaluation.document.RankRule.Group;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Population;
import org.shifan.evaluation.plan.PopulationNeed;
import org.shifan.evaluation.plan.Statements;

import static org.shifan.evaluation.golden.GoldenMessages.M;

/**
 * What a case gives beside the facts of its subject: whom it is ranked among, and what people said of it.
 *
 * @param others of a fact, the values of those that it is ranked among
 * @param judgements of an item, a word or a number of each assessor
 * @param evidence by name; empty when it is said that there is none
 */
public record Surroundings(
        Map<FactId, Others> others, Map<String, List<String>> judgements, Map<String, Optional<Validity>> evidence) {
    public static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), Map.of());

    /**
     * The values of the other members; empty where one has none.
     *
     * @param ofAll in every population
     * @param ofOne in one population, instead
     */
    public record Others(List<Optional<BigDecimal>> ofAll, Map<Group, List<Optional<BigDecimal>>> ofOne) {
        boolean has(Group group) {
            return ofOne.isEmpty() || ofOne.containsKey(group);
        }

        List<Optional<BigDecimal>> of(Group group) {
            return ofOne.getOrDefault(group, ofAll);
        }
    }

    /**
     * When a piece of evidence is valid.
     *
     * @param to the last day; null when it does not say
     */
    public record Validity(LocalDate from, LocalDate to) {}

    public Surroundings {
        others = Map.copyOf(others);
        judgements = Map.copyOf(judgements);
        evidence = Map.copyOf(evidence);
    }

    /** What is listed here and the plan has no use for: a slip of the pen, or a rule that is gone. */
    Set<String> unread(Plan plan) {
        Set<String> out = new TreeSet<>();
        others.forEach((fact, groups) -> {
            if (plan.populations().stream().noneMatch(need -> need.fact().equals(fact) && groups.has(need.group()))) {
                out.add("others." + fact);
            }
        });
        judgements.keySet().stream()
                .filter(item -> !plan.judgements().containsKey(item))
                .forEach(item -> out.add("judgements." + item));
        evidence.keySet().stream()
                .filter(name -> !plan.evidence().contains(name))
                .forEach(name -> out.add("evidence." + name));
        return out;
    }

    /** The populations that the plan ranks the subject in; one of which the case says nothing is not there. */
    Map<PopulationNeed, Population> populations(Plan plan, GoldenCase golden) {
        Map<PopulationNeed, Population> out = new HashMap<>();
        for (PopulationNeed need : plan.populations()) {
            Others given = others.get(need.fact());
            if (given == null || !given.has(need.group())) {
                continue;
            }
            List<Optional<BigDecimal>> values = given.of(need.group());
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
    Statements statements(Plan plan, Subject subject, GoldenCase golden) {
        Map<String, List<Judgement>> judged = new HashMap<>();
        judgements.forEach((item, values) -> {
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
        evidence.forEach((name, valid) -> proved.put(
                name,
                new Evidence(
                        1,
                        subject,
                        name,
                        valid.isPresent(),
                        valid.map(Validity::from).orElse(null),
                        valid.map(Validity::to).orElse(null),
                        new Decision("case", golden.asOf(), golden.name(), golden.file()))));
        return new Statements(judged, proved);
    }
}
