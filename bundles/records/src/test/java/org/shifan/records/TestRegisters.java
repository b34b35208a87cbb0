// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Text;

/** Registers in memory: bureaus jiangsu and ningbo, one zone or two, whatever enterprises a test adds. */
public final class TestRegisters {
    public static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    public static final BureauCode NINGBO = BureauCode.of("ningbo");
    public static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    public static final ZoneId YUYAO = ZoneId.of("330281-01");

    private final Map<OrganisationCode, Enterprise> enterprises = new TreeMap<>();
    private final Map<ZoneId, Zone> zones = new TreeMap<>();
    private final List<Membership> members = new ArrayList<>();
    private int questions;
    private int memberQuestions;

    public TestRegisters() {
        zone(KUNSHAN, JIANGSU, "昆山自行车");
        zone(YUYAO, NINGBO, "余姚");
    }

    /** Adds a zone of a bureau. */
    public void zone(ZoneId id, BureauCode bureau, String name, HsCode... headings) {
        zones.put(
                id,
                new Zone(
                        id,
                        Text.same(name),
                        id.division(),
                        bureau,
                        Text.same(name),
                        List.of(headings),
                        "C37",
                        "test",
                        ""));
    }

    /** A valid organisation code from a number. */
    public static String code(int number) {
        String body = String.format(java.util.Locale.ROOT, "%08d", number);
        return body + OrganisationCode.checkCharacter(body);
    }

    /** Adds enterprises of a bureau with the numbers from 1 to the given one. */
    public TestRegisters enterprises(BureauCode bureau, int first, int last) {
        for (int i = first; i <= last; i++) {
            OrganisationCode code = OrganisationCode.of(code(i));
            enterprises.put(code, new Enterprise(code, null, "企业" + i, DivisionCode.of("320583"), bureau, false));
        }
        return this;
    }

    /** Makes an enterprise a member from the first to the last day. */
    public TestRegisters member(int enterprise, ZoneId zone, String from, String to) {
        members.add(new Membership(
                members.size() + 1,
                OrganisationCode.of(code(enterprise)),
                zone,
                DateRange.of(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)),
                new Decision("test", LocalDate.parse(from), "test", ""),
                null));
        return this;
    }

    /** How often a register was asked. */
    public int questions() {
        return questions;
    }

    /** How often members of a zone, or of a bureau's zones, were asked for. */
    public int memberQuestions() {
        return memberQuestions;
    }

    public EnterpriseRegistry enterpriseRegistry() {
        return new EnterpriseRegistry() {
            @Override
            public Optional<Enterprise> enterprise(OrganisationCode code) {
                questions++;
                return Optional.ofNullable(enterprises.get(code));
            }

            @Override
            public Enterprise require(String anyCode) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public Map<OrganisationCode, Enterprise> enterprises(Collection<OrganisationCode> codes) {
                questions++;
                return codes.stream()
                        .distinct()
                        .filter(enterprises::containsKey)
                        .collect(Collectors.toMap(Function.identity(), enterprises::get));
            }

            @Override
            public List<Enterprise> enterprises(BureauCode bureau, int offset, int limit) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public long count(BureauCode bureau) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public List<OrganisationCode> codes(String beginning, int limit) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public List<Enterprise> find(String partOfName, int limit) {
                throw new AssertionError("nobody asks for this here");
            }
        };
    }

    public ZoneRegistry zoneRegistry() {
        return new ZoneRegistry() {
            @Override
            public List<Zone> zones() {
                questions++;
                return List.copyOf(zones.values());
            }

            @Override
            public List<Zone> zones(BureauCode bureau) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public Optional<Zone> zone(ZoneId id) {
                questions++;
                return Optional.ofNullable(zones.get(id));
            }

            @Override
            public Zone require(ZoneId id) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public Zone require(ZoneId id, BureauCode bureau) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public void register(Zone zone, Decision decision) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public List<Entry<Zone>> history(ZoneId id) {
                throw new AssertionError("nobody asks for this here");
            }
        };
    }

    public Memberships memberships() {
        return new Memberships() {
            @Override
            public Set<OrganisationCode> members(ZoneId zone, LocalDate on) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public List<Membership> memberships(ZoneId zone, DateRange period) {
                questions++;
                memberQuestions++;
                return members.stream()
                        .filter(m -> m.zone().equals(zone) && m.period().overlaps(period))
                        .toList();
            }

            @Override
            public Map<ZoneId, List<Membership>> memberships(BureauCode bureau, DateRange period) {
                questions++;
                memberQuestions++;
                Map<ZoneId, List<Membership>> out = new LinkedHashMap<>();
                for (Zone zone : zones.values()) {
                    List<Membership> of = members.stream()
                            .filter(m ->
                                    m.zone().equals(zone.id()) && m.period().overlaps(period))
                            .toList();
                    if (zone.bureau().equals(bureau) && !of.isEmpty()) {
                        out.put(zone.id(), of);
                    }
                }
                return out;
            }

            @Override
            public Map<OrganisationCode, Membership> memberships(
                    Collection<OrganisationCode> enterprises, LocalDate on) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public Optional<Membership> membership(OrganisationCode enterprise, LocalDate on) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public long revision() {
                return members.size();
            }

            @Override
            public List<Membership> history(OrganisationCode enterprise) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public Membership admit(OrganisationCode enterprise, ZoneId zone, DateRange period, Decision decision) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public Membership end(long id, LocalDate lastDay, Decision decision) {
                throw new AssertionError("nobody asks for this here");
            }
        };
    }

    public BureauDirectory bureauDirectory() {
        Map<BureauCode, Bureau> bureaus = new HashMap<>();
        for (BureauCode code : List.of(JIANGSU, NINGBO)) {
            DivisionCode division = DivisionCode.of("320000");
            bureaus.put(
                    code,
                    new Bureau(
                            code, Text.same(code.value()), division, division, "test", "320000", "test", "test", ""));
        }
        return new BureauDirectory() {
            @Override
            public List<Bureau> bureaus() {
                return List.copyOf(bureaus.values());
            }

            @Override
            public Optional<Bureau> bureau(BureauCode code) {
                return Optional.ofNullable(bureaus.get(code));
            }

            @Override
            public Bureau require(BureauCode code) {
                return bureau(code).orElseThrow();
            }
        };
    }
}
