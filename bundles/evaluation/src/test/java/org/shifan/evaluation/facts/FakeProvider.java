// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** A provider whose facts are functions of the request; counts how it is asked. */
public class FakeProvider implements FactProvider {
    public static final FactValue.Source SOURCE = new FactValue.Source("test", "1", false);

    private final Map<FactId, FactDefinition> definitions = new TreeMap<>();
    private final Map<FactId, Function<FactRequest, FactValue>> makers = new HashMap<>();
    public final List<String> asked = new ArrayList<>();
    public final List<String> askedInBulk = new ArrayList<>();

    public FakeProvider fact(String id, Function<FactRequest, FactValue> maker) {
        return fact(id, Unit.COUNT, FactType.NUMBER, Set.of(Subject.Kind.ZONE, Subject.Kind.ENTERPRISE), maker);
    }

    public FakeProvider fact(
            String id, Unit unit, FactType type, Set<Subject.Kind> kinds, Function<FactRequest, FactValue> maker) {
        Text title = new Text("事实 " + id, "fact " + id);
        definitions.put(
                FactId.of(id),
                new FactDefinition(
                        FactId.of(id), title, title, type, unit, FactPeriod.YEAR, kinds, Text.same("X"), ""));
        makers.put(FactId.of(id), maker);
        return this;
    }

    public static FactValue number(long value) {
        return FactValue.known(value, SOURCE);
    }

    @Override
    public List<FactDefinition> facts() {
        return List.copyOf(definitions.values());
    }

    @Override
    public FactValue fact(FactRequest request) {
        asked.add(request.fact() + " " + request.subject() + " " + request.year());
        return makers.get(request.fact()).apply(request);
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        askedInBulk.add(facts + " x" + subjects.size() + " " + year);
        return FactProvider.super.facts(facts, subjects, year, asOf, others);
    }
}
