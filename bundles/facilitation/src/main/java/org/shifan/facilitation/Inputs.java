// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Membership;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Shipment;

/**
 * Everything that a treatment depends on besides the rules, as it was when it was asked. The same inputs and the same rules give
 * the same treatment, whenever and wherever.
 *
 * @param memberships every membership of the enterprise
 * @param grants every grant of the enterprise
 * @param zoneGrants every grant of the zone that it is in on that day; empty when it is in none
 * @param declared what officers declared that may concern the shipment
 * @param raised what sources of risks say
 * @param own what bureaus ask besides, by measure
 */
public record Inputs(
        Shipment shipment,
        Enterprise enterprise,
        List<Membership> memberships,
        List<Grant> grants,
        List<Grant> zoneGrants,
        List<DeclaredGround> declared,
        List<Raised> raised,
        Map<String, List<OwnTerm>> own) {
    public Inputs {
        memberships = List.copyOf(memberships);
        grants = List.copyOf(grants);
        zoneGrants = List.copyOf(zoneGrants);
        declared = List.copyOf(declared);
        raised = List.copyOf(raised);
        own = own.isEmpty() ? Map.of() : new TreeMap<>(own);
    }

    /** The one membership of that day; empty for none and for two at once. */
    public Optional<Membership> memberOn(LocalDate day) {
        return Standing.membership(memberships, day);
    }
}
