// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.evaluation.document.RankRule.Group;
import org.shifan.evaluation.golden.Surroundings.Validity;

/**
 * Reads golden cases: what a bundle brings in {@code SHIFAN-INF/cases/*.yaml}, or beside its test.
 *
 * <pre>
 * year: 2014
 * as-of: 2015-06-30
 * facts:                        # of every case in this file
 *   export.value: {2014: 120000000, 2013: 100000000}
 * cases:
 *   - name: r9_shareOfTheCountyAloneSatisfies
 *     facts:                    # instead of or beside those above, year by year
 *       export.share.national: missing
 *     others: {export.value: [30, 10, missing]}                  # those that it is ranked among
 *     judgements: {service: [good, fair]}                        # of an item, a word or number of each assessor
 *     evidence: {org.charter: {from: 2013-01-01}, org.work-plan: none}
 *     expect: {verdict: PASS, total: 83.5, items: {scale: 10}}
 * </pre>
 */
public final class GoldenCases {
    private static final Set<String> FILE_KEYS =
            Set.of("year", "as-of", "facts", "others", "judgements", "evidence", "cases");
    private static final Set<String> CASE_KEYS =
            Set.of("name", "year", "as-of", "facts", "others", "judgements", "evidence", "expect");
    private static final Set<String> EXPECT_KEYS =
            Set.of("verdict", "total", "lowest", "highest", "grade", "items", "parts", "unmet", "vetoes", "missing");

    private static final Map<String, Group> GROUPS =
            Stream.of(Group.values()).collect(Collectors.toMap(Group::code, Function.identity()));

    private final String file;

    private GoldenCases(String file) {
        this.file = file;
    }

    /**
     * The cases of one text.
     *
     * @throws RuntimeException with what is wrong, for a person to read
     */
    public static List<GoldenCase> read(String file, String text) {
        return new GoldenCases(file).read(text);
    }

    private List<GoldenCase> read(String text) {
        // Every scalar stays text: a number becomes a decimal, never a double.
        Load load = new Load(LoadSettings.builder()
                .setLabel(file)
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build());
        Map<String, Object> root = map(load.loadFromString(text), FILE_KEYS, file);
        List<GoldenCase> out = new ArrayList<>();
        for (Object each : list(root.get("cases"))) {
            Map<String, Object> one = map(each, CASE_KEYS, "a case");
            String name = text(one, "name");
            int year = Integer.parseInt(text(one.containsKey("year") ? one : root, "year"));
            LocalDate asOf = LocalDate.parse(text(one.containsKey("as-of") ? one : root, "as-of"));
            Map<FactId, Map<Integer, Optional<BigDecimal>>> facts = new LinkedHashMap<>();
            addFacts(facts, root.get("facts"), year);
            addFacts(facts, one.get("facts"), year);
            out.add(new GoldenCase(
                    name,
                    file,
                    year,
                    asOf,
                    facts,
                    surroundings(root, one),
                    expectation(map(one.get("expect"), EXPECT_KEYS, name))));
        }
        return out;
    }

    private void addFacts(Map<FactId, Map<Integer, Optional<BigDecimal>>> facts, Object from, int year) {
        map(from, null, "facts").forEach((fact, value) -> {
            Map<Integer, Optional<BigDecimal>> years =
                    facts.computeIfAbsent(FactId.of(fact), id -> new LinkedHashMap<>());
            if (value instanceof Map<?, ?> byYear) {
                byYear.forEach((y, v) -> years.put(Integer.valueOf(y.toString()), value(v)));
            } else {
                years.put(year, value(value));
            }
        });
    }

    private Surroundings surroundings(Map<String, Object> file, Map<String, Object> one) {
        Map<FactId, Surroundings.Others> others = new LinkedHashMap<>();
        both(file, one, "others").forEach((fact, given) -> others.put(FactId.of(fact), others(given)));
        Map<String, List<String>> judgements = new LinkedHashMap<>();
        both(file, one, "judgements")
                .forEach((item, given) -> judgements.put(
                        item, list(given).stream().map(String::valueOf).toList()));
        Map<String, Optional<Validity>> evidence = new LinkedHashMap<>();
        both(file, one, "evidence")
                .forEach((name, given) -> evidence.put(
                        name, "none".equals(given) ? Optional.empty() : Optional.of(validity(name, given))));
        return new Surroundings(others, judgements, evidence);
    }

