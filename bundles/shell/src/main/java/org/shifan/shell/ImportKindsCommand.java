// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportService;

/** Lists what can be imported, and the columns of one kind. */
@Service
@Command(
        scope = "shifan",
        name = "import-kinds",
        description = "List what can be imported and its columns / 列出可导入的数据种类及其列")
public class ImportKindsCommand extends OneArgumentCommand<List<Views.ImportKind>> {

    @Argument(name = "kind", description = "Only this kind, with its columns / 只显示该种类及其列")
    @Completion(ImportKindCompleter.class)
    String kind;

    @Override
    List<Views.ImportKind> answer() {
        List<Views.ImportKind> kinds = service(ImportService.class).targets().stream()
                .filter(target -> kind == null || kind.equals(target.kind()))
                .map(target -> new Views.ImportKind(target.kind(), target.title(), target.columns()))
                .toList();
        if (kinds.isEmpty() && kind != null) {
            throw refuse("import.kind.unknown", kind);
        }
        return kinds;
    }

    @Override
    void show(List<Views.ImportKind> kinds) {
        if (kind == null) {
            Table table = table().column("kind").column("title").column("columns");
            kinds.forEach(k -> table.row(
                    k.kind(),
                    k.title(),
                    String.join(
                            ",", k.columns().stream().map(ImportColumn::name).toList())));
            table.print(out());
        } else {
            Table table =
                    table().column("name").column("title").column("required").column("aliases");
            kinds.get(0)
                    .columns()
                    .forEach(column -> table.row(
                            column.name(),
                            column.title(),
                            Terms.truth(column.required()),
                            String.join(", ", column.aliases())));
            table.print(out());
        }
    }
}
