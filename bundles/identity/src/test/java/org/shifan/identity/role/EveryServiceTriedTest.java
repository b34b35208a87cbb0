// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every service of the table is called in every role by a test of its own bundle ({@code TableOfRoles.everyRole}, which fails when it leaves
 * a method of the table out).
 */
public class EveryServiceTriedTest {
    private static final Pattern TRIED = Pattern.compile("everyRole\\(\\s*(\\w+)\\.class");

    private static Stream<String> tried(Path file) {
        try {
            return TRIED.matcher(Files.readString(file)).results().map((MatchResult each) -> each.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void everyServiceOfTheTableIsTriedInEveryRole() throws IOException {
        Set<String> services = new RoleFile()
                .rules().stream()
                        .flatMap(rule -> rule.methods().stream())
                        .map(method -> method.substring(0, method.indexOf('.')))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tried;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            tried = files.filter(file -> file.toString().endsWith("Test.java")
                            && file.toString().contains("src" + java.io.File.separator + "test"))
                    .flatMap(EveryServiceTriedTest::tried)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(tried).isSubsetOf(services);
        services.removeAll(tried);
        assertThat(services)
                .as("services of the table that no test tries in every role")
                .isEmpty();
        assertThat(List.copyOf(tried)).hasSizeGreaterThan(25);
    }
}
