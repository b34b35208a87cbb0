// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.FactWindow;

import static org.shifan.evaluation.plugin.PluginMessages.M;

/** A fact provider under supervision. */
final class GuardedProvider implements FactProvider {
    private final FactProvider provider;
    private final Supervised supervised;
    private final List<FactDefinition> facts;

    /** @throws PluginFailure when it does not tell its facts */
    GuardedProvider(FactProvider provider, Supervised supervised) {
        this.provider = provider;
        this.supervised = supervised;
        this.facts = supervised.call(1, "facts", () -> List.copyOf(provider.facts()));
    }

    @Override
    public List<FactDefinition> facts() {
        return facts;
    }

    @Override
    public FactValue fact(FactRequest request) {
        Door door = new Door(request.others());
        try {
            return supervised.call(
                    1,
                    List.of(request.fact(), request.subject(), request.year()),
                    () -> Plain.value(
                            request.fact(),
                            provider.fact(new FactRequest(
                                    request.fact(), request.subject(), request.year(), request.asOf(), door))));
        } finally {
            door.close();
        }
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> wanted, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        Door door = new Door(others);
        try {
            return supervised.call(
                    subjects.size(),
                    List.of(wanted, subjects, year),
                    () -> copy(provider.facts(wanted, subjects, year, asOf, door), wanted, subjects));
        } finally {
            door.close();
        }
    }

    @Override
    public String revision() {
        return supervised.aside("revision", provider::revision);
    }

    private Map<Subject, Map<FactId, FactValue>> copy(
            Map<Subject, Map<FactId, FactValue>> answer, Set<FactId> wanted, List<Subject> subjects) {
        Map<Subject, Map<FactId, FactValue>> out = new HashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> values = new HashMap<>();
            Map<FactId, FactValue> given = answer == null ? null : answer.get(subject);
            for (FactId id : wanted) {
                if (delivers(id, subject.kind())) {
                    values.put(id, Plain.value(id, given == null ? null : given.get(id)));
                }
            }
            out.put(subject, values);
        }
        return out;
    }

    private boolean delivers(FactId id, Subject.Kind kind) {
        return FactWindow.definition(
                        id,
                        whole -> facts.stream()
                                .filter(fact -> fact.id().equals(whole))
                                .findFirst())
                .filter(fact -> fact.subjects().contains(kind))
                .isPresent();
    }

    /**
     * The way back from the plug-in to the facts of others. What reads is made for one thread: while the plug-in works its
     * caller waits; when the caller does not wait any more the way is closed, and closing it waits for who is inside.
     */
    private static final class Door implements FactReader {
        private final FactReader others;
        private boolean closed;

        Door(FactReader others) {
            this.others = others;
        }

        @Override
        public FactValue read(FactId fact, Subject subject, int year) {
            return Task.outside(() -> open(fact, subject, year));
        }

        private synchronized FactValue open(FactId fact, Subject subject, int year) {
            if (closed) {
                throw new PluginFailure(M.message("plugin.late"));
            }
            return others.read(fact, subject, year);
        }

        synchronized void close() {
            closed = true;
        }
    }
}
