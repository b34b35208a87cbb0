// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.testframework.EngineAlone;

/**
 * This engine through its OSGi service, as an officer's command reaches it: the shipped bundle in a framework, the sheet as
 * a bundle of its own, facts from a provider that has them in memory. What comes back is an {@link Evaluation} that can
 * tell every point in both languages.
 */
final class Service implements Peer {
    private static final BureauCode BUREAU = BureauCode.of("jiangsu");
    private static final CriteriaKey KEY = new CriteriaKey(BureauCode.AQSIQ, Subject.Kind.ZONE, Level.NATIONAL);

    private final List<Subject> subjects = new ArrayList<>();
    private final boolean prepared;
    private final EvaluationService service;
    private final EvaluationSitting sitting;

    private Service(boolean prepared) {
        this.prepared = prepared;
        Map<Integer, Map<Subject, Map<FactId, FactValue>>> facts = facts();
        EngineAlone engine = EngineAlone.start(bureau(), zones(), new InMemory(Engine.catalogue(), facts));
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        engine.criteria(Sheet.bytes("sheet.yaml"), KEY, Engine.AS_OF);
        this.service = engine.evaluations();
        this.sitting = service.sitting(subjects, Level.NATIONAL, Engine.YEAR, Engine.AS_OF, "benchmark");
    }

    /** Facts read beforehand, as the other peers have theirs: a sitting on all zones. */
    static Service sitting() {
        return new Service(true);
    }

    /** Every evaluation asks registers and provider anew. */
    static Service single() {
        return new Service(false);
    }

    @Override
    public Object evaluate(int zone) {
        Subject subject = subjects.get(zone);
        return prepared
                ? sitting.draft(subject)
                : service.evaluate(
                        new EvaluationRequest(subject, Level.NATIONAL, Engine.YEAR, Engine.AS_OF, false, "benchmark"));
    }

    @Override
    public Outcome read(Object result) {
        Evaluation evaluation = (Evaluation) result;
        List<Evaluation.Item> items = evaluation.parts().stream()
                .flatMap(part -> part.items().stream())
                .toList();
        return new Outcome(
                evaluation.verdict(),
                evaluation.total(),
                items.stream().map(Evaluation.Item::points).toList(),
                Stream.concat(
                                items.stream().flatMap(item -> item.inputs().stream()),
                                evaluation.vetoes().stream().flatMap(veto -> veto.inputs().stream()))
                        .map(Evaluation.Input::value)
                        .toList());
    }

    private Map<Integer, Map<Subject, Map<FactId, FactValue>>> facts() {
        Map<Integer, Map<Subject, Map<FactId, FactValue>>> out = new HashMap<>();
        List<Zone> zones = Zones.all();
        for (int i = 0; i < zones.size(); i++) {
            Subject subject = Subject.zone(ZoneId.of("32%04d-%02d".formatted(100 + i / 90, 1 + i % 90)));
            subjects.add(subject);
            Engine.values(zones.get(i))
                    .forEach((need, value) -> out.computeIfAbsent(Engine.YEAR - need.yearsBack(), y -> new HashMap<>())
                            .computeIfAbsent(subject, s -> new HashMap<>())
                            .put(need.fact(), value));
        }
        return out;
    }

    private static Bureau bureau() {
        return new Bureau(
                BUREAU,
                Text.same("Jiangsu"),
                DivisionCode.of("320100"),
                DivisionCode.of("320000"),
                "province",
                "",
                "",
                "",
                "");
    }

    private List<org.shifan.api.core.Zone> zones() {
        return subjects.stream()
                .map(subject -> new org.shifan.api.core.Zone(
                        subject.zoneId(),
                        Text.same("synthetic"),
                        DivisionCode.of("320100"),
                        BUREAU,
                        Text.same("synthetic"),
                        List.of(),
                        "",
                        "",
                        ""))
                .toList();
    }

    private record InMemory(List<FactDefinition> facts, Map<Integer, Map<Subject, Map<FactId, FactValue>>> byYear)
            implements BulkFactProvider {
        @Override
        public Map<Subject, Map<FactId, FactValue>> facts(
                Set<FactId> wanted, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
            Map<Subject, Map<FactId, FactValue>> all = byYear.get(year);
            Map<Subject, Map<FactId, FactValue>> out = new HashMap<>();
            subjects.forEach(subject -> out.put(subject, all.get(subject)));
            return out;
        }
    }
}
