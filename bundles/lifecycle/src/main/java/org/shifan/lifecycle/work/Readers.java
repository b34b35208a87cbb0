// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.lifecycle.desk.Today;

/**
 * Who may read what is done in a zone and what its figures are (R6): whose the zone is, and each of its members; of an enterprise whose
 * the enterprise is.
 */
@Component(service = Readers.class)
public final class Readers {
    private static final String READ = "work.read";

    private final Permissions permissions;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;
    private final Clock clock;

    @Activate
    public Readers(
            @Reference Permissions permissions,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Memberships memberships) {
        this(permissions, zones, enterprises, memberships, Clock.systemUTC());
    }

    Readers(
            Permissions permissions,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            Memberships memberships,
            Clock clock) {
        this.permissions = permissions;
        this.zones = zones;
        this.enterprises = enterprises;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Whether they may read everything there is. */
    boolean everything() {
        return permissions.permit(READ, Place.COUNTRY);
    }

    private boolean may(Subject subject) {
        if (subject.kind() == Subject.Kind.ZONE) {
            Place zone = Place.of(zones.require(subject.zoneId()));
            if (permissions.permit(READ, zone)) {
                return true;
            }
            Set<OrganisationCode> members = memberships.members(subject.zoneId(), Today.by(clock));
            return members.stream()
                    .anyMatch(member ->
                            permissions.permit(READ, new Place(zone.bureau(), zone.division(), zone.zone(), member)));
        }
        return permissions.permit(READ, place(subject));
    }

    /** An enterprise in its zone of today. */
    private Place place(Subject subject) {
        Enterprise enterprise = enterprises.require(subject.key());
        Place place = Place.of(enterprise);
        return memberships
                .membership(enterprise.code(), Today.by(clock))
                .map(Membership::zone)
                .map(place::in)
                .orElse(place);
    }

    /** Refuses who may not read of the subject, where the registers have it. */
    public void require(Subject subject) {
        if (!may(subject)) {
            permissions.require(READ, Place.of(subject, zones, enterprises));
        }
    }

    /** Refuses who may not; the bureau is the one that kept it, whoever supervises the subject since. */
    void require(Subject subject, BureauCode kept) {
        if (!permissions.permit(READ, Place.of(kept))) {
            require(subject);
        }
    }

    /** What of much they may read; for one call, in which each is asked for once. */
    Filter filter() {
        if (everything()) {
            return (subject, kept) -> true;
        }
        Map<Object, Boolean> asked = new HashMap<>();
        return (subject, kept) -> asked.computeIfAbsent(kept, bureau -> permissions.permit(READ, Place.of(kept)))
                || asked.computeIfAbsent(subject, its -> may(subject));
    }

    /** What is left of much for whoever reads. */
    @FunctionalInterface
    interface Filter {
        boolean may(Subject subject, BureauCode kept);
    }
}
