// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.evaluation.document.CriteriaDocument.Grade;

/**
 * What has to be true of the document as a whole. A check is left out where its input could not be read, so
 * that one mistake is reported once.
 */
final class Checks {
    /** A set that a person can still read has a tenth of this. */
    static final int MOST_ITEMS = 2_000;

    /** Each of these days costs a compilation of the rules that use a parameter. */
    static final int MOST_CHANGES = 50;

    private final Reading reading;
    private final CriteriaDocument document;

    Checks(Reading reading, CriteriaDocument document) {
        this.reading = reading;
        this.document = document;
    }

    void all() {
        if (reading.broken("")) {
            return;
        }
        if (items().count() > MOST_ITEMS) {
            reading.problem(at(Place.WHOLE, "parts"), "criteria.items.most", items().count(), MOST_ITEMS);
            return;
        }
        ids();
        weights();
        marks();
        if (document.demonstration() && document.status().isEmpty()) {
            Place demonstration = reading.at(new Place(1, 1, ""), "demonstration");
            reading.problem(demonstration.as("status"), "criteria.status.missing");
        }
        document.parts().forEach(this::part);
        spreadOverAll();
        parameters();
        new LineageChecks(reading, document).all();
        rules();
    }

    private Stream<Item> items() {
        return document.items();
    }

    private void ids() {
        Map<String, Place> parts = new HashMap<>();
        document.parts().forEach(part -> unique(parts, part.id(), part.place()));
        Map<String, Place> items = new HashMap<>();
        items().forEach(item -> unique(items, item.id(), item.place()));
        document.vetoes().forEach(veto -> unique(items, veto.id(), veto.place()));
        Map<String, Place> grades = new HashMap<>();
        document.grades().forEach(grade -> unique(grades, grade.id(), grade.place()));
        Map<String, Place> plausible = new HashMap<>();
        document.plausible()
                .forEach(range -> unique(plausible, range.fact().fact().value(), range.place()));
    }

    private void unique(Map<String, Place> seen, String id, Place place) {
        Place first = seen.putIfAbsent(id, place);
        if (first != null && !id.isEmpty() && reading.sound(place.path())) {
            reading.problem(at(place, "id"), "criteria.id.duplicate", id, first.spot());
        }
    }

    private void weights() {
        boolean read = reading.sound("total")
                && !reading.broken("parts")
                && document.parts().stream().allMatch(this::weightsRead);
        BigDecimal sum = document.parts().stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (read && sum.compareTo(document.total()) != 0) {
            String parts = document.parts().stream()
                    .map(part -> part.id() + " " + part.weight().toPlainString())
                    .collect(Collectors.joining(" + "));
            reading.problem(at(Place.WHOLE, "total"), "criteria.weights.sum", sum, document.total(), parts);
        }
        if (read && document.total().signum() == 0) {
            reading.problem(at(Place.WHOLE, "total"), "criteria.total.zero");
        }
    }

    private boolean weightsRead(Part part) {
        String path = part.place().path();
        return !reading.broken(path)
                && !reading.broken(path + ".items")
                && part.items().stream()
                        .map(item -> item.place().path())
                        .allMatch(item -> !reading.broken(item) && reading.sound(item + ".weight"));
    }

    private void marks() {
        if (!reading.sound("pass") || !reading.sound("total")) {
            return;
        }
        if (document.pass().compareTo(document.total()) > 0) {
            reading.problem(at(Place.WHOLE, "pass"), "criteria.pass.above-total", document.pass(), document.total());
        }
        BigDecimal above = null;
        for (Grade grade : document.grades()) {
            Place from = at(grade.place(), "from");
            if (!reading.sound(from.path())) {
                return;
            }
            if (above != null && grade.from().compareTo(above) >= 0) {
                reading.problem(from, "criteria.grades.order", grade.from(), above);
            }
            if (grade.from().compareTo(document.pass()) < 0) {
                reading.problem(from, "criteria.grades.below-pass", grade.from(), document.pass());
            }
            above = grade.from();
        }
    }

