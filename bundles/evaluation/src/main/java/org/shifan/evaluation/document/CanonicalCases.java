// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The golden cases of a document in its canonical form: each complete in itself, whatever it was written like. */
final class CanonicalCases {
    private CanonicalCases() {}

    static Map<String, Object> golden(GoldenCase golden) {
        return new Canonical()
                .put("name", golden.name())
                .put("year", golden.year())
                .put("as-of", golden.asOf().toString())
                .put("facts", facts(golden))
                .put("others", others(golden.surroundings()))
                .put("judgements", new TreeMap<>(golden.surroundings().judgements()))
                .put("evidence", evidence(golden.surroundings()))
                .put("expect", expectation(golden.expected()))
                .tree();
    }

    private static Map<String, Object> facts(GoldenCase golden) {
        Map<String, Object> out = new TreeMap<>();
        golden.facts().forEach((fact, years) -> {
            Map<String, Object> byYear = new TreeMap<>();
            years.forEach((year, value) -> byYear.put(year.toString(), value(value)));
            out.put(fact.value(), byYear);
        });
        return out;
    }

    private static Object value(Optional<BigDecimal> value) {
        return value.<Object>map(v -> v).orElse(Cases.MISSING);
    }

    private static Map<String, Object> others(Surroundings given) {
        Map<String, Object> out = new TreeMap<>();
        given.others().forEach((fact, others) -> {
            Map<String, Object> groups = new TreeMap<>();
            others.ofOne().forEach((group, values) -> groups.put(group.code(), values(values)));
            out.put(fact.value(), groups.isEmpty() ? values(others.ofAll()) : groups);
        });
        return out;
    }

    private static List<Object> values(List<Optional<BigDecimal>> values) {
        return values.stream().map(CanonicalCases::value).toList();
    }

    private static Map<String, Object> evidence(Surroundings given) {
        Map<String, Object> out = new TreeMap<>();
        given.evidence()
                .forEach((name, valid) -> out.put(
                        name,
                        valid.<Object>map(v -> new Canonical()
                                        .put("from", v.from().toString())
                                        .put("to", v.to() == null ? null : v.to().toString())
                                        .tree())
                                .orElse(Cases.NONE)));
        return out;
    }

    private static Map<String, Object> expectation(GoldenCase.Expectation expected) {
        Canonical out = new Canonical()
                .put(
                        "verdict",
                        expected.verdict() == null ? null : expected.verdict().name())
                .put("lowest", expected.lowest())
                .put("highest", expected.highest())
                .put("grade", expected.grade())
                .put("items", items(expected.items()))
                .put("parts", new TreeMap<>(expected.parts()));
        if (expected.total() != null) {
            out.put("total", expected.total().<Object>map(v -> v).orElse(Cases.NONE));
        }
        Map<String, Object> tree = out.tree();
        // To expect none of them says something, other than not to speak of them.
        names(tree, "unmet", expected.unmet());
        names(tree, "vetoes", expected.vetoes());
        names(tree, "missing", expected.missing());
        return tree;
    }

    private static Map<String, Object> items(Map<String, String> points) {
        Map<String, Object> out = new TreeMap<>();
        points.forEach((id, each) -> {
            Optional<BigDecimal> number = Values.number(each);
            out.put(id, number.<Object>map(n -> n).orElse(each));
        });
        return out;
    }

    private static void names(Map<String, Object> tree, String key, List<String> names) {
        if (names != null) {
            tree.put(key, names);
        }
    }
}
