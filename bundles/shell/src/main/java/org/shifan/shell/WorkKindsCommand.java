// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Subject;
import org.shifan.api.work.WorkKind;
import org.shifan.api.work.Works;

/** Lists the kinds of work, or shows what is told of one. */
@Service
@Command(
        scope = "shifan",
        name = "work-kinds",
        description = "List the kinds of work, or the fields and steps of one / 列出工作类别或其填写项与步骤")
public class WorkKindsCommand extends OneArgumentCommand<List<WorkKind>> {

    @Argument(name = "kind", description = "The kind / 类别")
    @Completion(WorkKindCompleter.class)
    String kind;

    @Override
    List<WorkKind> answer() {
        List<WorkKind> all = service(Works.class).kinds();
        if (kind == null) {
            return all;
        }
        return List.of(all.stream()
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "work-kinds.unknown",
                        kind,
                        all.stream().map(WorkKind::code).collect(Collectors.joining(", ")))));
    }

    @Override
    void show(List<WorkKind> kinds) {
        if (kind == null) {
            Table table = table().column("kind")
                    .column("what")
                    .column("row")
                    .column("clause")
                    .column("about");
            kinds.forEach(each -> table.row(
                    each.code(),
                    each.title(),
                    each.row(),
                    each.clause(),
                    each.about().stream().map(Subject.Kind::code).sorted().collect(Collectors.joining(", "))));
            table.print(out());
            return;
        }
        Table table = table().column("step")
                .column("what")
                .column("field")
                .column("title")
                .column("form");
        fields(table, "-", null, kinds.get(0).fields());
        kinds.get(0).steps().forEach(step -> {
            if (step.fields().isEmpty()) {
                table.row(step.code(), step.title(), null, null, null);
            }
            fields(table, step.code(), step, step.fields());
        });
        table.print(out());
    }

    private void fields(Table table, String code, WorkKind.Step step, List<WorkKind.Field> fields) {
        fields.forEach(
                field -> table.row(code, step == null ? null : step.title(), field.code(), field.title(), form(field)));
    }

    private String form(WorkKind.Field field) {
        String form = field.form().name().toLowerCase(Locale.ROOT)
                + (field.choices().isEmpty() ? "" : ": " + String.join(", ", field.choices()));
        return field.needed() ? say("work.needed", form) : form;
    }
}
