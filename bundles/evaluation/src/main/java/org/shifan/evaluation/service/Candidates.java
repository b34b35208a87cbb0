// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.text.Text;

/** Finds subjects in the registers, and says whose criteria apply to them. */
public final class Candidates {
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;

    public Candidates(ZoneRegistry zones, EnterpriseRegistry enterprises) {
        this.zones = zones;
        this.enterprises = enterprises;
    }

    /** @throws org.shifan.api.text.ShifanException when the registers do not know it */
    public Candidate require(Subject subject) {
        return switch (subject.kind()) {
            case ZONE -> Candidate.of(zones.require(subject.zoneId()));
            case ENTERPRISE -> {
                Enterprise enterprise = enterprises.require(subject.key());
                yield new Candidate(subject, Text.same(enterprise.name()), enterprise.bureau());
            }
        };
    }

    /** What is national, for a zone or an enterprise, is AQSIQ's; everything else is the supervising bureau's. */
    public static CriteriaKey key(BureauCode bureau, Subject.Kind kind, Level level) {
        boolean national = level.equals(Level.NATIONAL);
        return new CriteriaKey(national ? BureauCode.AQSIQ : bureau, kind, level);
    }
}
