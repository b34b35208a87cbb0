// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Paper;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/** A case for people. */
final class CaseText {
    private static final int SHORT_DIGEST = 12;

    private final ShifanCommand<?> command;

    CaseText(ShifanCommand<?> command) {
        this.command = command;
    }

    /** @param whole with rules and history; otherwise where it stands and what can be done */
    void print(Case c, boolean whole) {
        PrintStream out = command.out();
        out.println(command.say(
                "case.head", c.number(), c.subject(), c.procedureTitle(), c.stateTitle(), c.state(), c.since()));
        out.println(command.say("case.about", c.title(), c.bureau(), rules(c), c.about() == 0 ? "-" : c.about()));
        if (whole) {
            papers(c);
            panel(c);
            objections(c);
        }
        next(c);
        if (whole) {
            terms(c);
            entries(c);
        }
    }

    private static Object rules(Case c) {
        return c.rules().set().isEmpty()
                ? ShellMessages.M.text("case.rules.default")
                : Text.same(c.rules().set() + " " + c.rules().version());
    }

    private void next(Case c) {
        if (c.next().isEmpty()) {
            return;
        }
        Table table = command.table().column("step").column("what").column("by").column("missing");
        for (Case.Next next : c.next()) {
            table.row(
                    next.id(),
                    next.title(),
                    Terms.of(next.by()),
                    next.proposedBy().isEmpty() ? joined(next.missing()) : proposed(next));
        }
        section("case.next", table);
    }

    private String proposed(Case.Next next) {
        String waits = command.say("case.proposed", next.proposedBy());
        return next.missing().isEmpty() ? waits : waits + "; " + joined(next.missing());
    }

    private String joined(List<Message> missing) {
        return missing.isEmpty()
                ? command.say("case.ready")
                : missing.stream().map(m -> m.in(command.language())).collect(Collectors.joining("; "));
    }

    private void papers(Case c) {
        if (c.papers().isEmpty()) {
            return;
        }
        Table table =
                command.table().number("line").column("kind").column("file").column("type");
        table.number("bytes").column("digest").column("on").column("by");
        for (Paper p : c.papers()) {
            table.row(
                    p.entry(),
                    p.kind(),
                    p.file(),
                    p.type(),
                    p.size(),
                    p.digest().substring(0, SHORT_DIGEST),
                    p.day(),
                    p.by());
        }
        section("case.papers", table);
    }

    private void panel(Case c) {
        if (c.panel().isEmpty()) {
            return;
        }
        Table table = command.table().column("assessor").column("organisation").column("conclusion");
        table.column("words").column("on-site");
        for (Case.Assessor a : c.panel()) {
            table.row(
                    a.name(),
                    a.organisation(),
                    a.conclusion().isEmpty() ? null : ShellMessages.M.text("case.conclusion." + a.conclusion()),
                    a.words().isEmpty() ? null : a.words(),
                    a.scores().stream()
                            .map(s -> command.say(
                                    "case.score",
                                    s.item(),
                                    s.points(),
                                    s.engine() == null ? "-" : s.engine(),
                                    s.maximum()))
                            .collect(Collectors.joining("; ")));
        }
        section("case.panel", table);
        if (c.evaluation() != 0) {
            command.out().println(command.say("case.evaluation", c.evaluation()));
        }
    }

    private void objections(Case c) {
        if (c.objections().isEmpty()) {
            return;
        }
        Table table = command.table()
                .number("line")
                .column("on")
                .column("by")
                .column("objection")
                .column("outcome");
        for (Case.Objection o : c.objections()) {
            table.row(
                    o.entry(),
                    o.day(),
                    o.by(),
                    o.text(),
                    o.outcome().isEmpty() ? null : command.say("case.objection." + o.outcome()) + ": " + o.answer());
        }
        section("case.objections", table);
    }

    private void terms(Case c) {
        Table table = command.table().column("term").column("length").column("source");
        c.rules()
                .terms()
                .forEach(t -> table.row(
                        Terms.of(t.term()),
                        command.say(
                                "case.length." + t.length().unit(), t.length().number()),
                        t.source()));
        section("case.terms", table);
    }

    private void entries(Case c) {
        Table table = command.table()
                .number("line")
                .column("day-of")
                .column("at")
                .column("line-of")
                .column("stands");
        table.column("by").column("role-of").column("reason").column("details");
        for (CaseEntry e : c.entries()) {
            table.row(
                    e.number(),
                    e.day(),
                    e.recorded(),
                    entry(e),
                    e.before().equals(e.after()) ? null : e.before() + " -> " + e.after(),
                    by(e),
                    e.role().isEmpty() ? null : e.role(),
                    e.reason(),
                    details(e.details()));
        }
        section("case.entries", table);
    }

    private String entry(CaseEntry e) {
        String said = Terms.of(e.kind()).in(command.language())
                + (e.what().isEmpty() ? "" : " " + e.what())
                + (e.corrects() == 0 ? "" : " " + command.say("case.line", e.corrects()));
        return e.annulled() ? said + " " + command.say("case.annulled") : said;
    }

    private String by(CaseEntry e) {
        if (!e.onBehalfOf().isEmpty()) {
            return command.say("criteria.history.for", e.by(), e.onBehalfOf());
        }
        boolean platform = e.kind().byPlatform();
        return e.loggedIn() || platform ? e.by() : command.say("criteria.history.named", e.by());
    }

    private static String details(Map<String, String> details) {
        return details.isEmpty()
                ? null
                : new TreeMap<>(details)
                        .entrySet().stream()
                                .map(d -> d.getKey() + "=" + d.getValue())
                                .collect(Collectors.joining(", "));
    }

    private void section(String title, Table table) {
        command.out().println();
        command.out().println(command.say(title));
        table.print(command.out());
    }
}
