// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.records.RecordHistory;

/** Lists what records were before they were corrected or deleted, with who and why. */
@Service
@Command(
        scope = "shifan",
        name = "record-history",
        description = "List records that were corrected or deleted, with what they were / 列出更正或删除的记录及其原内容")
public class RecordHistoryCommand extends OneArgumentCommand<List<RecordHistory.Change>> {
    private static final int LIMIT = 200;

    @Argument(name = "kind", required = true, description = "The kind of record; see import-kinds / 数据种类")
    @Completion(ImportKindCompleter.class)
    String kind;

    @Option(name = "--bureau", description = "The bureau whose records they are / 记录所属的局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--key", description = "Only the record with this key / 只列该记录")
    String key;

    @Override
    List<RecordHistory.Change> answer() {
        BureauCode code = requireBureau(need("--bureau", bureau));
        return service(RecordHistory.class).changes(code, kind, key == null ? "" : key, LIMIT);
    }

    @Override
    void show(List<RecordHistory.Change> changes) {
        Table table = table().column("record")
                .number("revision")
                .column("action")
                .column("former")
                .number("former-import")
                .number("import")
                .column("by")
                .column("reason");
        changes.forEach(c -> table.row(
                c.key(),
                c.revision(),
                say("record-history." + c.action()),
                c.former().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(", ")),
                c.formerImport(),
                c.changedImport(),
                c.by(),
                c.reason()));
        table.print(out());
    }
}
