// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.shifan.api.text.Text;

/** Reads what {@link org.shifan.evaluation.document.CanonicalJson} writes, every digit of it. */
final class JsonTree {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTree() {}

    /** @throws IllegalArgumentException when it is no JSON object */
    static JsonNode read(String json) {
        try {
            JsonNode out = MAPPER.readTree(json);
            if (out == null || !out.isObject()) {
                throw new IllegalArgumentException("this is no JSON object");
            }
            return out;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    static Text text(JsonNode node) {
        return new Text(node.get("zh").asText(), node.get("en").asText());
    }
}
