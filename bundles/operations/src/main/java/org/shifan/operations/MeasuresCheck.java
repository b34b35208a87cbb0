// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.List;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.facilitation.MeasureStops.Unjudged;
import org.shifan.api.identity.Server;

/** Whether it can be told of every measure in use that it still applies. */
@Component(property = {HealthCheck.NAME + "=measures", HealthCheck.TAGS + "=shifan"})
public final class MeasuresCheck implements HealthCheck {
    private static final int NAMED = 5;

    private final MeasureStops stops;

    /** @param stops null while the module is away */
    @Activate
    public MeasuresCheck(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    MeasureStops stops) {
        this.stops = stops;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (stops == null) {
            return notes.warn("measures.none").result();
        }
        // Whoever looks at the health is told what is broken, and nothing else of the enterprise.
        List<Unjudged> broken = Server.does(stops::unjudged);
        if (broken.isEmpty()) {
            return notes.well("measures.well").result();
        }
        broken.stream()
                .limit(NAMED)
                .forEach(each -> notes.warn(
                        "measures.unjudged", each.measure(), each.hs(), each.enterprise(), each.country(), each.why()));
        if (broken.size() > NAMED) {
            notes.warn("measures.more", broken.size() - NAMED);
        }
        return notes.result();
    }
}
