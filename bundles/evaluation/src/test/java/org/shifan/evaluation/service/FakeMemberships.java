// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.ZoneRegistry;

/** Memberships that a test names. */
final class FakeMemberships implements Memberships {
    private final ZoneRegistry zones;
    private final List<Membership> all = new ArrayList<>();
    private int questions;

    FakeMemberships(ZoneRegistry zones) {
        this.zones = zones;
    }

    FakeMemberships with(String enterprise, String zone, String from, String to) {
        DateRange period = DateRange.of(LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
        Decision decision = new Decision("officer", period.from(), "test", null);
        all.add(new Membership(
                all.size() + 1L, OrganisationCode.of(enterprise), ZoneId.of(zone), period, decision, null));
        return this;
    }

    @Override
    public Set<OrganisationCode> members(ZoneId zone, LocalDate on) {
        Set<OrganisationCode> out = new TreeSet<>();
        memberships(zone, DateRange.of(on, on)).forEach(each -> out.add(each.enterprise()));
        return out;
    }

    @Override
    public List<Membership> memberships(ZoneId zone, DateRange period) {
        return all.stream()
                .filter(each -> each.zone().equals(zone) && each.period().overlaps(period))
                .toList();
    }

    @Override
    public Map<ZoneId, List<Membership>> memberships(BureauCode bureau, DateRange period) {
        Map<ZoneId, List<Membership>> out = new HashMap<>();
        zones.zones(bureau).forEach(zone -> out.put(zone.id(), memberships(zone.id(), period)));
        return out;
    }

    @Override
    public Optional<Membership> membership(OrganisationCode enterprise, LocalDate on) {
        return all.stream()
                .filter(each ->
                        each.enterprise().equals(enterprise) && each.period().contains(on))
                .findFirst();
    }

    @Override
    public Map<OrganisationCode, Membership> memberships(Collection<OrganisationCode> enterprises, LocalDate on) {
        questions++;
        Map<OrganisationCode, Membership> out = new HashMap<>();
        enterprises.forEach(each -> membership(each, on).ifPresent(m -> out.put(each, m)));
        return out;
    }

    /** How often it was asked where enterprises are members. */
    int questions() {
        return questions;
    }

    @Override
    public long revision() {
        throw new AssertionError("nobody asks for this here");
    }

    @Override
    public List<Membership> history(OrganisationCode enterprise) {
        return all.stream().filter(each -> each.enterprise().equals(enterprise)).toList();
    }

    @Override
    public Membership admit(OrganisationCode enterprise, ZoneId zone, DateRange period, Decision decision) {
        throw new UnsupportedOperationException("not asked in tests");
    }

    @Override
    public Membership end(long id, LocalDate lastDay, Decision decision) {
        throw new UnsupportedOperationException("not asked in tests");
    }
}
