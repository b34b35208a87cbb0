// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.audit.AuditLog;
import org.shifan.api.identity.Server;

/** How far the audit log is behind, and when it was verified last. */
@Component(property = {HealthCheck.NAME + "=audit", HealthCheck.TAGS + "=shifan"})
public final class AuditCheck implements HealthCheck {
    /** After so long somebody should verify it again. */
    private static final Duration VERIFIED = Duration.ofDays(31);

    private final AuditLog log;
    private final Clock clock;

    /** @param log null while the module is away */
    @Activate
    public AuditCheck(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    AuditLog log) {
        this(log, Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    /** With a clock, for tests. */
    AuditCheck(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (log == null) {
            return notes.warn("audit.none").result();
        }
        AuditLog.State state;
        try {
            state = Server.does(log::state);
        } catch (RuntimeException e) {
            // Whatever it is, the doctor's question is whether the log can be read.
            return notes.ill("audit.broken", String.valueOf(e.getMessage())).result();
        }
        state.failures().forEach((source, reason) -> notes.warn("audit.source", source, reason));
        int waiting =
                state.sources().values().stream().mapToInt(Integer::intValue).sum();
        if (state.verified() == null) {
            notes.well("audit.never", state.head().number(), waiting);
        } else {
            String when = state.verified().atZone(clock.getZone()).toLocalDate().toString();
            if (!state.sound()) {
                notes.ill("audit.altered", when);
            } else if (state.verified().plus(VERIFIED).isBefore(clock.instant())) {
                notes.warn(
                        "audit.long-ago",
                        when,
                        state.verifiedHead().number(),
                        state.head().number(),
                        waiting);
            } else {
                notes.well(
                        "audit.sound",
                        when,
                        state.verifiedHead().number(),
                        state.head().number(),
                        waiting);
            }
        }
        return notes.result();
    }
}