    private void part(Part part) {
        if (!weightsRead(part)) {
            return;
        }
        part.minimum()
                .filter(m -> m.compareTo(part.weight()) > 0)
                .ifPresent(
                        m -> reading.problem(at(part.place(), "minimum"), "criteria.part.minimum", m, part.weight()));
        for (Item item : part.items()) {
            item.key()
                    .filter(k -> k.compareTo(item.weight()) > 0)
                    .ifPresent(k ->
                            reading.problem(at(item.place(), "key.points"), "criteria.points.range", k, item.weight()));
        }
        Optional<Item> spread = part.items().stream()
                .filter(item -> item.spreads() && !item.spreadsOverAll())
                .findFirst();
        if (spread.isPresent() && part.items().stream().noneMatch(Checks::alwaysApplies)) {
            reading.problem(at(spread.get().place(), "not-applicable.then"), "criteria.spread.nowhere", part.id());
        }
    }

    private void spreadOverAll() {
        Optional<Item> spread = document.items().filter(Item::spreadsOverAll).findFirst();
        boolean always =
                document.parts().stream().flatMap(part -> part.items().stream()).anyMatch(Checks::alwaysApplies);
        if (spread.isPresent() && !always && document.parts().stream().allMatch(this::weightsRead)) {
            reading.problem(at(spread.get().place(), "not-applicable.then"), "criteria.spread.nowhere-all");
        }
    }

    private static boolean alwaysApplies(Item item) {
        return !item.spreads() && item.weight().signum() > 0;
    }

    private void parameters() {
        for (Parameter parameter : document.numbers()) {
            LocalDate before = null;
            for (Parameter.Dated dated : parameter.values()) {
                if (before != null
                        && !dated.from().isAfter(before)
                        && reading.sound(dated.place().path())) {
                    reading.problem(at(dated.place(), "from"), "criteria.parameter.order", dated.from(), before);
                }
                before = dated.from();
            }
        }
    }

    private void rules() {
        Set<String> known = document.numbers().stream().map(Parameter::id).collect(Collectors.toSet());
        Stream<Amount> conditions = Stream.concat(
                        document.vetoes().stream().map(Veto::when),
                        items().flatMap(item -> item.notApplicable().stream()).map(Item.NotApplicable::when))
                .flatMap(Condition::amounts);
        Stream.concat(conditions, items().flatMap(item -> item.rule().amounts()))
                .forEach(amount -> {
                    if (amount instanceof Amount.Named named && !known.contains(named.parameter())) {
                        String right = known.isEmpty()
                                ? "-"
                                : String.join(", ", known.stream().sorted().toList());
                        reading.problem(named.place(), "criteria.parameter.unknown", named.parameter(), right);
                    }
                });
        Timeline timeline = Timeline.of(document);
        if (timeline.spans().size() > MOST_CHANGES + 1) {
            reading.problem(
                    at(Place.WHOLE, document.numbers().isEmpty() ? "parts" : "parameters"),
                    "criteria.parameter.changes",
                    timeline.spans().size() - 1,
                    MOST_CHANGES);
            return;
        }
        items().filter(item -> reading.sound(item.place().path() + ".weight"))
                .forEach(item -> rule(item, timeline.spans()));
    }

    /** A rule without parameters is the same in every span; of the others the first span that is wrong is told. */
    private void rule(Item item, List<Timeline.Span> spans) {
        boolean dated = item.rule().amounts().anyMatch(Amount.Named.class::isInstance)
                || item.rule().changes().findAny().isPresent();
        for (Timeline.Span span : dated ? spans : spans.subList(0, 1)) {
            if (!reading.sound(item.place().path() + ".rule")) {
                return;
            }
            item.rule().accept(new RuleChecks(reading, item.weight(), span));
        }
    }

    private Place at(Place place, String key) {
        return reading.at(place, key);
    }
}
