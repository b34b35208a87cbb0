// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.match;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Place;

/** Tells whom something about a zone or an enterprise concerns, its bureau first of all. */
@Component(service = Supervisors.class)
public final class Supervisors {
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;

    @Activate
    public Supervisors(@Reference ZoneRegistry zones, @Reference EnterpriseRegistry enterprises) {
        this.zones = zones;
        this.enterprises = enterprises;
    }

    /** @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}, {@code core.enterprise.unknown} */
    public Place of(Subject subject) {
        return switch (subject.kind()) {
            case ZONE -> Place.of(zones.require(subject.zoneId()));
            case ENTERPRISE -> Place.of(enterprises.require(subject.key()));
        };
    }
}
