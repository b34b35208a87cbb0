// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;

/** Lists the facts that criteria may name. */
@Service
@Command(
        scope = "shifan",
        name = "fact-catalogue",
        description = "List the facts that criteria may name / 列出评估标准可引用的事实")
public class FactCatalogueCommand extends OneArgumentCommand<List<FactDefinition>> {

    @Argument(name = "prefix", description = "Only names that begin so / 只列名称以此开头的")
    @Completion(FactCompleter.class)
    String prefix;

    @Override
    List<FactDefinition> answer() {
        List<FactDefinition> facts = service(FactCatalogue.class).definitions().stream()
                .filter(f -> prefix == null || f.id().value().startsWith(prefix))
                .toList();
        if (prefix != null && facts.isEmpty()) {
            throw refuse("fact-catalogue.unknown", prefix);
        }
        return facts;
    }

    @Override
    void show(List<FactDefinition> facts) {
        Table table = table().column("fact")
                .column("title")
                .column("unit")
                .column("fact-period")
                .column("subject");
        table.column("clause").column("owed-by").column("meaning");
        facts.forEach(f -> table.row(
                f.id(),
                f.title(),
                f.unit(),
                Terms.of(f.period()),
                f.subjects().stream()
                        .sorted()
                        .map(k -> Terms.of(k).in(language()))
                        .collect(Collectors.joining(", ")),
                f.clause(),
                f.owedBy(),
                f.meaning()));
        table.print(out());
    }
}
