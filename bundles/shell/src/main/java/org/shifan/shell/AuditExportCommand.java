// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.text.ShifanException;

/** Writes the audit log for an outside auditor, who verifies it without this system. */
@Service
@Command(scope = "shifan", name = "audit-export", description = "Write the audit log as JSON lines / 导出审计日志（JSON 行）")
public class AuditExportCommand extends ShifanCommand<AuditHead> {

    @Option(name = "--to", description = "The file to write / 导出文件")
    @Completion(FileCompleter.class)
    String to;

    @Override
    AuditHead answer() {
        Path file = path(need("--to", to));
        AuditLog log = service(AuditLog.class);
        try (Writer writer = Files.newBufferedWriter(file)) {
            return log.export(writer);
        } catch (IOException e) {
            throw new ShifanException(
                    ShellMessages.M.message("shell.file.unwritable", to, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    void show(AuditHead head) {
        out().println(say("audit.exported", head.number(), path(to), head));
    }
}
