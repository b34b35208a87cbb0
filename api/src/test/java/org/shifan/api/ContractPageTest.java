// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/api.md says of interfaces and packages is what the sources say; the annotations are not there at run time. */
public class ContractPageTest {
    private static final Path SOURCES = Path.of("src/main/java/org/shifan/api");
    private static final Pattern CONSUMER =
            Pattern.compile("@ConsumerType\\s(?:\\s*@\\w+\\s)*\\s*(?:public )?interface (\\w+)");
    private static final Pattern TOP_LEVEL = Pattern.compile("(?m)^public interface (\\w+)");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z.]+)`");

    @Test
    public void thePageNamesEveryInterfaceThatOthersImplementAndNoOther() throws IOException {
        List<String> consumers = new ArrayList<>();
        for (Path file : sources()) {
            String owner = file.getFileName().toString().replace(".java", "");
            matches(CONSUMER, Files.readString(file))
                    .forEach(name -> consumers.add(name.equals(owner) ? name : owner + "." + name));
        }
        assertThat(consumers).hasSizeGreaterThan(20);
        List<String> named = rows("what you implement").stream()
                .flatMap(row -> matches(CODE, row).stream())
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(consumers);
    }

    @Test
    public void allOtherInterfacesAreThoseThatShifanImplements() throws IOException {
        for (Path file : sources()) {
            String text = Files.readString(file);
            if (!matches(TOP_LEVEL, text).isEmpty() && matches(CONSUMER, text).isEmpty()) {
                assertThat(text).as(file.toString()).contains("@ProviderType");
            }
        }
    }

    @Test
    public void thePageSaysOfEveryPackageWhatItGuarantees() throws IOException {
        List<String> packages = sources().stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(file -> SOURCES.relativize(file.getParent()).toString())
                .toList();
        List<String> named = rows("package").stream()
                .flatMap(row -> matches(CODE, row.split("\\|")[1]).stream())
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(packages);
    }

    /** Of the table whose first column has this heading. */
    private static List<String> rows(String heading) throws IOException {
        return Files.readAllLines(Path.of("../docs/api.md")).stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
