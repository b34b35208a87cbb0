// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

/** Which operations take values as they are that an attacker sends, in which places, and why that does no harm. */
final class LetIn {
    static final String FILE = "let-in.txt";

    private final Map<String, Set<String>> places = new TreeMap<>();

    private LetIn() {}

    static LetIn read() throws IOException {
        LetIn out = new LetIn();
        try (InputStream in = LetIn.class.getResourceAsStream(FILE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(out::line);
        }
        return out;
    }

    private void line(String line) {
        String[] parts = line.split(" \\| ");
        assertEquals(FILE + ": operation | places | why, found: " + line, 3, parts.length);
        assertNull(FILE + ": twice: " + parts[0], places.put(parts[0], Set.of(parts[1].split(" "))));
    }

    boolean names(ApiDocument.Operation operation) {
        return places.containsKey(operation.id());
    }

    /** What was let in in places that are not listed, each once. */
    List<String> others(ApiDocument.Operation operation, List<ApiDocument.Sent> let) {
        Map<String, String> out = new TreeMap<>();
        for (ApiDocument.Sent sent : let) {
            sent.hostile().forEach((place, value) -> {
                if (!places.getOrDefault(operation.id(), Set.of()).contains(place)) {
                    out.putIfAbsent(place, value);
                }
            });
        }
        return out.entrySet().stream()
                .map(each -> operation.id() + " lets in " + each.getValue() + " as " + each.getKey())
                .toList();
    }

    /** The listed names of which there is no operation. */
    List<String> without(List<ApiDocument.Operation> operations) {
        Set<String> there = operations.stream().map(ApiDocument.Operation::id).collect(Collectors.toSet());
        Set<String> out = new TreeSet<>(places.keySet());
        out.removeAll(there);
        return new ArrayList<>(out);
    }
}
