// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Text;
import org.shifan.api.work.Work;
import org.shifan.api.work.ZoneDuties;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** Lays the duties that were entered over those that the opinion gives, and names what nobody bears (R1). */
@Component(service = DutyRoll.class)
public final class DutyRoll {
    static final String KIND = "duty";
    static final String POLICY = "policy";
    private static final String SUPERVISION = "supervision";
    private static final String ENTERPRISE = "enterprise";
    /** In the order of the opinion. */
    private static final List<String> PARTS = List.of("government", SUPERVISION, ENTERPRISE, "association", "public");

    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;

    @Activate
    public DutyRoll(
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Memberships memberships) {
        this.zones = zones;
        this.enterprises = enterprises;
        this.memberships = memberships;
    }

    /**
     * The duties of the zone on that day.
     *
     * @param entered those that were entered
     * @param policies of the authorities (R14)
     */
    ZoneDuties of(ZoneId zone, LocalDate on, List<Work> entered, List<Work> policies) {
        zones.require(zone);
        List<ZoneDuties.Part> parts = new ArrayList<>();
        for (String part : PARTS) {
            List<ZoneDuties.Holder> holders = entered.stream()
                    .filter(work -> work.details().get("part").equals(part))
                    .sorted(Comparator.comparing(Work::id))
                    .map(DutyRoll::holder)
                    .toList();
            parts.add(new ZoneDuties.Part(
                    part,
                    M.text("work.duty." + part),
                    holders,
                    switch (part) {
                        case ENTERPRISE -> without(zone, on, holders);
                        case SUPERVISION -> authorities(holders, policies);
                        default -> missing(part, holders);
                    }));
        }
        return new ZoneDuties(zone, on, parts);
    }

    private static ZoneDuties.Holder holder(Work work) {
        String member = work.details().get(ENTERPRISE);
        return new ZoneDuties.Holder(
                work.details().get("holder"),
                work.title(),
                member == null ? null : OrganisationCode.of(member),
                work.from(),
                work.id());
    }

    private static List<Text> missing(String part, List<ZoneDuties.Holder> holders) {
        return holders.isEmpty() ? List.of(M.text("work.duty." + part)) : List.of();
    }

    /** Supervision is each authority's own: one that has a policy for the zone and bears no duty there is named. */
    private static List<Text> authorities(List<ZoneDuties.Holder> holders, List<Work> policies) {
        if (holders.isEmpty()) {
            return missing(SUPERVISION, holders);
        }
        return policies.stream()
                .map(policy -> policy.details().get("authority"))
                .distinct()
                .filter(authority ->
                        holders.stream().noneMatch(holder -> holder.name().contains(authority)))
                .sorted()
                .map(authority -> M.message("work.duty.authority", authority).text())
                .toList();
    }

    /** First responsibility is each member's own: one for another does not count. */
    private List<Text> without(ZoneId zone, LocalDate on, List<ZoneDuties.Holder> holders) {
        Set<OrganisationCode> members = memberships.members(zone, on);
        if (members.isEmpty()) {
            return List.of(M.text("work.duty.no-member"));
        }
        Set<OrganisationCode> borne =
                holders.stream().map(ZoneDuties.Holder::enterprise).collect(Collectors.toSet());
        List<OrganisationCode> open =
                members.stream().filter(code -> !borne.contains(code)).sorted().toList();
        Map<OrganisationCode, Enterprise> names = enterprises.enterprises(open);
        return open.stream()
                .map(code -> M.message(
                                "work.duty.member",
                                code,
                                names.containsKey(code) ? names.get(code).name() : "-")
                        .text())
                .toList();
    }
}
