// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class LaterOptionsTest {

    @Test
    public void optionsMeanTheSameBeforeAndBehindTheArguments() throws Exception {
        for (String line : List.of(
                "--year 2014 --draft --lang zh 320583-01",
                "320583-01 --year 2014 --draft --lang zh",
                "--draft 320583-01 --lang=zh --year=2014")) {
            EvaluateCommand command = new EvaluateCommand();
            new DefaultActionPreparator().prepare(command, null, new ArrayList<>(List.of(line.split(" "))));
            new LaterOptions(EvaluateCommand.class).set(command, command.later());
            assertThat(command.subject).isEqualTo("320583-01");
            assertThat(command.year).isEqualTo("2014");
            assertThat(command.draft).isTrue();
            assertThat(command.json).isFalse();
            assertThat(command.lang).isEqualTo("zh");
        }
    }

    @Test
    public void theLastOfAnOptionGivenTwiceCounts() throws Exception {
        ZoneCommand command = new ZoneCommand();
        command.on = "2014-01-01";
        new LaterOptions(ZoneCommand.class).set(command, List.of("--on", "2015-01-01", "--on", "2016-01-01"));
        assertThat(command.on).isEqualTo("2016-01-01");
    }

    @Test
    public void aValueMayBeginWithADash() throws Exception {
        ZoneCommand command = new ZoneCommand();
        new LaterOptions(ZoneCommand.class).set(command, List.of("--on", "-5"));
        assertThat(command.on).isEqualTo("-5");
    }

    @Test
    public void theOptionsOfEveryCommandAreFoundByItsName() {
        for (Class<?> type : WrongInputTest.commands()) {
            Command command = type.getAnnotation(Command.class);
            assertThat(OptionCompleter.command("shifan:" + command.name())).isEqualTo(type);
        }
        assertThat(OptionCompleter.command("shifan:nothing")).isNull();
    }
}
