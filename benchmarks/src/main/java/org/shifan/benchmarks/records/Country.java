// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Text;
import org.shifan.testframework.StandIn;

/**
 * An invented country: bureaus (35, or as the property says), zones spread over them, enterprises spread over the zones; registers in memory. One
 * enterprise of a hundred joined its zone in the middle of the year that is evaluated.
 */
final class Country {
    static final int BUREAUS = Integer.getInteger("bureaus", 35);
    static final int YEAR = 2014;
    private static final DivisionCode DIVISION = DivisionCode.of("320100");
    private static final int JOINED_LATE = 101;

    private final List<BureauCode> bureaus = new ArrayList<>();
    private final Map<ZoneId, Zone> zones = new LinkedHashMap<>();
    private final Map<OrganisationCode, Enterprise> enterprises = new HashMap<>();
    private final Map<BureauCode, List<String>> codes = new LinkedHashMap<>();
    private final Map<ZoneId, List<Membership>> members = new LinkedHashMap<>();

    Country(int zoneCount, int enterpriseCount) {
        for (int b = 0; b < BUREAUS; b++) {
            bureaus.add(BureauCode.of("bureau-" + (char) ('a' + b / 26) + (char) ('a' + b % 26)));
            codes.put(bureaus.get(b), new ArrayList<>());
        }
        List<ZoneId> ids = new ArrayList<>();
        for (int z = 0; z < zoneCount; z++) {
            ZoneId id = ZoneId.of(String.format(Locale.ROOT, "32%04d-%02d", 100 + z / 90, 1 + z % 90));
            ids.add(id);
            Text name = Text.same("synthetic " + z);
            zones.put(id, new Zone(id, name, DIVISION, bureaus.get(z % BUREAUS), name, List.of(), "", "", ""));
            members.put(id, new ArrayList<>());
        }
        Decision decision = new Decision("synthetic", LocalDate.of(2010, 1, 1), "synthetic", "");
        for (int e = 0; e < enterpriseCount; e++) {
            ZoneId zone = ids.get(e % zoneCount);
            BureauCode bureau = zones.get(zone).bureau();
            OrganisationCode code = OrganisationCode.of(code(e));
            enterprises.put(code, new Enterprise(code, null, "synthetic " + e, DIVISION, bureau, true));
            codes.get(bureau).add(code.value());
            LocalDate from = e % JOINED_LATE == 0 ? LocalDate.of(YEAR, 7, 1) : LocalDate.of(2010, 1, 1);
            members.get(zone).add(new Membership(e + 1, code, zone, DateRange.from(from), decision, null));
        }
    }

    private static String code(int number) {
        String body = String.format(Locale.ROOT, "%08d", number + 1);
        return body + OrganisationCode.checkCharacter(body);
    }

    List<BureauCode> bureaus() {
        return bureaus;
    }

    /** The codes of a bureau's enterprises. */
    List<String> codes(BureauCode bureau) {
        return codes.get(bureau);
    }

    List<Zone> zones() {
        return List.copyOf(zones.values());
    }

    List<Subject> subjects() {
        return zones.keySet().stream().map(Subject::zone).toList();
    }

    List<Membership> members(ZoneId zone) {
        return members.get(zone);
    }

    Bureau bureau(BureauCode code) {
        return new Bureau(code, Text.same(code.value()), DIVISION, DIVISION, "province", "", "", "", "");
    }

    BureauDirectory bureauDirectory() {
        return StandIn.of(
                BureauDirectory.class,
                Map.of(
                        "require", asked -> bureau((BureauCode) asked[0]),
                        "bureau", asked -> Optional.of(bureau((BureauCode) asked[0])),
                        "bureaus", asked -> bureaus.stream().map(this::bureau).toList()));
    }

    EnterpriseRegistry enterpriseRegistry() {
        return StandIn.of(EnterpriseRegistry.class, Map.of("enterprises", asked -> {
            Map<OrganisationCode, Enterprise> out = new HashMap<>();
            for (Object code : (Collection<?>) asked[0]) {
                Enterprise found = enterprises.get((OrganisationCode) code);
                if (found != null) {
                    out.put(found.code(), found);
                }
            }
            return out;
        }));
    }

    ZoneRegistry zoneRegistry() {
        return StandIn.of(
                ZoneRegistry.class,
                Map.of(
                        "zones", asked -> zones(),
                        "zone", asked -> Optional.ofNullable(zones.get((ZoneId) asked[0])),
                        "require", asked -> zones.get((ZoneId) asked[0])));
    }

    Memberships memberships() {
        return StandIn.of(Memberships.class, Map.of("revision", asked -> 1L, "memberships", asked -> {
            if (asked[0] instanceof ZoneId zone) {
                return members.get(zone);
            }
            Map<ZoneId, List<Membership>> out = new LinkedHashMap<>();
            zones.values().stream()
                    .filter(zone -> zone.bureau().equals(asked[0]))
                    .forEach(zone -> out.put(zone.id(), members.get(zone.id())));
            return out;
        }));
    }
}
