// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.core.store.GrantBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;

/** The register of grants in CORE_GRANT. */
@Component
public final class GrantRegister implements Grants {
    private final JpaTemplate jpa;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final GrantValues values;
    private final Permissions permissions;
    private final StandingNews news;
    private final Clock clock;

    @Activate
    public GrantRegister(
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference GrantValues values,
            @Reference Permissions permissions,
            @Reference StandingNews news) {
        this(jpa, zones, enterprises, values, permissions, news, Clock.systemUTC());
    }

    /** With a clock, for tests. Not public: SCR picks among public constructors by the number of their parameters. */
    GrantRegister(
            JpaTemplate jpa,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            GrantValues values,
            Permissions permissions,
            StandingNews news,
            Clock clock) {
        this.news = news;
        this.jpa = jpa;
        this.zones = zones;
        this.enterprises = enterprises;
        this.values = values;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public Optional<Grant> held(Subject subject, Grant.Kind kind, LocalDate on) {
        return Optional.ofNullable(held(List.of(subject), kind, on).get(subject));
    }

    @Override
    public Map<Subject, Grant> held(Collection<Subject> subjects, Grant.Kind kind, LocalDate on) {
        return jpa.txExpr(TransactionType.Required, em -> new GrantBook(em).held(subjects, kind, on));
    }

    @Override
    public Map<Subject, Grant> bearers(Grant.Kind kind, LocalDate on) {
        return jpa.txExpr(TransactionType.Required, em -> new GrantBook(em).bearers(kind, on));
    }

    @Override
    public List<Grant> history(Subject subject) {
        return jpa.txExpr(TransactionType.Required, em -> {
            GrantBook book = new GrantBook(em);
            book.read(List.of(subject));
            return book.of(subject);
        });
    }

    @Override
    public Level level(ZoneId zone, LocalDate on) {
        return held(Subject.zone(zone), Grant.Kind.ZONE_LEVEL, on)
                .map(g -> Level.of(g.value()))
                .orElse(Level.CULTIVATING);
    }

    @Override
    public Grant grant(
            Subject subject,
            Grant.Kind kind,
            String value,
            DateRange period,
            Grant.Precision precision,
            Decision decision) {
        permissions.require("title.grant", Place.COUNTRY);
        String what = value == null ? "" : value.strip();
        values.check(subject, kind, what);
        switch (subject.kind()) {
            case ZONE -> zones.require(subject.zoneId());
            case ENTERPRISE -> enterprises.require(subject.key());
        }
        Grant wanted = new Grant(0, subject, kind, what, period, precision, decision, null, null);
        return told(jpa.txExpr(TransactionType.Required, em -> {
            Register.GRANTS.write(em);
            GrantBook book = new GrantBook(em);
            book.read(List.of(subject));
            return book.grant(wanted, clock.instant(), Origin.DECIDED).numbered();
        }));
    }

    @Override
    public Grant withdraw(long id, LocalDate lastDay, Decision decision) {
        permissions.require("title.withdraw", Place.COUNTRY);
        return told(jpa.txExpr(TransactionType.Required, em -> {
            Register.GRANTS.write(em);
            return new GrantBook(em)
                    .withdraw(id, lastDay, decision, clock.instant())
                    .numbered();
        }));
    }

    @Override
    public Grant cancel(long id, Decision decision) {
        permissions.require("title.withdraw", Place.COUNTRY);
        return told(jpa.txExpr(TransactionType.Required, em -> {
            Register.GRANTS.write(em);
            return new GrantBook(em).cancel(id, decision, clock.instant()).numbered();
        }));
    }

    @Override
    public List<Grant> cancelled(Subject subject) {
        return jpa.txExpr(TransactionType.Required, em -> new GrantBook(em).cancelled(subject));
    }

    private Grant told(Grant changed) {
        news.changed(Set.of(changed.subject()));
        return changed;
    }
}
