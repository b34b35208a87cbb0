// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.fact.FactId;
import org.shifan.evaluation.document.RankRule.Group;
import org.shifan.evaluation.document.Surroundings.Others;
import org.shifan.evaluation.document.Surroundings.Validity;

/** Reads {@code others}, {@code judgements} and {@code evidence} of a case, or of all cases of a file. */
final class SurroundingsReader {
    private SurroundingsReader() {}

    static Surroundings read(Fields fields) {
        return new Surroundings(
                fields.find("others", SurroundingsReader::others).orElse(Map.of()),
                fields.find("judgements", SurroundingsReader::judgements).orElse(Map.of()),
                fields.find("evidence", SurroundingsReader::evidence).orElse(Map.of()));
    }

    private static Map<FactId, Others> others(Reading reading, Node node) {
        Map<FactId, Others> out = new HashMap<>();
        entries(reading, node)
                .forEach((fact, entry) ->
                        out.put(Values.fact(reading, entry.place(), fact), othersOf(reading, entry.value())));
        return out;
    }

    private static Others othersOf(Reading reading, Node node) {
        if (!(node instanceof Node.MapNode)) {
            return new Others(values(reading, node), Map.of());
        }
        Fields fields = new Fields(reading, node, Element.OTHERS);
        Map<Group, List<Optional<BigDecimal>>> groups = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            fields.find(group.code(), SurroundingsReader::values).ifPresent(values -> groups.put(group, values));
        }
        return new Others(List.of(), groups);
    }

    /** None at all means that there is nobody else. */
    private static List<Optional<BigDecimal>> values(Reading reading, Node node) {
        List<Optional<BigDecimal>> out = new ArrayList<>();
        if (node instanceof Node.ListNode list) {
            list.items().forEach(each -> out.add(Cases.value(reading, each)));
        } else {
            reading.problem(node.place(), "criteria.type.list");
        }
        return out;
    }

    private static Map<String, List<String>> judgements(Reading reading, Node node) {
        Map<String, List<String>> out = new HashMap<>();
        Values.map(reading, node)
                .forEach((item, values) ->
                        out.put(item, Values.list(Values::string).read(reading, values)));
        return out;
    }

    private static Map<String, Optional<Validity>> evidence(Reading reading, Node node) {
        Map<String, Optional<Validity>> out = new HashMap<>();
        entries(reading, node).forEach((name, entry) -> out.put(name, validity(reading, entry.value())));
        return out;
    }

    private static Optional<Validity> validity(Reading reading, Node node) {
        if (node instanceof Node.ScalarNode scalar && scalar.text().strip().equals(Cases.NONE)) {
            return Optional.empty();
        }
        Fields fields = new Fields(reading, node, Element.VALIDITY);
        return Optional.of(new Validity(
                fields.get("from", Values::date),
                fields.find("to", Values::date).orElse(null)));
    }

    private static Map<String, Node.Entry> entries(Reading reading, Node node) {
        if (node instanceof Node.MapNode map) {
            return map.entries();
        }
        reading.problem(node.place(), "criteria.type.map-of-ids");
        return Map.of();
    }
}
