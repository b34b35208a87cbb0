// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be true of names through versions and layers: terms are bound, renamed items are gone. */
final class LineageChecks {
    private final Reading reading;
    private final CriteriaDocument document;

    LineageChecks(Reading reading, CriteriaDocument document) {
        this.reading = reading;
        this.document = document;
    }

    void all() {
        terms();
        renamings();
    }

    private void terms() {
        Lineage lineage = document.lineage();
        Map<String, Parameter> parameters =
                document.parameters().stream().collect(Collectors.toMap(Parameter::id, p -> p, (a, b) -> a));
        for (OpenTerm term : lineage.terms()) {
            if (parameters.containsKey(term.id())) {
                reading.problem(parameters.get(term.id()).place(), "criteria.term.parameter", term.id());
            }
        }
        List<OpenTerm> unbound = lineage.baseline() ? List.of() : lineage.unbound();
        if (!unbound.isEmpty() && reading.sound("open-terms") && reading.sound("bindings")) {
            String names = unbound.stream()
                    .map(term -> term.id() + " (" + term.phrase() + ", " + term.clause() + ", " + term.unit() + ")")
                    .collect(Collectors.joining(", "));
            Place bindings = reading.at(Place.WHOLE, "bindings");
            Place open = reading.at(Place.WHOLE, "open-terms");
            // Names are what it is for: they are not shortened.
            reading.problem(
                    bindings.line() > 0 ? bindings : open.as("bindings"),
                    Reading.M.message("criteria.term.unbound", unbound.size(), names));
        }
    }

    /** A number by which nothing is decided binds nobody. */
    void termsAreUsed() {
        Set<String> used = Stream.concat(
                        document.items()
                                .flatMap(item -> Stream.concat(
                                        item.rule().amounts(),
                                        item.notApplicable().stream()
                                                .flatMap(not -> not.when().amounts()))),
                        document.vetoes().stream().flatMap(veto -> veto.when().amounts()))
                .filter(Amount.Named.class::isInstance)
                .map(amount -> ((Amount.Named) amount).parameter())
                .collect(Collectors.toSet());
        String unused = document.lineage().terms().stream()
                .filter(term -> !term.bindings().isEmpty() && !used.contains(term.id()))
                .map(term -> term.id() + " (" + term.phrase() + ", " + term.clause() + ")")
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty() && reading.sound("parts") && reading.sound("vetoes")) {
            reading.problem(reading.at(Place.WHOLE, "bindings"), Reading.M.message("criteria.term.unused", unused));
        }
    }

    private void renamings() {
        Set<String> ids = document.items().map(Item::id).collect(Collectors.toSet());
        Map<String, Place> seen = new HashMap<>();
        document.items().filter(item -> item.renamedFrom().isPresent()).forEach(item -> {
            String from = item.renamedFrom().get();
            Place place = reading.at(item.place(), "renamed-from");
            Place first = seen.putIfAbsent(from, place);
            if (ids.contains(from)) {
                reading.problem(place, "criteria.renamed.there", from);
            } else if (first != null) {
                reading.problem(place, "criteria.renamed.twice", from, first.spot());
            }
        });
    }
}
