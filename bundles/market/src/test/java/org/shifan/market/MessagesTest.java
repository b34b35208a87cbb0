// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market;

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

import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.market.MarketMessages.M;

public class MessagesTest {
    private static final Pattern USED = Pattern.compile("\"(market\\.[a-z]+\\.[a-z-]+)\"");
    /** Keys that are made of a code. */
    private static final Pattern MADE = Pattern.compile("market\\.(outcome|title|participation-kind|fact)\\..*");

    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]+\\}");

    @Test
    public void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
        assertThat(M.unpaired()).isEmpty();
        for (String key : M.keys()) {
            assertThat(arguments(M.text(key).in(Language.ZH)))
                    .as(key)
                    .isEqualTo(arguments(M.text(key).in(Language.EN)));
        }
    }

    @Test
    public void everyKeyThatTheCodeNamesIsThere() throws IOException {
        Set<String> used;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            used = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> USED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .filter(name -> !M.has("market.fact." + name + ".title"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(used)
                .hasSizeGreaterThan(30)
                .allSatisfy(key -> assertThat(M.has(key)).as(key).isTrue());
        List<String> unused = M.keys().stream()
                .filter(key -> !MADE.matcher(key).matches())
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

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
