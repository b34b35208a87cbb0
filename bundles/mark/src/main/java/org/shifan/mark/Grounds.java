// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import java.time.LocalDate;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.mark.MarkMessages.M;

/** What the registers say: who somebody is, and whether a title stands on a day. */
@Component(service = Grounds.class)
public final class Grounds {
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;
    private final Grants grants;

    @Activate
    public Grounds(
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Memberships memberships,
            @Reference Grants grants) {
        this.zones = zones;
        this.enterprises = enterprises;
        this.memberships = memberships;
        this.grants = grants;
    }

    /** Why the mark may not be used on that day, whatever was permitted; empty when it may. */
    Optional<Message> missing(MarkRequest request, LocalDate on) {
        if (request.title().equals(Title.DEMONSTRATION_ENTERPRISE)) {
            return grants.held(request.holder(), Grant.Kind.DEMONSTRATION_ENTERPRISE, on)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(M.message("mark.no-title", name(request.holder()), title(request.title()), on));
        }
        ZoneId zone = request.zone();
        boolean member = request.holder().kind() == Subject.Kind.ZONE
                || memberships
                        .membership(request.holder().organisationCode(), on)
                        .filter(membership -> membership.zone().equals(zone))
                        .isPresent();
        if (!member) {
            return Optional.of(M.message("mark.no-member", name(request.holder()), name(Subject.zone(zone)), on));
        }
        Level level = grants.level(zone, on);
        return reaches(level, Level.of(request.title().code()))
                ? Optional.empty()
                : Optional.of(M.message("mark.no-title", name(Subject.zone(zone)), title(request.title()), on));
    }

    /** A national zone has not lost the provincial title. */
    private static boolean reaches(Level level, Level title) {
        return Level.LADDER.indexOf(level) >= Level.LADDER.indexOf(title);
    }

    /** @throws org.shifan.api.text.ShifanException what the registers refuse */
    BureauCode bureau(Subject subject) {
        return subject.kind() == Subject.Kind.ZONE
                ? zones.require(subject.zoneId()).bureau()
                : enterprises.require(subject.key()).bureau();
    }

    /** Where the registers have it; nobody's own where they do not. */
    public Place place(Subject subject) {
        return subject.kind() == Subject.Kind.ZONE
                ? zones.zone(subject.zoneId()).map(Place::of).orElse(Place.COUNTRY)
                : enterprises
                        .enterprise(subject.organisationCode())
                        .map(Place::of)
                        .orElse(Place.COUNTRY);
    }

    /** Its name; its key where a register does not know it. */
    Text name(Subject subject) {
        if (subject.kind() == Subject.Kind.ZONE) {
            return zones.zone(subject.zoneId()).map(Zone::name).orElseGet(() -> both(subject.key()));
        }
        return enterprises
                .enterprise(subject.organisationCode())
                .map(Enterprise::name)
                .map(Grounds::both)
                .orElseGet(() -> both(subject.key()));
    }

    static Text title(Title title) {
        return M.text("mark.title." + title.code());
    }

    private static Text both(String name) {
        return new Text(name, name);
    }
}
