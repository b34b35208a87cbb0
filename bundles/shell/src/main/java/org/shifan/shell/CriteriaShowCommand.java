// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Procedure;

/** Shows a criteria set in outline. */
@Service
@Command(scope = "shifan", name = "criteria-show", description = "Show a criteria set in outline / 显示评估标准概要")
public class CriteriaShowCommand extends OneArgumentCommand<CriteriaSet> {

    @Argument(name = "set", required = true, description = "The set's id / 标准编号")
    @Completion(CriteriaCompleter.class)
    String id;

    @Override
    CriteriaSet answer() {
        CriteriaRegistry registry = service(CriteriaRegistry.class);
        return registry.set(id)
                .orElseThrow(() -> refuse(
                        "criteria.unknown",
                        id,
                        String.join(
                                ", ",
                                registry.sets().stream()
                                        .map(CriteriaSet::id)
                                        .distinct()
                                        .toList())));
    }

    private void procedure(Procedure procedure) {
        for (Procedure.Term term : Procedure.Term.values()) {
            procedure
                    .length(term)
                    .ifPresent(length -> out().println("  "
                            + say("criteria.term", term.code(), length(length), length.reference())
                                    .strip()));
        }
        for (Procedure.Step step : procedure.steps()) {
            out().println("  "
                    + say(
                            "criteria.step",
                            step.id(),
                            step.title(),
                            step.before().code(),
                            step.by().code(),
                            step.within().map(this::length).orElse("–"),
                            step.attach().isEmpty() ? "–" : String.join(", ", step.attach())));
        }
    }

    private String length(Procedure.Length length) {
        return say(
                length.unit() == Procedure.Unit.DAYS ? "criteria.days" : "criteria.months",
                String.valueOf(length.number()));
    }

    @Override
    void show(CriteriaSet s) {
        out().println(say("criteria.head", s.id(), s.version(), s.title(), Terms.of(s.state())));
        if (s.status() != null) {
            out().println("  " + s.status().in(language()));
        }
        // Of what could not be read as a whole none of it is known.
        if (s.inForce() != null) {
            out().println(say(
                    "criteria.marks", String.valueOf(s.passMark()), String.valueOf(s.maximum()), s.inForce()));
        }
        out().println(say("criteria.origin", s.bundle(), s.digest()));
        Provenances.of(s.layers(), this).forEach(line -> out().println("  " + line));
        procedure(s.procedure());
        s.problems().forEach(problem -> out().println("  " + problem.in(language())));
        if (s.parts().isEmpty()) {
            return;
        }
        Table table = table().column("part")
                .column("item")
                .column("title")
                .column("clause")
                .column("role");
        table.number("weight").column("rule").column("facts");
        boolean layered = !s.layers().bases().isEmpty();
        if (layered) {
            table.column("origin");
        }
        for (CriteriaSet.Part part : s.parts()) {
            for (CriteriaSet.Item item : part.items()) {
                List<Object> row = new ArrayList<>(Arrays.asList(
                        part.title(),
                        item.id(),
                        item.title(),
                        item.clause(),
                        Terms.of(item.role()),
                        item.weight(),
                        item.formula(),
                        item.facts().stream().map(Object::toString).collect(Collectors.joining(", "))));
                if (layered) {
                    row.add(Provenances.origin(item.provenance(), this));
                }
                table.row(row.toArray());
            }
        }
        out().println();
        table.print(out());
    }
}
