// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.criteria.Procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.LifecycleMessages.M;

public class MessagesTest {
    private static final Pattern USED = Pattern.compile("\"((?:lifecycle|missing|conflict|due)\\.[a-z.-]+)\"");

    @Test
    public void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
        assertThat(M.unpaired()).isEmpty();
    }

    @Test
    public void everyKeyThatTheCodeNamesIsThereAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        // Names of sources of the audit log.
        used.removeAll(Set.of("lifecycle.entry", "lifecycle.work"));
        List<String> there = M.keys().stream()
                .filter(key -> key.matches("(lifecycle|missing|conflict|due)\\..*"))
                .toList();
        assertThat(used).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    public void everyRoleAndTermHasAWord() {
        for (Procedure.Role role : Procedure.Role.values()) {
            assertThat(M.has("role." + role.code())).as(role.code()).isTrue();
        }
        for (Procedure.Term term : Procedure.Term.values()) {
            assertThat(M.has("term." + term.code())).as(term.code()).isTrue();
        }
    }
}
