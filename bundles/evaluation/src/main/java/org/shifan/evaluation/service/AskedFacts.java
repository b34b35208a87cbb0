// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.facts.FactRegistry;

/** The facts for whoever asks from outside: who may read the evaluations of a subject may read what they are made of (R6). */
@Component
public final class AskedFacts implements FactCatalogue {
    private final FactCatalogue facts;
    private final Reading reading;

    @Activate
    public AskedFacts(@Reference FactRegistry facts, @Reference Reading reading) {
        this.facts = facts;
        this.reading = reading;
    }

    @Override
    public List<FactDefinition> definitions() {
        return facts.definitions();
    }

    @Override
    public Optional<FactDefinition> definition(FactId id) {
        return facts.definition(id);
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> read(
            Set<FactId> wanted, List<Subject> subjects, int year, LocalDate asOf) {
        if (!reading.everything()) {
            subjects.forEach(subject -> reading.require(Reading.KEPT, subject));
        }
        return facts.read(wanted, subjects, year, asOf);
    }
}
