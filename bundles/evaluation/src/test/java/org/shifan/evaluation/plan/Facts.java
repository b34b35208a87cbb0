// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RankRule;

/** Facts of a zone for tests. */
public final class Facts {
    static final Subject ZONE = Subject.zone(ZoneId.of("320583-01"));

    private final Map<FactNeed, FactValue> values = new LinkedHashMap<>();
    private final Map<FactId, Map<Subject, FactValue>> others = new LinkedHashMap<>();
    private final Map<String, List<Judgement>> judgements = new LinkedHashMap<>();
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private LocalDate asOf = LocalDate.of(2015, 3, 1);

    public static Facts none() {
        return new Facts();
    }

    public static Facts of(String fact, Object value) {
        return new Facts().and(fact, value);
    }

    public Facts and(String fact, Object value) {
        return back(fact, 0, value);
    }

    /** The value of some years before. */
    public Facts back(String fact, int yearsBack, Object value) {
        FactValue known = FactValue.known(
                new BigDecimal(String.valueOf(value)), new FactValue.Source("records of " + fact, "7", false));
        values.put(new FactNeed(FactId.of(fact), yearsBack), known);
        return this;
    }

    Facts synthetic(String fact, Object value) {
        values.put(
                new FactNeed(FactId.of(fact), 0),
                FactValue.known(new BigDecimal(String.valueOf(value)), new FactValue.Source("generated", "1", true)));
        return this;
    }

    public Facts missing(String fact, String why) {
        values.put(
                new FactNeed(FactId.of(fact), 0),
                FactValue.missing(new Message("test.missing", Text.same(why), List.of())));
        return this;
    }

    Facts expired(String fact, String why) {
        values.put(
                new FactNeed(FactId.of(fact), 0),
                FactValue.expired(new Message("test.expired", Text.same(why), List.of())));
        return this;
    }

    /** These facts, but where the others have a value, theirs. */
    Facts overriddenBy(Facts others) {
        values.putAll(others.values);
        return this;
    }

    Facts asOf(String day) {
        asOf = LocalDate.parse(day);
        return this;
    }

    /** What an assessor found about an item. */
    Facts judged(String item, String by, String value) {
        List<Judgement> given = judgements.computeIfAbsent(item, i -> new ArrayList<>());
        Decision decision = new Decision(by, LocalDate.of(2015, 2, 1), "because", "");
        given.add(new Judgement(given.size() + 1, ZONE, 2014, "test-set", item, value, decision));
        return this;
    }

    /** Evidence that is valid for that time; {@code null} as the first day says that there is none. */
    Facts evidence(String name, String from, String to) {
        Decision decision = new Decision("clerk", LocalDate.of(2015, 2, 1), "handed in", "No. 7");
        evidence.put(
                name,
                new Evidence(
                        1,
                        ZONE,
                        name,
                        from != null,
                        from == null ? null : LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to),
                        decision));
        return this;
    }

    /** The value of another zone, in every population. */
    Facts other(String zone, String fact, Object value) {
        FactValue known = value == null
                ? FactValue.missing(new Message("test.missing", Text.same("not reported"), List.of()))
                : FactValue.known(new BigDecimal(String.valueOf(value)), new FactValue.Source("records", "7", false));
        others.computeIfAbsent(FactId.of(fact), f -> new TreeMap<>()).put(Subject.zone(ZoneId.of(zone)), known);
        return this;
    }

    public FactSnapshot snapshot() {
        Map<PopulationNeed, Population> populations = new LinkedHashMap<>();
        others.forEach((fact, members) -> {
            for (RankRule.Group group : RankRule.Group.values()) {
                Text name = new Text("群体", "population " + group.code());
                populations.put(new PopulationNeed(group, fact), Population.of(name, asOf, members));
            }
        });
        return new FactSnapshot(ZONE, 2014, asOf, values, populations, new Statements(judgements, evidence));
    }
}
