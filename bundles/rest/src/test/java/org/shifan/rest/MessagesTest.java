// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.IOException;
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
import org.shifan.rest.events.EventStream;
import org.shifan.rest.http.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.RestMessages.M;

public class MessagesTest {
    private static final Pattern USED = Pattern.compile("\"(rest\\.[a-z]+(?:[.-][a-z]+)*)\"");
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
    public void everyRefusalThatTheCodeNamesIsThereAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        used.removeAll(Set.of("rest.request", "rest.token", "rest.token-revoked"));
        List<String> there =
                M.keys().stream().filter(key -> key.startsWith("rest.")).toList();
        assertThat(used).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    public void everyOperationAndAreaHasWordsAndNoOther() {
        List<Route> routes = new AllRoutes(
                        new Fakes(), null, ApiServer.CLOCK, Path.of("target"), EventStream.Pace.USUAL)
                .routes().stream()
                        .filter(route -> !route.tag().equals("document"))
                        .toList();
        assertThat(M.keys().stream().filter(key -> key.startsWith("op.")).map(key -> key.substring(3)))
                .containsExactlyInAnyOrderElementsOf(
                        routes.stream().map(Route::operation).toList());
        assertThat(M.keys().stream().filter(key -> key.startsWith("tag.")).map(key -> key.substring(4)))
                .containsExactlyInAnyOrderElementsOf(
                        routes.stream().map(Route::tag).collect(Collectors.toSet()));
    }

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
