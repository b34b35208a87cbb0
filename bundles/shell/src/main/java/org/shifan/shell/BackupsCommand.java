// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.operations.Backup;
import org.shifan.api.operations.Backups;

/** Lists the backups of a folder. */
@Service
@Command(scope = "shifan", name = "backups", description = "List the backups, newest first / 列出备份，新的在前")
public class BackupsCommand extends OneArgumentCommand<List<Backup>> {

    @Argument(name = "folder", description = "Where they lie; data/backups by default / 所在位置，默认 data/backups")
    @Completion(FileCompleter.class)
    String folder;

    @Override
    List<Backup> answer() {
        return service(Backups.class).list(folder == null ? null : path(folder).toAbsolutePath());
    }

    @Override
    void show(List<Backup> backups) {
        if (backups.isEmpty()) {
            out().println(say("backup.none"));
            return;
        }
        Table table = table().column("name")
                .column("taken")
                .column("version")
                .column("database")
                .number("files")
                .number("mebibytes")
                .column("folder");
        for (Backup b : backups) {
            table.row(
                    b.name(),
                    b.taken().atZone(clock.getZone()).toLocalDateTime().withNano(0),
                    b.version(),
                    b.database(),
                    b.files(),
                    b.bytes() >> 20,
                    b.folder().getParent());
        }
        table.print(out());
    }
}
