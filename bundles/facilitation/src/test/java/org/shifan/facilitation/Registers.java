// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.facilitation.RiskSource;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;

/** The registers in memory, for one enterprise; only what treatments may ask is answered. */
public final class Registers implements Memberships, Grants {
    static final OrganisationCode ENTERPRISE = OrganisationCode.of("192203821");
    static final ZoneId ZONE = ZoneId.of("320583-01");

    private static final SetTerms NO_TERMS = new SetTerms() {
        @Override
        public SetTerm set(
                BureauCode bureau,
                String measure,
                String hs,
                SetTerm.Kind kind,
                String value,
                DateRange period,
                Decision decision) {
            throw new UnsupportedOperationException("set");
        }

        @Override
        public SetTerm end(long id, LocalDate lastDay, Decision decision) {
            throw new UnsupportedOperationException("end");
        }

        @Override
        public List<SetTerm> terms(BureauCode bureau, LocalDate on) {
            return List.of();
        }
    };

    private final List<Membership> memberships = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<DeclaredGround> declared = new ArrayList<>();
    private final List<RiskSource> risks = new ArrayList<>();
    private boolean synthetic;
    private SetTerms set = NO_TERMS;
    private DeclaredGrounds register;

    public Registers member(String from, String to) {
        return member(ZONE, from, to);
    }

    public Registers member(ZoneId zone, String from, String to) {
        memberships.add(
                new Membership(memberships.size() + 1L, ENTERPRISE, zone, period(from, to), decision(from), null));
        return this;
    }

    public Registers level(String level, String from, String to) {
        return grant(Subject.zone(ZONE), Grant.Kind.ZONE_LEVEL, level, from, to, Grant.Precision.DAY);
    }

    public Registers holds(Grant.Kind kind, String value, String from, String to) {
        return grant(Subject.enterprise(ENTERPRISE), kind, value, from, to, Grant.Precision.DAY);
    }

    public Registers holds(Grant.Kind kind, String value, String from, String to, Grant.Precision precision) {
        return grant(Subject.enterprise(ENTERPRISE), kind, value, from, to, precision);
    }

    /** Withdraws the grant that was entered last. */
    public Registers withdrawn(String lastDay) {
        Grant g = grants.remove(grants.size() - 1);
        grants.add(new Grant(
                g.id(),
                g.subject(),
                g.kind(),
                g.value(),
                g.period(),
                g.precision(),
                g.granted(),
                decision(lastDay),
                LocalDate.parse(lastDay)));
        return this;
    }

    public Registers declared(DeclaredGround.Kind kind, String hs, String from, String to) {
        boolean ofOne = kind != DeclaredGround.Kind.SYSTEMIC_INCIDENT;
        declared.add(new DeclaredGround(
                declared.size() + 1L,
                kind,
                ofOne ? ENTERPRISE : null,
                hs,
                null,
                period(from, to),
                decision(from),
                null,
                null));
        return this;
    }

    public Registers risk(RiskSource source) {
        risks.add(source);
        return this;
    }

    List<RiskSource> risks() {
        return List.copyOf(risks);
    }

    /** Has declared grounds answered from there, and not from those of {@link #declared}. */
    public Registers grounds(DeclaredGrounds grounds) {
        register = grounds;
        return this;
    }

    DeclaredGrounds declaredGrounds() {
        if (register != null) {
            return register;
        }
        return new DeclaredGrounds() {
            @Override
            public DeclaredGround declare(
                    DeclaredGround.Kind kind,
                    OrganisationCode enterprise,
                    String hs,
                    CountryCode market,
                    DateRange period,
                    Decision decision) {
                throw new UnsupportedOperationException("declare");
            }

            @Override
            public DeclaredGround end(long id, LocalDate lastDay, Decision decision) {
                throw new UnsupportedOperationException("end");
            }

            @Override
            public List<DeclaredGround> grounds(OrganisationCode enterprise, LocalDate on) {
                return declared.stream().filter(ground -> ground.holdsOn(on)).toList();
            }
        };
    }

