// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.shifan.api.work.Work;

/** Work as tables, and what {@code --set} tells of it. */
final class WorkView {
    private WorkView() {}

    /** @throws org.shifan.api.text.ShifanException {@code work.set.form} for what is not {@code field=value} */
    static Map<String, String> told(List<String> set) {
        Map<String, String> out = new LinkedHashMap<>();
        for (String word : set == null ? List.<String>of() : set) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw ShifanCommand.refuse("work.set.form", word);
            }
            out.put(
                    word.substring(0, equals).strip(),
                    word.substring(equals + 1).strip());
        }
        return out;
    }

    static String text(Map<String, String> details) {
        return details.isEmpty()
                ? null
                : new TreeMap<>(details)
                        .entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining("; "));
    }

    static void works(ShifanCommand<?> command, List<Work> works) {
        Table table = command.table()
                .number("id")
                .column("kind")
                .column("subject")
                .column("title")
                .column("from");
        table.column("until").column("details").column("state");
        works.forEach(each -> table.row(
                each.id(),
                each.kind(),
                each.subject(),
                each.title(),
                each.from(),
                each.until(),
                text(each.details()),
                command.say(each.annulled() ? "work.annulled" : each.open() ? "work.open" : "work.over")));
        table.print(command.out());
    }

    static void work(ShifanCommand<?> command, Work work) {
        works(command, List.of(work));
        PrintStream out = command.out();
        out.println();
        Table lines = command.table()
                .column("on")
                .column("step")
                .column("details")
                .column("by")
                .column("reason");
        work.lines()
                .forEach(line -> lines.row(
                        line.on(), line.step(), text(line.details()), command.person(line.actor()), line.reason()));
        lines.print(out);
    }
}
