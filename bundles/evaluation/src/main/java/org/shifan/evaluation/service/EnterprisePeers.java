// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.evaluation.document.RankRule.Group;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Enterprises are compared with those that are in zones (入区企业); the register holds many more. */
final class EnterprisePeers extends Peers {
    private final BureauCode authority;
    private final ZoneRegistry zones;
    private final Memberships memberships;
    private final PlaceNames names;
    private final LocalDate asOf;
    /** Of each bureau that was asked for, the members of its zones. */
    private final Map<BureauCode, Map<ZoneId, List<Subject>>> read = new HashMap<>();

    private final List<Subject> compared;
    /** The zones of all that are compared, read when the first is asked for. */
    private Map<OrganisationCode, Membership> homes;

    /** @param compared who will be asked for: where they are members is one question for all of them */
    EnterprisePeers(
            BureauCode authority,
            List<Subject> compared,
            ZoneRegistry zones,
            Memberships memberships,
            PlaceNames names,
            LocalDate asOf) {
        this.authority = authority;
        this.compared = List.copyOf(compared);
        this.zones = zones;
        this.memberships = memberships;
        this.names = names;
        this.asOf = asOf;
    }

    @Override
    Members of(Group group, Subject subject) {
        return switch (group) {
            case AUTHORITY ->
                authority.equals(BureauCode.AQSIQ)
                        ? country()
                        : once(
                                authority,
                                () -> new Members(
                                        M.message("evaluation.population.enterprise.bureau", names.bureau(authority))
                                                .text(),
                                        members(zone -> zone.bureau().equals(authority))));
            case COUNTRY -> country();
            case PROVINCE -> zone(subject).map(this::province).orElseGet(names::nobody);
            case ZONE -> zone(subject).map(this::fellows).orElseGet(names::nobody);
            case LEVEL, INDUSTRY, INDUSTRY_PROVINCE ->
                throw new IllegalArgumentException("an enterprise has no " + group.code());
        };
    }

    private Members country() {
        return once(
                Group.COUNTRY,
                () -> new Members(
                        M.message("evaluation.population.enterprise.country").text(), members(zone -> true)));
    }

    private Optional<Zone> zone(Subject subject) {
        if (homes == null) {
            homes = memberships.memberships(
                    compared.stream()
                            .map(each -> OrganisationCode.of(each.key()))
                            .toList(),
                    asOf);
        }
        return Optional.ofNullable(homes.get(OrganisationCode.of(subject.key())))
                .flatMap(membership -> zones.zone(membership.zone()));
    }

    private Members fellows(Zone zone) {
        return once(
                zone.id(),
                () -> new Members(
                        M.message("evaluation.population.enterprise.zone", zone.name())
                                .text(),
                        members(zone)));
    }

    /** A province's zones may belong to several bureaus. */
    private Members province(Zone own) {
        DivisionCode province = own.division().province();
        return once(
                province,
                () -> new Members(
                        M.message("evaluation.population.enterprise.province", names.division(province))
                                .text(),
                        members(zone -> zone.division().province().equals(province))));
    }

    private List<Subject> members(Predicate<Zone> inside) {
        return zones.zones().stream()
                .filter(inside)
                .flatMap(zone -> members(zone).stream())
                .toList();
    }

    private List<Subject> members(Zone zone) {
        return read.computeIfAbsent(zone.bureau(), this::membersOf).getOrDefault(zone.id(), List.of());
    }

    private Map<ZoneId, List<Subject>> membersOf(BureauCode bureau) {
        Map<ZoneId, List<Subject>> out = new HashMap<>();
        memberships
                .memberships(bureau, DateRange.of(asOf, asOf))
                .forEach((zone, all) -> out.put(
                        zone,
                        all.stream()
                                .map(each -> Subject.enterprise(each.enterprise()))
                                .toList()));
        return out;
    }
}
