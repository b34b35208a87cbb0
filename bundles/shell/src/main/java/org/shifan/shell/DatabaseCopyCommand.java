// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.operations.DatabaseCopies;
import org.shifan.api.operations.DatabaseCopy;

/** Copies the data of this server into another database, and proves that it is the same there. */
@Service
@Command(
        scope = "shifan",
        name = "database-copy",
        description = "Copy all data into another, empty database and compare / 把全部数据复制到另一个空数据库并核对")
public class DatabaseCopyCommand extends OneArgumentCommand<DatabaseCopy> {

    @Argument(
            name = "settings",
            required = true,
            description = "A file as etc/org.ops4j.datasource-shifan.cfg for the other database / 描述另一数据库的设置文件")
    @Completion(FileCompleter.class)
    String settings;

    @Override
    DatabaseCopy answer() {
        Progress progress = new Progress(clock, this::tell);
        return service(DatabaseCopies.class).copy(path(settings).toAbsolutePath(), progress::items);
    }

    @Override
    void show(DatabaseCopy copy) {
        Table table = table().column("table").number("rows").column("checksum");
        copy.tables().forEach(t -> table.row(t.name(), t.rows(), t.checksum()));
        table.print(out());
        out().println(say(
                "database.copied", copy.from(), copy.to(), copy.tables().size(), copy.rows()));
    }
}
