// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;

/** Shows the facts of a zone or an enterprise: value and source, or why there is none. */
@Service
@Command(
        scope = "shifan",
        name = "facts",
        description = "Show the facts of a zone or enterprise, or why they are missing / 显示示范区或企业的事实数据或缺失原因")
public class FactsCommand extends OneArgumentCommand<Views.Facts> {

    @Argument(name = "subject", required = true, description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--year", description = "The year; last year by default / 年度，默认上一年")
    String year;

    @Option(name = "--as-of", description = "The day, YYYY-MM-DD; today by default / 日期，默认今天")
    String asOf;

    @Option(name = "--fact", description = "Only facts whose name begins so / 只显示名称以此开头的")
    @Completion(FactCompleter.class)
    String prefix;

    @Override
    Views.Facts answer() {
        LocalDate day = date(asOf, today());
        int of = year(year, day);
        Subject who = SubjectArgument.of(subject, this);
        FactCatalogue catalogue = service(FactCatalogue.class);
        List<FactDefinition> wanted = catalogue.definitions().stream()
                .filter(f -> f.subjects().contains(who.kind()))
                .filter(f -> prefix == null || f.id().value().startsWith(prefix))
                .toList();
        if (prefix != null && wanted.isEmpty()) {
            throw refuse("facts.unknown", prefix, Terms.of(who.kind()));
        }
        Set<FactId> ids = wanted.stream().map(FactDefinition::id).collect(Collectors.toSet());
        Map<FactId, FactValue> values =
                catalogue.read(ids, List.of(who), of, day).getOrDefault(who, Map.of());
        return new Views.Facts(
                who,
                of,
                day,
                wanted.stream()
                        .map(f -> Views.FactLine.of(f, values.get(f.id())))
                        .toList());
    }

    @Override
    void show(Views.Facts facts) {
        out().println(say("facts.head", facts.subject(), facts.year(), facts.asOf()));
        Table table = table().column("fact")
                .column("title")
                .number("value")
                .column("unit")
                .column("source");
        for (Views.FactLine f : facts.facts()) {
            String source = f.missing() != null
                    ? say("facts.missing", f.missing(), f.owedBy())
                    : f.sources().stream()
                            .map(s -> s.line() + (s.synthetic() ? " " + say("word.synthetic") : ""))
                            .collect(Collectors.joining("; "));
            table.row(f.fact(), f.title(), f.value(), f.unit(), source);
        }
        table.print(out());
    }
}
