// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.core.store.MembershipBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;

import static org.shifan.core.CoreMessages.refuse;

/** The register of memberships in CORE_MEMBERSHIP. */
@Component
public final class MembershipRegister implements Memberships {
    private final JpaTemplate jpa;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final StandingNews news;
    private final Clock clock;

    @Activate
    public MembershipRegister(
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions,
            @Reference StandingNews news) {
        this(jpa, zones, enterprises, permissions, news, Clock.systemUTC());
    }

    /** With a clock, for tests. Not public: SCR picks among public constructors by the number of their parameters. */
    MembershipRegister(
            JpaTemplate jpa,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            Permissions permissions,
            StandingNews news,
            Clock clock) {
        this.news = news;
        this.jpa = jpa;
        this.zones = zones;
        this.enterprises = enterprises;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public Set<OrganisationCode> members(ZoneId zone, LocalDate on) {
        Set<OrganisationCode> out = new TreeSet<>();
        memberships(zone, DateRange.of(on, on)).forEach(m -> out.add(m.enterprise()));
        return out;
    }

    @Override
    public List<Membership> memberships(ZoneId zone, DateRange period) {
        return touching(List.of(zone), period);
    }

    @Override
    public Map<ZoneId, List<Membership>> memberships(BureauCode bureau, DateRange period) {
        List<ZoneId> ids = zones.zones(bureau).stream().map(Zone::id).toList();
        Map<ZoneId, List<Membership>> out = new TreeMap<>();
        ids.forEach(id -> out.put(id, new ArrayList<>()));
        touching(ids, period).forEach(m -> out.get(m.zone()).add(m));
        return out;
    }

    private List<Membership> touching(List<ZoneId> ids, DateRange period) {
        return jpa.txExpr(TransactionType.Required, em -> new MembershipBook(em).touching(ids, period));
    }

    @Override
    public Optional<Membership> membership(OrganisationCode enterprise, LocalDate on) {
        return history(enterprise).stream().filter(m -> m.period().contains(on)).findFirst();
    }

    @Override
    public Map<OrganisationCode, Membership> memberships(Collection<OrganisationCode> enterprises, LocalDate on) {
        return jpa.txExpr(TransactionType.Required, em -> {
            Map<OrganisationCode, Membership> out = new TreeMap<>();
            new MembershipBook(em).of(enterprises, on).forEach(m -> out.put(m.enterprise(), m));
            return out;
        });
    }

    @Override
    public long revision() {
        return jpa.txExpr(TransactionType.Required, Register.MEMBERSHIPS::revision);
    }

    @Override
    public List<Membership> history(OrganisationCode enterprise) {
        return jpa.txExpr(TransactionType.Required, em -> {
            MembershipBook book = new MembershipBook(em);
            book.read(List.of(enterprise));
            return book.of(enterprise);
        });
    }

    @Override
    public Membership admit(OrganisationCode code, ZoneId zone, DateRange period, Decision decision) {
        Zone wanted = zones.require(zone);
        permissions.require("membership.admit", Place.of(wanted));
        Enterprise enterprise = enterprises.require(code.value());
        requireSameBureau(enterprise, wanted);
        return told(jpa.txExpr(TransactionType.Required, em -> {
            Register.MEMBERSHIPS.write(em);
            MembershipBook book = new MembershipBook(em);
            book.read(List.of(code));
            return book.admit(code, zone, period, decision, clock.instant(), Origin.DECIDED)
                    .numbered();
        }));
    }

    private Membership told(Membership changed) {
        news.changed(Set.of(Subject.enterprise(changed.enterprise())));
        return changed;
    }

    /** @throws org.shifan.api.text.ShifanException {@code core.membership.other-bureau} */
    public static void requireSameBureau(Enterprise enterprise, Zone zone) {
        if (!enterprise.bureau().equals(zone.bureau())) {
            throw refuse(
                    "core.membership.other-bureau", enterprise.code(), enterprise.bureau(), zone.id(), zone.bureau());
        }
    }

    @Override
    public Membership end(long id, LocalDate lastDay, Decision decision) {
        return told(jpa.txExpr(TransactionType.Required, em -> {
            Register.MEMBERSHIPS.write(em);
            Membership ended = new MembershipBook(em)
                    .end(id, lastDay, decision, clock.instant())
                    .numbered();
            // Whose it is stands in the register; a refusal rolls all of it back.
            permissions.require("membership.end", Place.of(zones.require(ended.zone())));
            return ended;
        }));
    }
}
