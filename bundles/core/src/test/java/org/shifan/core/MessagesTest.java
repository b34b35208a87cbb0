// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.CoreMessages.M;

public class MessagesTest {
    private static final Pattern USED =
            Pattern.compile("\"((?:core\\.[a-z]+\\.[a-z-]+|column\\.[a-z-]+|kind\\.[a-z]+|core\\.fact\\.[a-z-]+))\"");

    @Test
    public void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
        assertThat(M.unpaired()).isEmpty();
    }

    @Test
    public void everyKeyThatTheCodeNamesIsThere() throws IOException {
        Set<String> used;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            used = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> USED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(used)
                .hasSizeGreaterThan(50)
                .allSatisfy(key -> assertThat(M.has(key)).as(key).isTrue());
        List<String> unused = M.keys().stream()
                .filter(key -> key.startsWith("core.") || key.startsWith("column.") || key.startsWith("kind."))
                .filter(key -> !key.startsWith("core.grant-kind.")) // made of a code
                .filter(key -> !used.contains(key))
                .toList();
        assertThat(unused).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
