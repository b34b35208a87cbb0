// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.runner.RunWith;

import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;

import static org.assertj.core.api.Assertions.assertThat;

/** In which order keys, facts and members of a population come changes neither a digest nor a result. */
@RunWith(JUnitQuickcheck.class)
public class OrderPropertiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RANK =
            "{rank: {fact: number.a, unit: USD, among: country, best: highest, ties: middle, linear: {from: {at: 1,"
                    + " points: 10}, to: {at: 8, points: 0}}}}";

    @Property(trials = 100)
    public void theOrderOfKeysChangesNothing(long seed) throws IOException {
        Random random = new Random(seed);
        Paper paper = Paper.of(RandomSet.items(random).toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(RandomSet.TOTAL / 2);
        byte[] canonical = paper.document().canonical();
        byte[] shuffled = JSON.writeValueAsBytes(shuffled(JSON.readTree(canonical), random));
        CriteriaDocument other =
                DocumentReader.read("test.yaml", shuffled).document().orElseThrow();
        assertThat(other.digest())
                .as(new String(shuffled, StandardCharsets.UTF_8))
                .isEqualTo(paper.document().digest());
        Plan plan = Compiler.compile(other, Catalogue::definition, name -> Optional.empty())
                .plan()
                .orElseThrow();
        FactSnapshot facts = RandomSet.facts(random, 0.8).snapshot();
        assertThat(plan.evaluate(facts)).isEqualTo(paper.plan().evaluate(facts));
    }

    @Property(trials = 100)
    public void theOrderInWhichFactsAreReadChangesNothing(long seed) {
        Random random = new Random(seed);
        Plan plan = Paper.of(RandomSet.items(random).toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(RandomSet.TOTAL / 2)
                .plan();
        FactSnapshot one = RandomSet.facts(random, 0.8).snapshot();
        FactSnapshot other = one.with(shuffled(one.values(), random));
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(plan.evaluate(other)).isEqualTo(plan.evaluate(one));
    }

    @Property(trials = 100)
    public void theOrderOfTheOthersInARankingChangesNothing(long seed) {
        Random random = new Random(seed);
        Plan plan = Paper.rule(RANK).plan();
        List<Integer> zones = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7));
        Map<Integer, Integer> values = new LinkedHashMap<>();
        zones.forEach(zone -> values.put(zone, random.nextInt(5) == 0 ? null : random.nextInt(4)));
        FactSnapshot one = ranked(zones, values);
        Collections.shuffle(zones, random);
        FactSnapshot other = ranked(zones, values);
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(plan.evaluate(other)).isEqualTo(plan.evaluate(one));
    }

    private static FactSnapshot ranked(List<Integer> zones, Map<Integer, Integer> values) {
        Facts facts = Facts.of("number.a", 2);
        zones.forEach(zone -> facts.other("110000-0" + zone, "number.a", values.get(zone)));
        return facts.snapshot();
    }

    private static <K, V> Map<K, V> shuffled(Map<K, V> map, Random random) {
        List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        Map<K, V> out = new LinkedHashMap<>();
        entries.forEach(entry -> out.put(entry.getKey(), entry.getValue()));
        return out;
    }

    /** The same tree, the keys of every object in another order; lists stay, their order is content. */
    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            ArrayNode out = JSON.createArrayNode();
            node.forEach(each -> out.add(shuffled(each, random)));
            return out;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        Collections.shuffle(keys, random);
        ObjectNode out = JSON.createObjectNode();
        keys.forEach(key -> out.set(key, shuffled(node.get(key), random)));
        return out;
    }
}
