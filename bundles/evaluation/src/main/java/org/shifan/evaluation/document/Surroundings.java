// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.fact.FactId;
import org.shifan.evaluation.document.RankRule.Group;

/**
 * What a case gives beside the facts of its subject: whom it is ranked among, and what people said of it.
 *
 * @param others of a fact, the values of those that it is ranked among
 * @param judgements of an item, a word or a number of each assessor
 * @param evidence by name; empty when it is said that there is none
 */
public record Surroundings(
        Map<FactId, Others> others, Map<String, List<String>> judgements, Map<String, Optional<Validity>> evidence) {
    public static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), Map.of());

    /**
     * The values of the other members; empty where one has none.
     *
     * @param ofAll in every population
     * @param ofOne in one population, instead
     */
    public record Others(List<Optional<BigDecimal>> ofAll, Map<Group, List<Optional<BigDecimal>>> ofOne) {
        public boolean has(Group group) {
            return ofOne.isEmpty() || ofOne.containsKey(group);
        }

        public List<Optional<BigDecimal>> of(Group group) {
            return ofOne.getOrDefault(group, ofAll);
        }
    }

    /**
     * When a piece of evidence is valid.
     *
     * @param to the last day; null when it does not say
     */
    public record Validity(LocalDate from, LocalDate to) {}

    public Surroundings {
        others = Map.copyOf(others);
        judgements = Map.copyOf(judgements);
        evidence = Map.copyOf(evidence);
    }

    /** These, and those of the case where it gives some of the same name. */
    Surroundings with(Surroundings own) {
        return new Surroundings(
                both(others, own.others), both(judgements, own.judgements), both(evidence, own.evidence));
    }

    private static <K, V> Map<K, V> both(Map<K, V> these, Map<K, V> own) {
        Map<K, V> out = new HashMap<>(these);
        out.putAll(own);
        return out;
    }
}
