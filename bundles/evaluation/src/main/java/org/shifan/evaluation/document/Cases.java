// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.evaluation.document.GoldenCase.Expectation;

/** Reads the golden cases of one list: those of a document, or those of a file beside it. */
final class Cases {
    /** What an expected value says when none can be told. */
    static final String NONE = "none";

    /** What a fact says that nobody reported. */
    static final String MISSING = "missing";

    private static final List<String> NOT_SCORED = List.of("unknown", "not-applicable", "error");
    private static final Values.Of<Integer> YEAR = Values.whole(1949, 2199);

    private final Reading reading;
    private final Head head;
    private final Map<String, GoldenCase> byName = new LinkedHashMap<>();

    private Cases(Reading reading, Head head) {
        this.reading = reading;
        this.head = head;
    }

    /**
     * What a case says of its facts, or a file of all its cases.
     *
     * @param facts by year; a value without one is that of the case's year
     */
    record Head(
            Optional<Integer> year,
            Optional<LocalDate> asOf,
            Map<FactId, Map<Optional<Integer>, Optional<BigDecimal>>> facts,
            Surroundings surroundings) {
        static final Head NONE = new Head(Optional.empty(), Optional.empty(), Map.of(), Surroundings.NONE);

        static Head of(Fields fields) {
            return new Head(
                    fields.find("year", YEAR),
                    fields.find("as-of", Values::date),
                    fields.find("facts", Cases::facts).orElse(Map.of()),
                    SurroundingsReader.read(fields));
        }

        /** Puts its values in the place of those of the same fact and year. */
        void addTo(Map<FactId, Map<Integer, Optional<BigDecimal>>> all, int year) {
            facts.forEach((fact, values) -> {
                Map<Integer, Optional<BigDecimal>> years = all.computeIfAbsent(fact, f -> new TreeMap<>());
                values.forEach((y, value) -> years.put(y.orElse(year), value));
            });
        }
    }

    static List<GoldenCase> read(Reading reading, Node list, Head head) {
        Cases cases = new Cases(reading, head);
        Values.list((r, node) -> cases.add(node)).read(reading, list);
        return List.copyOf(cases.byName.values());
    }

    private GoldenCase add(Node node) {
        Fields fields = new Fields(reading, node, Element.CASE);
        Optional<GoldenCase> like = fields.find("like", Values::string).flatMap(name -> known(fields, name));
        Head own = Head.of(fields);
        Optional<Integer> year = own.year().or(() -> like.map(GoldenCase::year)).or(head::year);
        Optional<LocalDate> asOf =
                own.asOf().or(() -> like.map(GoldenCase::asOf)).or(head::asOf);
        boolean isLikeNone = fields.has("like") && like.isEmpty();
        if (year.isEmpty() && !isLikeNone) {
            fields.demand(List.of("year"));
        }
        if (asOf.isEmpty() && !isLikeNone) {
            fields.demand(List.of("as-of"));
        }
        Map<FactId, Map<Integer, Optional<BigDecimal>>> facts = new TreeMap<>();
        like.ifPresent(other -> other.facts().forEach((fact, values) -> facts.put(fact, new TreeMap<>(values))));
        if (like.isEmpty()) {
            head.addTo(facts, year.orElse(0));
        }
        own.addTo(facts, year.orElse(0));
        GoldenCase golden = new GoldenCase(
                fields.get("name", Values::string),
                reading.file(),
                fields.place(),
                year.orElse(0),
                asOf.orElse(LocalDate.EPOCH),
                facts,
                like.map(GoldenCase::surroundings).orElse(head.surroundings()).with(own.surroundings()),
                fields.get("expect", Cases::expectation));
        GoldenCase first = byName.putIfAbsent(golden.name(), golden);
        if (first != null && !golden.name().isEmpty()) {
            reading.problem(
                    fields.node("name").place(),
                    "criteria.case.twice",
                    golden.name(),
                    first.place().spot());
        }
        return golden;
    }

