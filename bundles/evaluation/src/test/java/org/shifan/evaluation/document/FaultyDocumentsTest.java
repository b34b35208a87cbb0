// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table of documents with one fault each, and what is said of it, word for word: file, line, column, what was found,
 * what would be right. {@code faulty-documents.txt} is meant to be read: each fault is a change to {@code sound.yaml}
 * beside it, {@code <} what is replaced (nothing: put at the end), {@code >} by what, {@code =} the problems.
 * {@code -Dgolden.write=true} writes the problems anew, to be reviewed.
 */
public class FaultyDocumentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/faults");
    private static final Path TABLE = FOLDER.resolve("faulty-documents.txt");

    private record Fault(String name, String before, String after, List<String> problems) {}

    @Test
    public void theDocumentThatIsSpoiltIsSound() throws IOException {
        assertThat(problems(sound())).isEmpty();
    }

    @Test
    public void everyFaultIsNamedWithPlaceAndWhatWouldBeRight() throws IOException {
        List<Fault> faults = faults();
        List<String> told = new ArrayList<>();
        for (Fault fault : faults) {
            List<String> problems = problems(spoilt(fault)).stream()
                    .map(problem -> problem.in(Language.EN))
                    .toList();
            told.add(written(fault, problems));
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(TABLE, String.join("\n", told));
        }
        assertThat(faults.size()).isGreaterThanOrEqualTo(60);
        assertThat(String.join("\n", told)).isEqualTo(Files.readString(TABLE));
    }

    @Test
    public void everyProblemHasFileLineColumnAndAMessageInBothLanguages() throws IOException {
        for (Fault fault : faults()) {
            List<Problem> problems = problems(spoilt(fault));
            assertThat(problems).as(fault.name()).isNotEmpty();
            for (Problem problem : problems) {
                assertThat(problem.in(Language.EN)).as(fault.name()).startsWith("faulty.yaml:");
                assertThat(problem.line()).as(problem.in(Language.EN)).isPositive();
                assertThat(problem.column()).as(problem.in(Language.EN)).isPositive();
                assertThat(problem.message().in(Language.ZH))
                        .as(fault.name())
                        .matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
            }
        }
    }

    private static List<Problem> problems(String yaml) {
        return DocumentReader.read("faulty.yaml", yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .problems();
    }

    private static String sound() throws IOException {
        return Files.readString(FOLDER.resolve("sound.yaml"));
    }

    private static String spoilt(Fault fault) throws IOException {
        String sound = sound();
        if (fault.before().isEmpty()) {
            return sound + fault.after() + "\n";
        }
        assertThat(sound).as(fault.name()).containsOnlyOnce(fault.before());
        return sound.replace(fault.before(), fault.after());
    }

    private static List<Fault> faults() throws IOException {
        List<Fault> out = new ArrayList<>();
        for (String block : Files.readString(TABLE).strip().split("\n\n")) {
            List<String> lines = block.lines().toList();
            out.add(new Fault(
                    lines.get(0).substring(2),
                    after("< ", lines),
                    after("> ", lines),
                    lines.stream().filter(line -> line.startsWith("= ")).toList()));
        }
        return out;
    }

    private static String after(String mark, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(mark.strip()))
                .findFirst()
                .map(line -> line.length() < 2 ? "" : line.substring(2))
                .orElse("")
                .replace("\\n", "\n")
                .replace("\\t", "\t");
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String written(Fault fault, List<String> problems) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + fault.name());
        lines.add("< " + escaped(fault.before()));
        lines.add("> " + escaped(fault.after()));
        problems.forEach(problem -> lines.add("= " + problem));
        return String.join("\n", lines).replaceAll("(?m) $", "") + "\n";
    }
}