    /** What the file says for every case, and the case's own instead. */
    private Map<String, Object> both(Map<String, Object> file, Map<String, Object> one, String key) {
        Map<String, Object> out = map(file.get(key), null, key);
        out.putAll(map(one.get(key), null, key));
        return out;
    }

    private Surroundings.Others others(Object given) {
        if (!(given instanceof Map<?, ?>)) {
            return new Surroundings.Others(values(given), Map.of());
        }
        Map<Group, List<Optional<BigDecimal>>> groups = new EnumMap<>(Group.class);
        map(given, GROUPS.keySet(), "others").forEach((group, of) -> groups.put(GROUPS.get(group), values(of)));
        return new Surroundings.Others(List.of(), groups);
    }

    private List<Optional<BigDecimal>> values(Object given) {
        List<Optional<BigDecimal>> out = new ArrayList<>();
        list(given).forEach(each -> out.add(value(each)));
        return out;
    }

    private Validity validity(String name, Object given) {
        Map<String, Object> valid = map(given, Set.of("from", "to"), name);
        return new Validity(
                LocalDate.parse(text(valid, "from")),
                valid.containsKey("to") ? LocalDate.parse(text(valid, "to")) : null);
    }

    private static Optional<BigDecimal> value(Object text) {
        return switch (String.valueOf(text)) {
            case "missing" -> Optional.empty();
            case "yes" -> Optional.of(BigDecimal.ONE);
            case "no" -> Optional.of(BigDecimal.ZERO);
            default -> Optional.of(new BigDecimal(String.valueOf(text)));
        };
    }

    private GoldenCase.Expectation expectation(Map<String, Object> expect) {
        Map<String, String> items = new LinkedHashMap<>();
        map(expect.get("items"), null, "items").forEach((id, points) -> items.put(id, String.valueOf(points)));
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        map(expect.get("parts"), null, "parts").forEach((id, points) -> parts.put(id, new BigDecimal("" + points)));
        return new GoldenCase.Expectation(
                expect.containsKey("verdict") ? Verdict.valueOf(text(expect, "verdict")) : null,
                expect.containsKey("total") ? total(text(expect, "total")) : null,
                decimal(expect, "lowest"),
                decimal(expect, "highest"),
                expect.containsKey("grade") ? text(expect, "grade") : null,
                items,
                parts,
                names(expect, "unmet"),
                names(expect, "vetoes"),
                names(expect, "missing"));
    }

    private static Optional<BigDecimal> total(String text) {
        return text.equals("none") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private BigDecimal decimal(Map<String, Object> from, String key) {
        return from.containsKey(key) ? new BigDecimal(text(from, key)) : null;
    }

    /** Null when the case does not speak of it, which is not the same as expecting none. */
    private List<String> names(Map<String, Object> from, String key) {
        return from.containsKey(key)
                ? list(from.get(key)).stream().map(String::valueOf).sorted().toList()
                : null;
    }

    private String text(Map<String, Object> from, String key) {
        Object value = from.get(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException(file + ": '" + key + "' is missing or no text");
        }
        return text;
    }

    private Map<String, Object> map(Object value, Set<String> keys, String where) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (value == null) {
            return out;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(file + ": " + where + " should be a map, found " + value);
        }
        map.forEach((key, v) -> out.put(key.toString(), v));
        if (keys != null && !keys.containsAll(out.keySet())) {
            throw new IllegalArgumentException(file + ": " + where + " knows " + keys + ", found " + out.keySet());
        }
        return out;
    }

    private Collection<?> list(Object value) {
        if (!(value instanceof Collection<?> list)) {
            throw new IllegalArgumentException(file + ": a list is wanted, found " + value);
        }
        return list;
    }
}
