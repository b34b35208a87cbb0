// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Backups;
import org.shifan.api.text.Message;

/** Reads a backup again and tries its database; fails when it could not be restored. */
@Service
@Command(scope = "shifan", name = "backup-verify", description = "Try whether a backup can be restored / 检验备份能否恢复")
public class BackupVerifyCommand extends OneArgumentCommand<List<Message>> {

    @Argument(name = "backup", required = true, description = "Its name or folder / 备份的名称或文件夹")
    @Completion(BackupCompleter.class)
    String backup;

    @Override
    List<Message> answer() {
        Path here = path(backup).toAbsolutePath();
        return service(Backups.class).verify(Files.isDirectory(here) ? here : Path.of(backup));
    }

    @Override
    void show(List<Message> problems) {
        problems.forEach(problem -> out().println(problem.in(language())));
        if (problems.isEmpty()) {
            out().println(say("backup.good", backup));
        }
    }

    @Override
    void judge(List<Message> problems) {
        if (!problems.isEmpty()) {
            throw refuse("backup.bad", backup, problems.size());
        }
    }
}