    /** Has the terms that bureaus set answered from there. */
    public Registers terms(SetTerms terms) {
        set = terms;
        return this;
    }

    SetTerms setTerms() {
        return set;
    }

    public Registers synthetic() {
        synthetic = true;
        return this;
    }

    /** A zone that lacks nothing for any measure, and an enterprise of class 1 in it. */
    public static Registers everything() {
        return new Registers()
                .level("national", "2013-02-01", null)
                .member("2014-06-01", null)
                .holds(Grant.Kind.ENTERPRISE_CLASS, "1", "2012-01-01", null)
                .holds(Grant.Kind.DEMONSTRATION_ENTERPRISE, "", "2015-01-01", null)
                .holds(Grant.Kind.EFFECTIVE_SUPERVISION, "", "2015-01-01", null);
    }

    EnterpriseRegistry enterprises() {
        Enterprise enterprise = new Enterprise(
                ENTERPRISE, null, "昆山轮胎", DivisionCode.of("320583"), BureauCode.of("jiangsu"), synthetic);
        return new OneEnterprise(enterprise);
    }

    @Override
    public long revision() {
        throw new AssertionError("nobody asks for this here");
    }

    @Override
    public List<Membership> history(OrganisationCode enterprise) {
        return List.copyOf(memberships);
    }

    @Override
    public List<Grant> history(Subject subject) {
        return grants.stream().filter(g -> g.subject().equals(subject)).toList();
    }

    private Registers grant(
            Subject subject, Grant.Kind kind, String value, String from, String to, Grant.Precision precision) {
        grants.add(new Grant(
                grants.size() + 1L, subject, kind, value, period(from, to), precision, decision(from), null, null));
        return this;
    }

    private static DateRange period(String from, String to) {
        return DateRange.of(LocalDate.parse(from), to == null || to.isEmpty() ? null : LocalDate.parse(to));
    }

    private static Decision decision(String on) {
        return new Decision("江苏局", LocalDate.parse(on), "符合条件", "");
    }

    @Override
    public Set<OrganisationCode> members(ZoneId zone, LocalDate on) {
        throw notAsked();
    }

    @Override
    public List<Membership> memberships(ZoneId zone, DateRange period) {
        throw notAsked();
    }

    @Override
    public Map<ZoneId, List<Membership>> memberships(BureauCode bureau, DateRange period) {
        throw notAsked();
    }

    @Override
    public Map<OrganisationCode, Membership> memberships(Collection<OrganisationCode> enterprises, LocalDate on) {
        throw notAsked();
    }

    @Override
    public Optional<Membership> membership(OrganisationCode enterprise, LocalDate on) {
        throw notAsked();
    }

    @Override
    public Membership admit(OrganisationCode enterprise, ZoneId zone, DateRange period, Decision decision) {
        throw notAsked();
    }

    @Override
    public Membership end(long id, LocalDate lastDay, Decision decision) {
        throw notAsked();
    }

    @Override
    public Optional<Grant> held(Subject subject, Grant.Kind kind, LocalDate on) {
        throw notAsked();
    }

    @Override
    public Map<Subject, Grant> held(Collection<Subject> subjects, Grant.Kind kind, LocalDate on) {
        throw notAsked();
    }

    @Override
    public Map<Subject, Grant> bearers(Grant.Kind kind, LocalDate on) {
        throw notAsked();
    }

    @Override
    public Level level(ZoneId zone, LocalDate on) {
        throw notAsked();
    }

    @Override
    public Grant grant(
            Subject subject,
            Grant.Kind kind,
            String value,
            DateRange period,
            Grant.Precision precision,
            Decision decision) {
        throw notAsked();
    }

    @Override
    public Grant withdraw(long id, LocalDate lastDay, Decision decision) {
        throw notAsked();
    }

    @Override
    public Grant cancel(long id, Decision decision) {
        throw notAsked();
    }

    @Override
    public List<Grant> cancelled(Subject subject) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("a treatment does not ask this");
    }
}