    private Optional<GoldenCase> known(Fields fields, String name) {
        Optional<GoldenCase> known = Optional.ofNullable(byName.get(name));
        if (known.isEmpty() && !name.isEmpty()) {
            String above = byName.isEmpty() ? "-" : String.join(", ", byName.keySet());
            reading.problem(fields.node("like").place(), "criteria.case.like", name, above);
        }
        return known;
    }

    private static Map<FactId, Map<Optional<Integer>, Optional<BigDecimal>>> facts(Reading reading, Node node) {
        Map<FactId, Map<Optional<Integer>, Optional<BigDecimal>>> out = new LinkedHashMap<>();
        if (!(node instanceof Node.MapNode map)) {
            reading.problem(node.place(), "criteria.case.facts");
            return out;
        }
        map.entries().forEach((key, entry) -> {
            Map<Optional<Integer>, Optional<BigDecimal>> years = new LinkedHashMap<>();
            out.put(Values.fact(reading, entry.place(), key), years);
            if (entry.value() instanceof Node.MapNode byYear) {
                byYear.entries().forEach((year, each) -> {
                    if (year.matches("[0-9]{4}")) {
                        years.put(Optional.of(Integer.valueOf(year)), value(reading, each.value()));
                    } else {
                        reading.problem(each.place(), "criteria.case.year", year);
                    }
                });
            } else {
                years.put(Optional.empty(), value(reading, entry.value()));
            }
        });
        return out;
    }

    static Optional<BigDecimal> value(Reading reading, Node node) {
        String text = Values.string(reading, node);
        return switch (text) {
            case MISSING, "" -> Optional.empty();
            case "yes" -> Optional.of(BigDecimal.ONE);
            case "no" -> Optional.of(BigDecimal.ZERO);
            default -> number(reading, node, text, "criteria.case.value");
        };
    }

    private static Optional<BigDecimal> number(Reading reading, Node node, String text, String otherwise) {
        Optional<BigDecimal> number = Values.number(text);
        if (number.isEmpty()) {
            reading.problem(node.place(), otherwise, text);
        }
        return number;
    }

    private static Expectation expectation(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.EXPECT);
        if (node instanceof Node.MapNode map && map.entries().isEmpty()) {
            reading.problem(node.place(), "criteria.case.expects-nothing");
        }
        Map<String, String> items = new LinkedHashMap<>();
        fields.find("items", Values::map)
                .ifPresent(map -> map.forEach((id, each) -> items.put(id, points(reading, each))));
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        fields.find("parts", Values::map)
                .ifPresent(map -> map.forEach((id, each) -> parts.put(id, Values.number(reading, each))));
        return new Expectation(
                fields.find("verdict", Values.choice(Verdict.values(), Verdict::name))
                        .orElse(null),
                fields.has("total") ? fields.get("total", Cases::total) : null,
                fields.find("lowest", Values::number).orElse(null),
                fields.find("highest", Values::number).orElse(null),
                fields.find("grade", Values::string).orElse(null),
                items,
                parts,
                names(fields, "unmet"),
                names(fields, "vetoes"),
                names(fields, "missing"));
    }

    private static Optional<BigDecimal> total(Reading reading, Node node) {
        String text = Values.string(reading, node);
        return text.equals(NONE) || text.isEmpty()
                ? Optional.empty()
                : number(reading, node, text, "criteria.case.total");
    }

    private static String points(Reading reading, Node node) {
        String text = Values.string(reading, node);
        return NOT_SCORED.contains(text) || text.isEmpty()
                ? text
                : number(reading, node, text, "criteria.case.points")
                        .map(Cases::plain)
                        .orElse("");
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Null when the case does not speak of it, which is not the same as expecting none. */
    private static List<String> names(Fields fields, String key) {
        if (!fields.has(key)) {
            return null;
        }
        List<String> out = new ArrayList<>();
        if (fields.node(key) instanceof Node.ListNode list) {
            list.items().forEach(each -> out.add(Values.string(fields.reading(), each)));
        } else {
            fields.reading().problem(fields.node(key).place(), "criteria.type.list");
        }
        return out.stream().sorted().toList();
    }
}
