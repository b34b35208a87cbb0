// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.work.Work;
import org.shifan.lifecycle.store.WorkStore;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** How often the coordinating body of a zone met (R11): what it is worth is shown by what it does. */
@Component(service = FactProvider.class)
public final class CoordinationFacts implements BulkFactProvider {
    static final FactId MEETINGS = FactId.of("coordination.meeting.count");
    private static final String BODY = "coordinating-body";
    private static final String MEETING = "meeting";

    private final WorkStore store;
    private final WorkKinds kinds;

    @Activate
    public CoordinationFacts(@Reference WorkStore store, @Reference WorkKinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    @Override
    public List<FactDefinition> facts() {
        return List.of(new FactDefinition(
                MEETINGS,
                M.text("work.fact.meetings.title"),
                M.text("work.fact.meetings.meaning"),
                FactType.NUMBER,
                Unit.COUNT,
                FactPeriod.YEAR,
                Set.of(Subject.Kind.ZONE),
                M.text("role.government"),
                "四(四)"));
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        LocalDate last = WorkLines.last(year, asOf);
        Map<Subject, List<Work>> bodies = WorkLines.on(store, kinds, BODY, last);
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            out.put(subject, Map.of(MEETINGS, meetings(subject, bodies.getOrDefault(subject, List.of()), last)));
        }
        return out;
    }

    private static FactValue meetings(Subject zone, List<Work> bodies, LocalDate last) {
        if (bodies.isEmpty()) {
            return FactValue.missing(M.message("work.fact.no-body", zone, last));
        }
        long held = bodies.stream()
                .flatMap(work -> work.lines().stream())
                .filter(line -> line.step().equals(MEETING)
                        && line.on().getYear() == last.getYear()
                        && !line.on().isAfter(last))
                .count();
        return FactValue.known(
                held,
                new FactValue.Source(
                        bodies.stream().map(work -> "work " + work.id()).collect(Collectors.joining(", ")), "", false));
    }
}
