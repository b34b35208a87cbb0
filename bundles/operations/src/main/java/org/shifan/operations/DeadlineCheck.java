// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;

/** Whether a deadline of a case or of a title has passed. */
@Component(property = {HealthCheck.NAME + "=deadlines", HealthCheck.TAGS + "=shifan"})
public final class DeadlineCheck implements HealthCheck {
    /** A day is China's, wherever the server stands. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** So many are named; the command lists all. */
    private static final int NAMED = 5;

    private final Cases cases;
    private final Clock clock;

    /** @param cases null while the module is away */
    @Activate
    public DeadlineCheck(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Cases cases) {
        this(cases, Clock.system(CHINA));
    }

    DeadlineCheck(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (cases == null) {
            return notes.warn("deadlines.none").result();
        }
        LocalDate today = LocalDate.now(clock);
        List<Deadline> late = Server.does(() -> cases.deadlines(null, today.minusDays(1)));
        List<Deadline> drifted = Server.does(() -> cases.deadlines(null, null)).stream()
                .filter(d -> d.drift() && !d.due().isBefore(today))
                .toList();
        drifted.stream()
                .limit(NAMED)
                .forEach(
                        d -> notes.warn("deadlines.drift", d.what(), d.subject(), d.caseNumber(), d.due(), d.owedBy()));
        if (late.isEmpty() && drifted.isEmpty()) {
            return notes.well("deadlines.well").result();
        }
        late.stream()
                .limit(NAMED)
                .forEach(d -> notes.warn(
                        d.caseNumber() == 0 ? "deadlines.late-outside" : "deadlines.late",
                        d.what(),
                        d.subject() == null ? d.bureau() : d.subject(),
                        d.caseNumber(),
                        d.due(),
                        d.late(),
                        d.owedBy()));
        if (late.size() > NAMED) {
            notes.warn("deadlines.more", late.size() - NAMED);
        }
        if (drifted.size() > NAMED) {
            notes.warn("deadlines.more-drift", drifted.size() - NAMED);
        }
        return notes.result();
    }
}
