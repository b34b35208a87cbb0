// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The answer of a command that was called with {@code --json}. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** What stands before the answer, such as lines of progress, is left out. */
    static JsonNode in(String printed) throws JsonProcessingException {
        return MAPPER.readTree(printed.lines()
                .dropWhile(line -> !line.startsWith("{") && !line.startsWith("["))
                .reduce("", (a, b) -> a + b + "\n"));
    }
}
