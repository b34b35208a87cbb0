// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** Computes an evaluation again from its trace, as an outsider would: from the JSON and nothing else. */
final class Trace {

    private Trace() {}

    /** The items' points, bonus points up to what their part was given. */
    static BigDecimal total(JsonNode evaluation) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode part : evaluation.get("parts")) {
            BigDecimal items = elements(part.get("items"))
                    .filter(item -> item.get("points").isNumber())
                    .map(item -> item.get("points").decimalValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean bonus = elements(part.get("items"))
                    .anyMatch(item -> item.get("role").asText().equals("BONUS"));
            total = total.add(bonus ? items.min(part.get("maximum").decimalValue()) : items);
        }
        return total;
    }

    /** Every item says by which rule, on what clause, from which facts; a known fact says from which records. */
    static void assertComplete(JsonNode evaluation) {
        assertTrue(evaluation.get("parts").size() > 0);
        elements(evaluation.get("parts"))
                .flatMap(part -> elements(part.get("items")))
                .forEach(Trace::assertItem);
    }

    private static void assertItem(JsonNode item) {
        assertFalse(item.toString(), item.get("clause").asText().isEmpty());
        assertFalse(item.toString(), item.at("/formula/zh").asText().isEmpty());
        assertFalse(item.toString(), item.at("/computation/en").asText().isEmpty());
        assertTrue(item.toString(), item.get("inputs").size() > 0);
        for (JsonNode input : item.get("inputs")) {
            boolean known =
                    input.get("value").isNumber() && input.get("sources").size() > 0;
            assertTrue(
                    input.toString(), known || !input.at("/missing/en").asText().isEmpty());
        }
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
