// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;

/** Prints the end of the audit log, to be kept where nobody who can write to the database can change it. */
@Service
@Command(scope = "shifan", name = "audit-head", description = "Print the head of the audit log / 输出审计日志的链头")
public class AuditHeadCommand extends ShifanCommand<AuditHead> {

    @Override
    AuditHead answer() {
        return service(AuditLog.class).head();
    }

    @Override
    void show(AuditHead head) {
        out().println(head);
    }
}
