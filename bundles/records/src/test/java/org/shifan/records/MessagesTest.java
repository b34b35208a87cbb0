// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.text.Messages;
import org.shifan.records.declared.DeclaredCatalogue;
import org.shifan.records.facts.RecordFacts;
import org.shifan.records.intake.Intake;
import org.shifan.records.store.Database;
import org.shifan.records.targets.ExportsTarget;

import static org.assertj.core.api.Assertions.assertThat;

public class MessagesTest {
    private static final Pattern USED = Pattern.compile("\"((?:intake|records|column)\\.[a-z.-]*[a-z])\"");
    private static final List<Class<?>> ANCHORS =
            List.of(Intake.class, Database.class, ExportsTarget.class, RecordFacts.class, DeclaredCatalogue.class);

    @Test
    public void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
        for (Class<?> anchor : ANCHORS) {
            Messages messages = Messages.of(anchor);
            assertThat(messages.unpaired()).as(anchor.getName()).isEmpty();
            assertThat(messages.keys()).as(anchor.getName()).isNotEmpty();
        }
    }

    @Test
    public void everyKeyThatTheCodeNamesIsThere() throws IOException {
        List<Messages> all = ANCHORS.stream().map(Messages::of).toList();
        List<String> used;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            used = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> USED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .distinct()
                    // A changelog, and the name of a source of the audit log.
                    .filter(key -> !key.equals("records.xml") && !key.equals("records.correction"))
                    .toList();
        }
        assertThat(used).hasSizeGreaterThan(60);
        assertThat(used)
                .allSatisfy(key -> assertThat(all.stream().anyMatch(messages -> messages.has(key)))
                        .as(key)
                        .isTrue());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
