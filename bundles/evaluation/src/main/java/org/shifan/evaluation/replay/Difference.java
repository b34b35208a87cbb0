// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.shifan.api.text.Message;

import static org.shifan.evaluation.replay.ReplayMessages.M;

/**
 * Compares a result with its replay, value by value. What today's engine tells and the one of then did not tell yet is no
 * difference, and neither is a number that is written with other zeros; what was told then has to be there.
 */
final class Difference {
    /** Where a result is compared first: a person wants to hear of the total before the trace of an item. */
    private static final List<String> FIRST = List.of("verdict", "total", "lowest", "highest", "grade", "parts");

    private static final int LONGEST = 120;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Difference() {}

    /** The first difference; empty when the replay says everything that the archived one says. */
    static Optional<Message> between(String archived, String replayed) {
        try {
            return compare("", MAPPER.readTree(archived), MAPPER.readTree(replayed));
        } catch (JsonProcessingException e) {
            return Optional.of(M.message("replay.unread", e.getOriginalMessage()));
        }
    }

    private static Optional<Message> compare(String path, JsonNode then, JsonNode now) {
        if (then.isObject() && now.isObject()) {
            for (String name : names(then)) {
                if (now.has(name) || !then.get(name).isNull()) {
                    JsonNode other = now.has(name) ? now.get(name) : MAPPER.nullNode();
                    Optional<Message> found = compare(path + "/" + name, then.get(name), other);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }
        if (then.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
                JsonNode one = i < then.size() ? then.get(i) : MAPPER.nullNode();
                JsonNode other = i < now.size() ? now.get(i) : MAPPER.nullNode();
                Optional<Message> found = compare(path + "/" + name(one.isNull() ? other : one, i), one, other);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        boolean same = (then.isNumber() && now.isNumber())
                ? then.decimalValue().compareTo(now.decimalValue()) == 0
                : then.equals(now);
        return same
                ? Optional.empty()
                : Optional.of(M.message("replay.differs", path.substring(1), shown(then), shown(now)));
    }

    private static List<String> names(JsonNode node) {
        List<String> out = new ArrayList<>();
        FIRST.stream().filter(node::has).forEach(out::add);
        node.properties().forEach(each -> {
            if (!out.contains(each.getKey())) {
                out.add(each.getKey());
            }
        });
        return out;
    }

    /** Parts and items by their ids, facts by their names, what has neither by its place. */
    private static String name(JsonNode node, int place) {
        for (String by : List.of("id", "fact")) {
            if (node.hasNonNull(by)) {
                return node.get(by).asText();
            }
        }
        return String.valueOf(place + 1);
    }

    private static String shown(JsonNode node) {
        String out = node.isNumber()
                ? node.decimalValue().toPlainString()
                : node.isValueNode() ? node.asText() : node.toString();
        return out.length() <= LONGEST ? out : out.substring(0, LONGEST) + "...";
    }
}
