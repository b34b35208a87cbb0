// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.core.reference.ReferenceLoaded;
import org.shifan.core.store.MembershipBook;
import org.shifan.core.store.Register;
import org.shifan.core.store.ZoneBook;

import static org.shifan.core.CoreMessages.refuse;

/** The register of zones in CORE_ZONE. */
@Component
public final class Zones implements ZoneRegistry {
    private final JpaTemplate jpa;
    private final BureauDirectory bureaus;
    private final DivisionDirectory divisions;
    private final Permissions permissions;
    private final Clock clock;

    /** @param loaded the promise that tables and reference data are there */
    @Activate
    public Zones(
            @Reference ReferenceLoaded loaded,
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference BureauDirectory bureaus,
            @Reference DivisionDirectory divisions,
            @Reference Permissions permissions) {
        this(jpa, bureaus, divisions, permissions, Clock.systemUTC());
    }

    /** With a clock, for tests. Not public: SCR picks among public constructors by the number of their parameters. */
    Zones(JpaTemplate jpa, BureauDirectory bureaus, DivisionDirectory divisions, Permissions permissions, Clock clock) {
        this.jpa = jpa;
        this.bureaus = bureaus;
        this.divisions = divisions;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<Zone> zones() {
        return jpa.txExpr(
                TransactionType.Required,
                em -> new ZoneBook(em).present().stream().map(Entry::value).toList());
    }

    @Override
    public List<Zone> zones(BureauCode bureau) {
        return zones().stream().filter(z -> z.bureau().equals(bureau)).toList();
    }

    @Override
    public Optional<Zone> zone(ZoneId id) {
        return jpa.txExpr(
                TransactionType.Required, em -> new ZoneBook(em).present(id).map(Entry::value));
    }

    @Override
    public Zone require(ZoneId id) {
        return zone(id).orElseThrow(() -> refuse("core.zone.unknown", id, near(id)));
    }

    /** The zones of the same prefecture, or else of the same province. */
    private String near(ZoneId id) {
        List<String> keys = zones().stream().map(z -> z.id().value()).toList();
        for (int digits = 4; digits >= 2; digits -= 2) {
            String prefix = id.value().substring(0, digits);
            List<String> found = keys.stream().filter(k -> k.startsWith(prefix)).toList();
            if (!found.isEmpty()) {
                return found.stream().limit(5).collect(Collectors.joining(", "));
            }
        }
        return "-";
    }

    @Override
    public Zone require(ZoneId id, BureauCode bureau) {
        Zone zone = require(id);
        if (!zone.bureau().equals(bureau)) {
            throw refuse("core.zone.other-bureau", id, zone.bureau(), bureau);
        }
        return zone;
    }

    @Override
    public void register(Zone zone, Decision decision) {
        permissions.require("zone.register", Place.of(zone));
        // Whose zone it is now has to let it go.
        zone(zone.id()).ifPresent(present -> permissions.require("zone.register", Place.of(present)));
        bureaus.require(zone.bureau());
        divisions.require(zone.division(), decision.on());
        jpa.tx(TransactionType.Required, em -> {
            Register.ZONES.write(em);
            ZoneBook book = new ZoneBook(em);
            book.present(zone.id()).map(Entry::value).ifPresent(present -> requireNoMembers(em, present, zone));
            if (book.present(zone.id()).map(Entry::value).filter(zone::equals).isEmpty()) {
                book.enter(zone, decision, clock.instant());
            }
        });
    }

    /** Members and their records are of the bureau of the zone, also of years that are over: a zone that had some stays with it. */
    private static void requireNoMembers(EntityManager em, Zone present, Zone zone) {
        if (!present.bureau().equals(zone.bureau())) {
            Register.MEMBERSHIPS.write(em);
            int members = new MembershipBook(em)
                    .touching(List.of(zone.id()), DateRange.from(LocalDate.EPOCH))
                    .size();
            if (members > 0) {
                throw refuse("core.zone.members", zone.id(), present.bureau(), zone.bureau(), members);
            }
        }
    }

    @Override
    public List<Entry<Zone>> history(ZoneId id) {
        return jpa.txExpr(TransactionType.Required, em -> new ZoneBook(em).history(id));
    }
}
