// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.util.Map;

import org.shifan.api.quality.Measure;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;

/** A trace for people: who, until when, the form, the documents, the measures. */
final class TraceView {
    private final ShifanCommand<?> command;

    TraceView(ShifanCommand<?> command) {
        this.command = command;
    }

    void print(Trace trace) {
        PrintStream out = command.out();
        out.println(command.say(
                "trace.head", trace.id(), trace.incident(), trace.enterprise(), Terms.of(trace.state()), trace.due()));
        for (Trace.Investigator one : trace.investigators()) {
            out.println("  " + command.say("trace.investigator", one.name(), Terms.of(one.declared())));
        }
        if (trace.cause() != null) {
            out.println("  " + command.say("trace.cause", Terms.of(trace.cause()), trace.reviewer()));
        }
        if (trace.leader() != null) {
            out.println("  " + command.say("trace.leader", trace.leader()));
        }
        out.println();
        Table form = command.table().column("field").column("answer");
        for (Map.Entry<TraceField, String> answer : trace.answers().entrySet()) {
            form.row(Terms.of(answer.getKey()), answer.getValue());
        }
        trace.missing().forEach(field -> form.row(Terms.of(field), command.say("trace.missing", field.code())));
        form.print(out);
        if (!trace.evidence().isEmpty()) {
            out.println();
            Table evidence = command.table()
                    .column("document")
                    .column("by")
                    .column("day")
                    .column("reason");
            trace.evidence()
                    .forEach(e -> evidence.row(
                            e.document(),
                            e.decision().by(),
                            e.decision().on(),
                            e.decision().reason()));
            evidence.print(out);
        }
        if (!trace.measures().isEmpty()) {
            out.println();
            print(trace.measures());
        }
    }

    void print(java.util.List<Measure> measures) {
        Table table = command.table()
                .number("id")
                .column("action")
                .column("subject")
                .column("until")
                .column("state");
        table.column("decided-by").column("reason").column("evidence");
        measures.forEach(m -> table.row(
                m.id(),
                Terms.of(m.kind()),
                m.subject(),
                m.due(),
                m.late(command.today()) ? command.say("trace.late") : Terms.of(m.outcome()),
                m.decision().map(d -> d.by() + " " + d.on()).orElse(null),
                m.decision().map(d -> d.reason()).orElse(null),
                m.decision().map(d -> d.evidence()).orElse(null)));
        table.print(command.out());
    }
}
