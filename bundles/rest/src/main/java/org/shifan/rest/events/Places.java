// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.events;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Incidents;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.http.Services;

/** Whom an event concerns, by its subject. */
final class Places {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String INCIDENT = "incident:";
    private static final String CRITERIA = "criteria:";

    private final Services services;

    Places(Services services) {
        this.services = services;
    }

    /** The place of a zone, or of an enterprise with the zone that it is or was in last; nobody's when that is not known. */
    Place of(String subject) {
        try {
            if (subject.startsWith("zone:")) {
                return services.find(ZoneRegistry.class)
                        .flatMap(all -> all.zone(Subject.of(subject).zoneId()))
                        .map(Place::of)
                        .orElse(Place.COUNTRY);
            }
            if (subject.startsWith("enterprise:")) {
                return services.find(EnterpriseRegistry.class)
                        .flatMap(all -> all.enterprise(Subject.of(subject).organisationCode()))
                        .map(this::of)
                        .orElse(Place.COUNTRY);
            }
            return bureau(subject).map(Place::of).orElse(Place.COUNTRY);
        } catch (ShifanException | NumberFormatException e) {
            // A subject that somebody altered: then it is nobody's.
            return Place.COUNTRY;
        }
    }

    private Place of(Enterprise enterprise) {
        Place place = Place.of(enterprise);
        return services.find(Memberships.class)
                .flatMap(all -> last(all, enterprise))
                .map(membership -> place.in(membership.zone()))
                .orElse(place);
    }

    /** Also one that is over: that it ended is what those of the zone are told of. */
    private static Optional<Membership> last(Memberships memberships, Enterprise enterprise) {
        LocalDate today = LocalDate.now(CHINA);
        return memberships.history(enterprise.code()).stream()
                .filter(each -> !each.period().from().isAfter(today))
                .max(Comparator.comparing(each -> each.period().from()));
    }

    private Optional<BureauCode> bureau(String subject) {
        if (subject.startsWith(INCIDENT)) {
            long number = Long.parseLong(subject.substring(INCIDENT.length()));
            return services.find(Incidents.class).map(all -> all.require(number).bureau());
        }
        if (subject.startsWith(CRITERIA)) {
            String set = subject.substring(CRITERIA.length()).split("@")[0];
            return services.find(CriteriaRegistry.class)
                    .flatMap(all -> all.set(set))
                    .map(found -> found.key() == null ? null : found.key().authority());
        }
        return Optional.empty();
    }
}
