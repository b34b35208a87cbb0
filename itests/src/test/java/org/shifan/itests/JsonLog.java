// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** The log for programs, of which every line is an object with the same fields. */
final class JsonLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of("time", "level", "message", "logger", "thread");

    private final Path file;

    JsonLog(Path folder) {
        this.file = folder.resolve("karaf.json.log");
    }

    /** All lines; a line that is being written at this moment is left for the next time. */
    List<JsonNode> lines() throws IOException {
        String text = Files.readString(file);
        List<JsonNode> out = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            JsonNode object = JSON.readTree(line);
            assertTrue(line, object.isObject());
            for (String field : FIELDS) {
                assertFalse(line, object.path(field).asText().isEmpty());
            }
            Instant.parse(object.get("time").asText());
            out.add(object);
        }
        return out;
    }

    /** The lines of our own bundles that speak of this; what the container and libraries say has no reference. */
    List<JsonNode> ours(String words) throws IOException {
        return lines().stream()
                .filter(line -> line.path("bundle").asText().startsWith("shifan"))
                .filter(line -> line.get("message").asText().contains(words))
                .toList();
    }
}
