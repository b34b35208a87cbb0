// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Inputs;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;

/** This engine: the plan that its service calls, over facts as the service has read them. */
final class Engine implements Peer {
    private static final Subject ZONE = Subject.zone(ZoneId.of("320583-01"));
    static final int YEAR = 2014;
    static final LocalDate AS_OF = LocalDate.of(2015, 3, 1);
    private static final FactValue.Source SOURCE = new FactValue.Source("synthetic zones", "1", true);

    private final Plan plan = compile();
    private final List<FactSnapshot> snapshots =
            Zones.all().stream().map(Engine::snapshot).toList();
    private final List<Inputs> inputs = snapshots.stream().map(plan::read).toList();
    private final Measured measured;

    private enum Measured {
        FROM_INPUTS,
        FROM_SNAPSHOT,
        WITH_WORDS
    }

    private Engine(Measured measured) {
        this.measured = measured;
    }

    /** Facts as the plan has read them, once for any number of evaluations. */
    static Engine fromInputs() {
        return new Engine(Measured.FROM_INPUTS);
    }

    /** Facts in a map by name, which the plan reads in the measured time. */
    static Engine fromSnapshot() {
        return new Engine(Measured.FROM_SNAPSHOT);
    }

    /** The same with every word of the trace in both languages, as a result that is kept has it. */
    static Engine withWords() {
        return new Engine(Measured.WITH_WORDS);
    }

    @Override
    public Object evaluate(int zone) {
        return switch (measured) {
            case FROM_INPUTS -> plan.evaluate(inputs.get(zone));
            case FROM_SNAPSHOT -> plan.evaluate(snapshots.get(zone));
            case WITH_WORDS -> plan.evaluate(snapshots.get(zone)).spoken();
        };
    }

    @Override
    public Outcome read(Object result) {
        Scoring scoring = (Scoring) result;
        List<Evaluation.Item> items =
                scoring.parts().stream().flatMap(part -> part.items().stream()).toList();
        return new Outcome(
                scoring.verdict(),
                scoring.total(),
                items.stream().map(Evaluation.Item::points).toList(),
                Stream.concat(
                                items.stream().flatMap(item -> item.inputs().stream()),
                                scoring.vetoes().stream().flatMap(veto -> veto.inputs().stream()))
                        .map(Evaluation.Input::value)
                        .toList());
    }

    private static Plan compile() {
        CriteriaDocument document = DocumentReader.read("sheet.yaml", Sheet.bytes("sheet.yaml"))
                .document()
                .orElseThrow();
        Map<FactId, FactDefinition> catalogue =
                catalogue().stream().collect(Collectors.toMap(FactDefinition::id, Function.identity()));
        return Compiler.compile(document, id -> Optional.ofNullable(catalogue.get(id)), name -> Optional.empty())
                .plan()
                .orElseThrow();
    }

    /** What the facts of the sheet are, each once. */
    static List<FactDefinition> catalogue() {
        return List.copyOf(Zones.names().stream()
                .map(Zones::fact)
                .map(Engine::definition)
                .collect(Collectors.toMap(
                        FactDefinition::id, Function.identity(), (one, other) -> one, LinkedHashMap::new))
                .values());
    }

    private static FactDefinition definition(Fact fact) {
        Text name = Text.same(fact.value());
        Unit unit = Unit.of(fact.unit());
        return new FactDefinition(
                FactId.of(fact.value()),
                name,
                name,
                unit.equals(Unit.TRUTH) ? FactType.TRUTH : FactType.NUMBER,
                unit,
                FactPeriod.YEAR,
                Set.of(Subject.Kind.ZONE),
                name,
                "");
    }

    private static FactSnapshot snapshot(Zone zone) {
        return new FactSnapshot(ZONE, YEAR, AS_OF, values(zone));
    }

    /** The facts of a zone by name and year. */
    static Map<FactNeed, FactValue> values(Zone zone) {
        Map<FactNeed, FactValue> values = new HashMap<>();
        Zones.values(zone).forEach((name, value) -> {
            Fact fact = Zones.fact(name);
            BigDecimal number = Outcome.decimal(value);
            values.put(new FactNeed(FactId.of(fact.value()), fact.yearsBack()), FactValue.known(number, SOURCE));
        });
        return values;
    }
}
