// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.analysis.WhatIf;
import org.shifan.api.fact.FactId;

/** Evaluates a zone with some facts assumed, or with one that runs over a range. */
@Service
@Command(
        scope = "shifan",
        name = "what-if",
        description = "Evaluate a zone with assumed facts; nothing is kept / 按假设的事实试算，不存档")
public class WhatIfCommand extends ZoneAnalysisCommand<Views.WhatIfShown> {
    private static final String NUMBER = "-?[0-9]{1,15}(?:\\.[0-9]{1,6})?";
    private static final String FACT = "([a-z][a-z0-9.-]*)(?:@([12][0-9]{3}))?=";
    private static final Pattern SET = Pattern.compile(FACT + "(" + NUMBER + "|yes|no|\\?)");
    private static final Pattern SWEEP =
            Pattern.compile(FACT + "(" + NUMBER + ")\\.\\.(" + NUMBER + ")/(" + NUMBER + ")");

    @Option(
            name = "--set",
            multiValued = true,
            description = "fact=value, fact@year=value; yes, no, ? for missing; commas between several / 事实=值，可多个")
    @Completion(FactCompleter.class)
    List<String> set;

    @Option(name = "--sweep", description = "fact=from..to/step / 事实=起..止/步长")
    String sweep;

    @Override
    Views.WhatIfShown answer() {
        List<Assumption> assumptions = new ArrayList<>();
        for (String words : set == null ? List.<String>of() : set) {
            for (String word : words.split(",")) {
                assumptions.add(assumption(word.strip()));
            }
        }
        if (sweep == null && assumptions.isEmpty()) {
            throw refuse("what-if.which");
        }
        SubjectAnalysis analysis = service(SubjectAnalysis.class);
        return sweep == null
                ? new Views.WhatIfShown(analysis.whatIf(request(), assumptions), null)
                : new Views.WhatIfShown(null, analysis.sweep(request(), assumptions, range(sweep.strip())));
    }

    private static Assumption assumption(String word) {
        Matcher found = SET.matcher(word);
        if (!found.matches()) {
            throw refuse("what-if.set.form", word);
        }
        BigDecimal value = switch (found.group(3)) {
            case "yes" -> BigDecimal.ONE;
            case "no" -> BigDecimal.ZERO;
            case "?" -> null;
            default -> new BigDecimal(found.group(3));
        };
        return new Assumption(FactId.of(found.group(1)), year(found), value);
    }

    private static Sweep.Range range(String word) {
        Matcher found = SWEEP.matcher(word);
        if (!found.matches()) {
            throw refuse("what-if.sweep.form", word);
        }
        return new Sweep.Range(
                FactId.of(found.group(1)),
                year(found),
                new BigDecimal(found.group(3)),
                new BigDecimal(found.group(4)),
                new BigDecimal(found.group(5)));
    }

    private static Integer year(Matcher found) {
        return found.group(2) == null ? null : Integer.valueOf(found.group(2));
    }

    @Override
    void show(Views.WhatIfShown shown) {
        out().println(say("analysis.unofficial"));
        if (shown.whatIf() != null) {
            show(shown.whatIf());
        } else {
            show(shown.sweep());
        }
    }

    private void show(WhatIf whatIf) {
        Table table = table().column("case")
                .column("verdict")
                .number("total")
                .column("grade")
                .column("reason");
        row(
                table,
                "what-if.before",
                Outcome.of(whatIf.before()),
                whatIf.before().reasons().get(0));
        row(
                table,
                "what-if.after",
                Outcome.of(whatIf.after()),
                whatIf.after().reasons().get(0));
        table.print(out());
        Table items = table().column("item")
                .column("title")
                .column("before")
                .column("after")
                .number("change");
        whatIf.items().forEach(i -> items.row(i.id(), i.title(), i.before(), i.after(), signed(i.by())));
        items.print(out());
    }

    private void row(Table table, String name, Outcome outcome, Object reason) {
        table.row(ShellMessages.M.text(name), Terms.of(outcome.verdict()), total(outcome), outcome.grade(), reason);
    }

    private void show(Sweep found) {
        out().println(say("what-if.sweep.head", found.title(), found.fact(), found.year(), found.unit()));
        Table table = table().number("value").column("verdict").number("total").column("grade");
        found.points()
                .forEach(p -> table.row(
                        p.value(),
                        Terms.of(p.outcome().verdict()),
                        total(p.outcome()),
                        p.outcome().grade()));
        table.print(out());
        Table crossings = table().column("mark")
                .number("from-total")
                .column("crossing")
                .number("below")
                .number("turns-at");
        crossings.number("total");
        found.crossings()
                .forEach(c -> crossings.row(
                        c.mark(),
                        c.threshold(),
                        ShellMessages.M.text(c.reached() ? "what-if.reached" : "what-if.lost"),
                        c.below(),
                        c.at(),
                        c.total()));
        crossings.print(out());
        out().println(say(found.complete() ? "what-if.exact" : "what-if.incomplete", found.precision()));
    }
}
