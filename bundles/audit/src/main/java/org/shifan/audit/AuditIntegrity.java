// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditFault;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditVerification;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.IntegrityCheck;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Text;

import static org.shifan.audit.AuditMessages.M;

/** The chain holds, every entry reads as its source does, and nothing at a source is without an entry. */
@Component
public final class AuditIntegrity implements IntegrityCheck {
    private final AuditLog log;

    @Activate
    public AuditIntegrity(@Reference AuditLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Text title() {
        return M.text("integrity.title");
    }

    @Override
    public IntegrityFindings check() {
        IntegrityFindings.Gathering found = new IntegrityFindings.Gathering();
        AuditVerification verification = Server.does(() -> log.verify(null));
        found.count("entries", verification.entries());
        found.count("compared", verification.compared());
        verification.faults().stream().map(AuditFault::message).forEach(found::fault);
        verification.absent().forEach(source -> found.remark(M.message("integrity.absent", source)));
        AuditLog.State state = Server.does(log::state);
        // What has come in since it was verified is no fault, unless the log cannot take it over.
        state.failures().forEach((source, reason) -> found.fault(M.message("integrity.failing", source, reason)));
        state.sources().forEach((source, waiting) -> {
            if (waiting > 0) {
                found.remark(M.message("integrity.waiting", source, waiting));
            }
        });
        return found.with(M.message("integrity.summary", found.counted("entries"), found.counted("compared")));
    }
}
