// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.MeasureStop;

/** An enterprise, its goods, their market and a measure. */
public record Flow(OrganisationCode enterprise, String hs, String country, String measure) {
    public static Flow of(Line line) {
        return new Flow(line.enterprise(), line.hs().value(), line.country().value(), line.measure());
    }

    public static Flow of(MeasureStop stop) {
        return new Flow(stop.enterprise(), stop.hs().value(), stop.country().value(), stop.measure());
    }
}
