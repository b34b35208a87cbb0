// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RankRule.Group;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Zones are compared with zones. */
final class ZonePeers extends Peers {
    private final BureauCode authority;
    private final PlaceNames names;
    private final Map<Subject, Zone> all = new LinkedHashMap<>();
    private final Map<Subject, Grant> levels;

    ZonePeers(BureauCode authority, ZoneRegistry zones, Grants grants, PlaceNames names, LocalDate asOf) {
        this.authority = authority;
        this.names = names;
        zones.zones().forEach(zone -> all.put(Subject.zone(zone.id()), zone));
        this.levels = grants.held(all.keySet(), Grant.Kind.ZONE_LEVEL, asOf);
    }

    @Override
    Members of(Group group, Subject subject) {
        return switch (group) {
            case AUTHORITY ->
                authority.equals(BureauCode.AQSIQ)
                        ? country()
                        : once(
                                authority,
                                () -> members(
                                        M.message("evaluation.population.bureau", names.bureau(authority))
                                                .text(),
                                        zone -> zone.bureau().equals(authority)));
            case COUNTRY -> country();
            case PROVINCE -> province(all.get(subject));
            case LEVEL -> level(level(subject));
            case INDUSTRY -> industry(all.get(subject), false);
            case INDUSTRY_PROVINCE -> industry(all.get(subject), true);
            case ZONE -> throw new IllegalArgumentException("a zone is in no zone");
        };
    }

    private Members country() {
        return once(
                Group.COUNTRY,
                () -> members(M.message("evaluation.population.country").text(), zone -> true));
    }

    private Members province(Zone subject) {
        if (subject == null) {
            return names.nobody();
        }
        DivisionCode province = subject.division().province();
        return once(
                province,
                () -> members(
                        M.message("evaluation.population.province", names.division(province))
                                .text(),
                        zone -> zone.division().province().equals(province)));
    }

    /** Those that share a heading with it; of a zone without headings nobody knows the industry. */
    private Members industry(Zone subject, boolean ofProvince) {
        if (subject == null || subject.headings().isEmpty()) {
            return names.nobody();
        }
        Set<String> headings = headings(subject);
        DivisionCode province = subject.division().province();
        String shown = String.join(", ", headings);
        return once(ofProvince ? List.of(headings, province) : headings, () -> {
            Message name = ofProvince
                    ? M.message("evaluation.population.industry-province", names.division(province), shown)
                    : M.message("evaluation.population.industry", shown);
            return members(
                    name.text(),
                    zone -> (!ofProvince || zone.division().province().equals(province))
                            && !Collections.disjoint(headings, headings(zone)));
        });
    }

    private static Set<String> headings(Zone zone) {
        return zone.headings().stream()
                .map(HsCode::heading)
                .map(HsCode::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Members level(Level level) {
        return once(
                level,
                () -> new Members(
                        M.message("evaluation.population.level", level.code()).text(),
                        all.keySet().stream()
                                .filter(zone -> level(zone).equals(level))
                                .toList()));
    }

    private Level level(Subject zone) {
        return levels.containsKey(zone) ? Level.of(levels.get(zone).value()) : Level.CULTIVATING;
    }

    private Members members(Text name, Predicate<Zone> belongs) {
        return new Members(
                name,
                all.entrySet().stream()
                        .filter(zone -> belongs.test(zone.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
