// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Title;

/** Lists the procedures, or shows the steps of one. */
@Service
@Command(
        scope = "shifan",
        name = "procedures",
        description = "List the procedures by which titles are gained, kept and lost, or the steps of one / 列出称号程序或其步骤")
public class ProceduresCommand extends OneArgumentCommand<List<ProcedureType>> {

    @Argument(name = "procedure", description = "The procedure / 程序")
    @Completion(ProcedureCompleter.class)
    String procedure;

    @Override
    List<ProcedureType> answer() {
        List<ProcedureType> all = service(Cases.class).procedures();
        if (procedure == null) {
            return all;
        }
        return List.of(all.stream()
                .filter(p -> p.id().equals(procedure))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "procedures.unknown",
                        procedure,
                        all.stream().map(ProcedureType::id).collect(Collectors.joining(", ")))));
    }

    @Override
    void show(List<ProcedureType> procedures) {
        if (procedure == null) {
            Table table = table().column("procedure")
                    .column("what")
                    .column("clause")
                    .column("titles")
                    .column("by");
            procedures.forEach(p -> table.row(
                    p.id(),
                    p.title(),
                    p.clause(),
                    titles(p),
                    Terms.of(p.opener().of(p.titles().get(0)))));
            table.print(out());
            return;
        }
        ProcedureType shown = procedures.get(0);
        Table table = table().column("step")
                .column("what")
                .column("from")
                .column("to")
                .column("by");
        table.column("papers").column("conditions").number("persons");
        shown.steps()
                .forEach(s -> table.row(
                        s.id(),
                        s.title(),
                        String.join(", ", s.from()),
                        s.to(),
                        Terms.of(s.by().of(shown.titles().get(0))),
                        none(s.papers()),
                        none(s.conditions()),
                        s.persons()));
        table.print(out());
    }

    private static String titles(ProcedureType p) {
        return p.titles().stream().map(Title::code).collect(Collectors.joining(", "));
    }

    private static String none(List<String> texts) {
        return texts.isEmpty() ? null : String.join(", ", texts);
    }
}
