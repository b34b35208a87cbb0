// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Chinese and English say the same things. */
public class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(f -> f.endsWith("messages_en.properties")).toList();
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties out = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            out.load(reader);
        }
        return out;
    }

    @Test
    public void everyMessageExistsInBothLanguages() throws IOException {
        assertThat(english()).hasSizeGreaterThanOrEqualTo(3);
        for (Path file : english()) {
            Set<String> zh = load(file.resolveSibling("messages_zh.properties")).stringPropertyNames();
            assertThat(zh).as(file.toString()).isEqualTo(load(file).stringPropertyNames());
        }
    }

    @Test
    public void bothLanguagesUseTheSameArguments() throws IOException {
        List<String> different = new ArrayList<>();
        for (Path file : english()) {
            Properties en = load(file);
            Properties zh = load(file.resolveSibling("messages_zh.properties"));
            for (String key : en.stringPropertyNames()) {
                for (int i = 0; i < 10; i++) {
                    String argument = "{" + i;
                    if (en.getProperty(key).contains(argument)
                            != zh.getProperty(key).contains(argument)) {
                        different.add(key + " " + argument + "}");
                    }
                }
            }
        }
        assertThat(different).isEmpty();
    }
}
