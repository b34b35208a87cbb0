// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.text.Text;

/** Cases of counterfeit and unfair competition for people, and the words for them. */
final class CompetitionView {
    private CompetitionView() {}

    static CompetitionCase.Kind kind(String word) {
        return Arrays.stream(CompetitionCase.Kind.values())
                .filter(each -> each.code().equals(word))
                .findFirst()
                .orElseThrow(() -> ShifanCommand.refuse(
                        "competition.kind",
                        word,
                        Arrays.stream(CompetitionCase.Kind.values())
                                .map(CompetitionCase.Kind::code)
                                .collect(Collectors.joining(", "))));
    }

    static CompetitionCase.Outcome outcome(String word) {
        return Arrays.stream(CompetitionCase.Outcome.values())
                .filter(each -> each.code().equals(word))
                .findFirst()
                .orElseThrow(() -> ShifanCommand.refuse(
                        "competition.outcome",
                        word,
                        Arrays.stream(CompetitionCase.Outcome.values())
                                .map(CompetitionCase.Outcome::code)
                                .collect(Collectors.joining(", "))));
    }

    static Text word(CompetitionCase.Kind kind) {
        return ShellMessages.M.text("Competition.Kind." + kind.name());
    }

    static Text word(CompetitionCase.State state) {
        return ShellMessages.M.text("Competition.State." + state.name());
    }

    static Text word(CompetitionCase.Outcome outcome) {
        return ShellMessages.M.text("Competition.Outcome." + outcome.name());
    }

    static void print(ShifanCommand<?> command, List<CompetitionCase> cases) {
        Table table = command.table()
                .number("id")
                .column("zone")
                .column("kind")
                .column("on")
                .column("subject");
        table.column("product").column("state").column("outcome");
        cases.forEach(c -> table.row(
                c.id(),
                c.zone(),
                word(c.kind()),
                c.on(),
                c.suspectedEnterprise().map(Object::toString).orElse(c.suspect()),
                c.goods(),
                word(c.state()),
                c.outcome() == null ? null : word(c.outcome())));
        table.print(command.out());
    }

    static void print(ShifanCommand<?> command, CompetitionCase c) {
        print(command, List.of(c));
        PrintStream out = command.out();
        out.println("  " + c.text());
        c.injuredEnterprise().ifPresent(code -> out.println("  " + command.say("competition.injured", code)));
        Table steps = command.table().column("on").column("by").column("what").column("reason");
        steps.column("evidence");
        c.steps()
                .forEach(s -> steps.row(
                        s.decision().on(),
                        s.decision().by(),
                        s.what(),
                        s.decision().reason(),
                        s.decision().evidence()));
        out.println();
        steps.print(out);
    }
}
