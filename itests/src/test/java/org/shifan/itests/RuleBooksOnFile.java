// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/**
 * The rule books (评分细则) of all sets that are shipped, beside those on file, letter by letter, in both languages. {@code
 * -Dgolden.write=true} puts them on file instead, to be reviewed.
 */
final class RuleBooksOnFile {
    private static final Path ON_FILE = Path.of("src/test/resources/rulebooks");
    private static final String DAY = "2015-06-30";

    private final Login login;
    private final Path folder;

    /** @param folder where the server may write them */
    RuleBooksOnFile(Login login, Path folder) {
        this.login = login;
        this.folder = folder;
    }

    void areTheSame() throws IOException {
        List<String> sets = shipped();
        assertTrue("sets: " + sets, sets.size() >= 10);
        StringBuilder commands = new StringBuilder();
        for (String set : sets) {
            for (String language : List.of("zh", "en")) {
                commands.append(
                        "shifan:rulebook --lang " + language + " --on " + DAY + " --to " + folder + " " + set + "; ");
            }
        }
        String answer = login.run(commands.toString());
        TreeMap<String, String> written = read(folder);
        assertEquals(answer, 2L * sets.size(), written.size());
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(ON_FILE);
            for (String gone : read(ON_FILE).keySet()) {
                Files.delete(ON_FILE.resolve(gone));
            }
            for (var each : written.entrySet()) {
                Files.writeString(ON_FILE.resolve(each.getKey()), each.getValue());
            }
        }
        TreeMap<String, String> onFile = read(ON_FILE);
        assertEquals(onFile.keySet(), written.keySet());
        written.forEach((name, text) -> assertEquals(name, onFile.get(name), text));
    }

    private List<String> shipped() throws IOException {
        String answer = login.run("shifan:criteria --json");
        JsonNode sets = new ObjectMapper().readTree(answer.substring(answer.indexOf('[')));
        assertTrue(answer, sets.isArray());
        List<String> out = new ArrayList<>();
        sets.forEach(set -> out.add(set.get("id").asText()));
        return out.stream().distinct().sorted().toList();
    }

    private static TreeMap<String, String> read(Path folder) throws IOException {
        TreeMap<String, String> out = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                out.put(each.getFileName().toString(), Files.readString(each));
            }
        }
        return out;
    }
}
