// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.role;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every method of every service that Shifan offers is asked for, or is open to all for a reason that is written down. */
public class EveryMethodTest {
    private static final Path API = Path.of("../../api/target/classes");
    private static final Path OPEN = Path.of("src/test/resources/org/shifan/identity/role/open-to-all.txt");
    /** The annotation is not there at run time, but its name is in the class. */
    private static final String PROVIDED = "Lorg/osgi/annotation/versioning/ProviderType;";

    private static boolean provided(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PROVIDED);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> type(Path file) {
        String name = API.relativize(file).toString().replace(".class", "").replace('/', '.');
        try {
            return Class.forName(name, false, EveryMethodTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> methods() throws IOException {
        try (Stream<Path> files = Files.walk(API)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(EveryMethodTest::provided)
                    .map(EveryMethodTest::type)
                    .filter(Class::isInterface)
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                            .map(method -> type.getSimpleName() + "." + method.getName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> open() throws IOException {
        return Files.readAllLines(OPEN).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    public void everyMethodIsInTheTableOrOpenToAllForAReason() throws IOException {
        Set<String> asked = new RoleFile()
                .rules().stream().flatMap(rule -> rule.methods().stream()).collect(Collectors.toSet());
        Set<String> left = methods();
        assertThat(left).hasSizeGreaterThan(200);
        left.removeAll(asked);
        left.removeAll(open());
        assertThat(left).as("methods that nobody has thought of").isEmpty();
    }

    @Test
    public void theListsNameOnlyWhatThereIsAndNothingTwice() throws IOException {
        List<String> asked = new RoleFile()
                .rules().stream().flatMap(rule -> rule.methods().stream()).toList();
        Set<String> there = methods();
        assertThat(asked).isSubsetOf(there);
        assertThat(open()).isSubsetOf(there).doesNotHaveDuplicates().doesNotContainAnyElementsOf(asked);
    }

    @Test
    public void everyGroupOfTheListHasItsReason() throws IOException {
        List<String> lines = Files.readAllLines(OPEN);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).isBlank() && !lines.get(i).isBlank()) {
                assertThat(lines.get(i)).startsWith("# ");
            }
        }
    }
}
