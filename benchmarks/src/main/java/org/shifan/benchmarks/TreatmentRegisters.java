// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
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
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;

/** What the registers say, in memory; only what treatments ask is answered. */
final class TreatmentRegisters implements EnterpriseRegistry, Memberships, Grants {
    final Map<OrganisationCode, Enterprise> enterprises = new HashMap<>();
    final Map<OrganisationCode, List<Membership>> memberships = new HashMap<>();
    final Map<Subject, List<Grant>> grants = new HashMap<>();
    final Map<OrganisationCode, List<DeclaredGround>> declared = new HashMap<>();

    DeclaredGrounds declaredGrounds() {
        return new DeclaredGrounds() {
            @Override
            public List<DeclaredGround> grounds(OrganisationCode enterprise, LocalDate on) {
                return declared.getOrDefault(enterprise, List.of());
            }

            @Override
            public DeclaredGround declare(
                    DeclaredGround.Kind kind,
                    OrganisationCode enterprise,
                    String hs,
                    CountryCode market,
                    DateRange period,
                    Decision decision) {
                throw notAsked();
            }

            @Override
            public DeclaredGround end(long id, LocalDate lastDay, Decision decision) {
                throw notAsked();
            }
        };
    }

    /** No bureau asks anything besides. */
    SetTerms setTerms() {
        return new SetTerms() {
            @Override
            public List<SetTerm> terms(BureauCode bureau, LocalDate on) {
                return List.of();
            }

            @Override
            public SetTerm set(
                    BureauCode bureau,
                    String measure,
                    String hs,
                    SetTerm.Kind kind,
                    String value,
                    DateRange period,
                    Decision decision) {
                throw notAsked();
            }

            @Override
            public SetTerm end(long id, LocalDate lastDay, Decision decision) {
                throw notAsked();
            }
        };
    }

    @Override
    public Enterprise require(String anyCode) {
        return enterprise(OrganisationCode.of(anyCode)).orElseThrow();
    }

    @Override
    public Optional<Enterprise> enterprise(OrganisationCode code) {
        return Optional.ofNullable(enterprises.get(code));
    }

    @Override
    public long revision() {
        throw notAsked();
    }

    @Override
    public List<Membership> history(OrganisationCode enterprise) {
        return memberships.getOrDefault(enterprise, List.of());
    }

    @Override
    public List<Grant> history(Subject subject) {
        return grants.getOrDefault(subject, List.of());
    }

    @Override
    public Map<OrganisationCode, Enterprise> enterprises(Collection<OrganisationCode> codes) {
        throw notAsked();
    }

    @Override
    public List<Enterprise> enterprises(BureauCode bureau, int offset, int limit) {
        throw notAsked();
    }

    @Override
    public long count(BureauCode bureau) {
        throw notAsked();
    }

    @Override
    public List<OrganisationCode> codes(String beginning, int limit) {
        throw notAsked();
    }

    @Override
    public List<Enterprise> find(String partOfName, int limit) {
        throw notAsked();
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
    public Map<OrganisationCode, Membership> memberships(Collection<OrganisationCode> codes, LocalDate on) {
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
