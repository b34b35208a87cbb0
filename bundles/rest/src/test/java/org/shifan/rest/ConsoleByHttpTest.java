// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.rest.events.EventStream;
import org.shifan.rest.http.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done at the console is done by HTTP too, or the list says why not: whoever adds a command writes a line of it, and with it a
 * resource or the reason for having none.
 */
public class ConsoleByHttpTest {
    private static final Path LIST = Path.of("src/test/resources/org/shifan/rest/console-by-http.txt");
    private static final Pattern COMMAND = Pattern.compile("@Command\\(\\s*scope = [^,]+,\\s*name = \"([a-z-]+)\"");
    private static final String NONE = "- ";

    private static Map<String, String> list() throws IOException {
        List<String[]> lines = Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2))
                .toList();
        Map<String, String> out = new TreeMap<>();
        lines.forEach(line ->
                assertThat(out.put(line[0], line[1])).as("twice: " + line[0]).isNull());
        return out;
    }

    private static Set<String> commands() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith("Command.java")
                            && file.startsWith(Path.of("..", file.getName(1).toString(), "src", "main")))
                    .flatMap(ConsoleByHttpTest::named)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> named(Path file) {
        try {
            return COMMAND.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void everyCommandHasItsResourcesOrTheReasonForHavingNone() throws IOException {
        Set<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(200);
        assertThat(list().keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    public void theListNamesOperationsThatThereAreAndReasonsInWords() throws IOException {
        Set<String> operations = new AllRoutes(
                        new Fakes(), null, ApiServer.CLOCK, Path.of("target"), EventStream.Pace.USUAL)
                .routes().stream().map(Route::operation).collect(Collectors.toSet());
        list().forEach((command, told) -> {
            if (told.startsWith(NONE)) {
                assertThat(told.length()).as("reason of " + command).isGreaterThan(30);
            } else {
                assertThat(operations).as(command).contains(told.split(" "));
            }
        });
    }

    @Test
    public void mostOfTheConsoleIsReachedByHttp() throws IOException {
        assertThat(list().values().stream().filter(told -> told.startsWith(NONE)))
                .hasSizeLessThan(12);
    }
}
