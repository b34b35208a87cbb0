// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.operations.Backup;
import org.shifan.api.operations.Backups;

/** Takes a backup while everybody works on. */
@Service
@Command(scope = "shifan", name = "backup", description = "Back up database, settings and deploy/ / 备份数据库、设置和 deploy/")
public class BackupCommand extends OneArgumentCommand<Backup> {

    @Argument(name = "folder", description = "Where to put it; data/backups by default / 存放位置，默认 data/backups")
    @Completion(FileCompleter.class)
    String folder;

    @Override
    Backup answer() {
        return service(Backups.class).take(folder == null ? null : path(folder).toAbsolutePath());
    }

    @Override
    void show(Backup backup) {
        out().println(say("backup.taken", backup.folder(), backup.files(), backup.bytes() >> 20));
    }
}
