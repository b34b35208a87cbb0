// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a person may get wrong at the console, command by command, read from the line as Karaf reads it. */
public class WrongInputTest {

    /** Each a line, and what its refusal must contain. */
    private static final String[][] LINES = Stream.of(
                    WrongCriteriaLines.ALL,
                    WrongRegisterLines.ALL,
                    WrongCaseLines.ALL,
                    WrongQualityLines.ALL,
                    WrongFacilitationLines.ALL,
                    WrongMarketLines.ALL,
                    WrongServerLines.ALL)
            .flatMap(Stream::of)
            .toArray(String[][]::new);

    @Test
    public void everyMistakeIsAnsweredInOneLineThatNamesIt() {
        for (String[] line : LINES) {
            assertThatThrownBy(() -> execute(line[0]))
                    .as(line[0])
                    .isInstanceOf(CommandException.class)
                    .satisfies(e -> assertThat(e.getMessage())
                            .as(line[0])
                            .doesNotContain("\n", "Exception", "\tat ")
                            .contains(Arrays.copyOfRange(line, 1, line.length)));
        }
    }

    @Test
    public void noCommandIsLeftOut() {
        Set<String> tried =
                Stream.of(LINES).map(line -> line[0].split(" ")[0]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried)
                .isEqualTo(new TreeSet<>(commands().stream()
                        .map(type -> type.getAnnotation(Command.class).name())
                        .toList()));
    }

    @Test
    public void whatIsNotThereIsSaidInChineseToo() {
        assertThatThrownBy(() -> execute("zone 320583-01 --lang zh --foo")).hasMessageContaining("没有选项 --foo");
        assertThatThrownBy(() -> execute("facts 320583-01 --year 2099 --lang zh"))
                .hasMessageContaining("2099 年度尚未到来");
    }

    /** Otherwise an option behind an argument would be an argument too many. */
    @Test
    public void everyCommandWithArgumentsTakesOptionsBehindThem() {
        List<Class<?>> deaf = new ArrayList<>();
        for (Class<?> type : commands()) {
            boolean arguments = arguments(type);
            boolean takes =
                    OneArgumentCommand.class.isAssignableFrom(type) || TwoArgumentCommand.class.isAssignableFrom(type);
            if (arguments != takes) {
                deaf.add(type);
            }
        }
        assertThat(deaf)
                .as(
                        "a command with arguments extends OneArgumentCommand or TwoArgumentCommand, one without ShifanCommand")
                .isEmpty();
    }

    /** Whether it has arguments of its own or of the kind of command that it is. */
    private static boolean arguments(Class<?> type) {
        if (type == OneArgumentCommand.class || type == TwoArgumentCommand.class || type == ShifanCommand.class) {
            return false;
        }
        return Arrays.stream(type.getDeclaredFields()).anyMatch(f -> f.isAnnotationPresent(Argument.class))
                || arguments(type.getSuperclass());
    }

    static List<Class<?>> commands() {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/shifan/shell"))) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                Class<?> type = Class.forName("org.shifan.shell." + name);
                if (type.isAnnotationPresent(Command.class)) {
                    found.add(type);
                }
            }
            return found;
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(String line) throws Exception {
        List<String> words = List.of(line.split(" "));
        ShifanCommand<?> command = (ShifanCommand<?>) commands().stream()
                .filter(type -> type.getAnnotation(Command.class).name().equals(words.get(0)))
                .findFirst()
                .orElseThrow()
                .getDeclaredConstructor()
                .newInstance();
        command.services = WrongInputServices.modules();
        new DefaultActionPreparator().prepare(command, null, new ArrayList<>(words.subList(1, words.size())));
        command.execute();
    }
}
