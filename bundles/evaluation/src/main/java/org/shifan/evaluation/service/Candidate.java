// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.text.Text;

/** A subject with what its evaluation says about it. */
public record Candidate(Subject subject, Text name, BureauCode bureau) {
    public static Candidate of(Zone zone) {
        return new Candidate(Subject.zone(zone.id()), zone.name(), zone.bureau());
    }
}
