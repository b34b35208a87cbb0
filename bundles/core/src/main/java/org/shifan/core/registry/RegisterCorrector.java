// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.CalledFrom;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseLine;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;
import org.shifan.api.core.RegisterCorrections;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.core.store.EnterpriseBook;
import org.shifan.core.store.MembershipBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;

import static org.shifan.core.CoreMessages.refuse;

/** Corrects lines of the registers one by one. */
@Component
public final class RegisterCorrector implements RegisterCorrections {
    private final JpaTemplate jpa;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final DivisionDirectory divisions;
    private final Permissions permissions;
    private final CaseGuard cases;
    private final EnterpriseUse use;
    private final StandingNews news;
    private final Clock clock;

    @Activate
    public RegisterCorrector(
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference DivisionDirectory divisions,
            @Reference Permissions permissions,
            @Reference CaseGuard cases,
            @Reference EnterpriseUse use,
            @Reference StandingNews news) {
        this(jpa, zones, enterprises, divisions, permissions, cases, use, news, Clock.systemUTC());
    }

    RegisterCorrector(
            JpaTemplate jpa,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            DivisionDirectory divisions,
            Permissions permissions,
            CaseGuard cases,
            EnterpriseUse use,
            StandingNews news,
            Clock clock) {
        this.jpa = jpa;
        this.zones = zones;
        this.enterprises = enterprises;
        this.divisions = divisions;
        this.permissions = permissions;
        this.cases = cases;
        this.use = use;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Membership membership(long number) {
        return jpa.txExpr(TransactionType.Required, em -> new MembershipBook(em).require(number));
    }

    @Override
    public List<MembershipLine> memberships(String anyCode) {
        OrganisationCode enterprise = Enterprises.organisationCode(anyCode);
        return jpa.txExpr(TransactionType.Required, em -> new MembershipBook(em).lines(enterprise));
    }

    @Override
    public Membership correctMembership(Membership as, Decision why) {
        Zone zone = zones.require(as.zone());
        permissions.require("membership.correct", Place.of(zone));
        Enterprise enterprise = enterprises.require(as.enterprise().value());
        MembershipRegister.requireSameBureau(enterprise, zone);
        Membership wrong = mine(as.id());
        if (wrong.equals(as)) {
            return wrong;
        }
        // Before the register is locked: who steps in a case locks the case first.
        cases.refuseDecided(wrong);
        Membership right = jpa.txExpr(TransactionType.Required, em -> {
            Register.MEMBERSHIPS.write(em);
            MembershipBook book = new MembershipBook(em);
            book.read(List.of(wrong.enterprise(), as.enterprise()));
            requireSame(book, wrong);
            return book.correct(as, why, clock.instant(), Origin.DECIDED, CalledFrom.now())
                    .numbered();
        });
        news.changed(
                new HashSet<>(List.of(Subject.enterprise(wrong.enterprise()), Subject.enterprise(right.enterprise()))));
        return right;
    }

    /** The membership with this number, if the caller may correct it. */
    private Membership mine(long number) {
        Membership found = membership(number);
        permissions.require("membership.correct", Place.of(zones.require(found.zone())));
        return found;
    }

    /** A case may have ended it since it was looked at. */
    private static void requireSame(MembershipBook book, Membership seen) {
        if (!book.require(seen.id()).equals(seen)) {
            throw refuse("core.membership.changed", seen.enterprise(), seen.zone());
        }
    }

    @Override
    public Membership deleteMembership(long number, Decision why) {
        Membership wrong = mine(number);
        cases.refuseDecided(wrong);
        jpa.tx(TransactionType.Required, em -> {
            Register.MEMBERSHIPS.write(em);
            MembershipBook book = new MembershipBook(em);
            requireSame(book, wrong);
            book.delete(number, why, clock.instant(), CalledFrom.now());
        });
        news.changed(Set.of(Subject.enterprise(wrong.enterprise())));
        return wrong;
    }

    @Override
    public List<EnterpriseLine> enterprise(String anyCode) {
        OrganisationCode code = Enterprises.organisationCode(anyCode);
        List<EnterpriseLine> lines = jpa.txExpr(TransactionType.Required, em -> new EnterpriseBook(em).history(code));
        if (lines.isEmpty()) {
            throw refuse("core.enterprise.unknown", code);
        }
        return lines;
    }

    @Override
    public Enterprise correctEnterprise(Enterprise as, Decision why) {
        permissions.require(
                "enterprise.correct", Place.of(enterprises.require(as.code().value())));
        divisions.require(as.division(), why.on());
        jpa.tx(TransactionType.Required, em -> {
            Register.ENTERPRISES.write(em);
            EnterpriseBook book = new EnterpriseBook(em);
            Enterprise before = present(book, as.code());
            requireStays(before, as);
            if (!before.equals(as)) {
                book.enter(as, why, clock.instant(), Origin.DECIDED);
            }
        });
        return as;
    }

    /**
     * A correction moves no enterprise to another bureau, with whose zones and records it would lie apart, and makes no real one an invented one.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.other-bureau} or {@code core.enterprise.real}
     */
    public static void requireStays(Enterprise before, Enterprise as) {
        if (!before.bureau().equals(as.bureau())) {
            throw refuse("core.enterprise.other-bureau", as.code(), before.bureau(), as.bureau());
        }
        if (as.synthetic() && !before.synthetic()) {
            throw refuse("core.enterprise.real", as.code(), before.name());
        }
    }

    private static Enterprise present(EnterpriseBook book, OrganisationCode code) {
        book.read(List.of(code));
        return book.present(code).orElseThrow(() -> refuse("core.enterprise.unknown", code));
    }

    @Override
    public Enterprise deleteEnterprise(OrganisationCode code, Decision why) {
        Enterprise wrong = enterprises.require(code.value());
        permissions.require("enterprise.correct", Place.of(wrong));
        // Before the register is locked: the modules read it.
        use.refuseUsed(wrong);
        jpa.tx(TransactionType.Required, em -> {
            Register.ENTERPRISES.write(em);
            EnterpriseBook book = new EnterpriseBook(em);
            present(book, code);
            book.remove(code, why, clock.instant(), Origin.DECIDED);
        });
        return wrong;
    }
}
