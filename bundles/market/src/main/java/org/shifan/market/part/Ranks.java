// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.part;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.market.Participations.Candidate;

import static org.shifan.market.MarketMessages.M;

/** Who goes first to an exchange abroad: zones, the national ones before others, and demonstration enterprises (§六(二)). */
@Component(service = Ranks.class)
public final class Ranks {
    private static final int WITHOUT = 4;
    private static final int PAGE = 500;

    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Grants grants;

    @Activate
    public Ranks(@Reference ZoneRegistry zones, @Reference EnterpriseRegistry enterprises, @Reference Grants grants) {
        this.zones = zones;
        this.enterprises = enterprises;
        this.grants = grants;
    }

    /** As it stands on that day. */
    Candidate of(Subject subject, LocalDate on) {
        return switch (subject.kind()) {
            case ZONE -> {
                Level level = grants.level(subject.zoneId(), on);
                yield level.equals(Level.NATIONAL)
                        ? candidate(subject, 1, "national")
                        : level.equals(Level.PROVINCIAL)
                                ? candidate(subject, 2, "provincial")
                                : candidate(subject, WITHOUT, "none");
            }
            case ENTERPRISE ->
                grants.held(subject, Grant.Kind.DEMONSTRATION_ENTERPRISE, on).isPresent()
                        ? candidate(subject, 3, "demonstration-enterprise")
                        : candidate(subject, WITHOUT, "none");
        };
    }

    private static Candidate candidate(Subject subject, int rank, String title) {
        return new Candidate(subject, rank, M.text("market.title." + title));
    }

    /** All of a bureau that hold a title on that day, best rank first. */
    List<Candidate> titled(BureauCode bureau, LocalDate on) {
        List<Candidate> out = new ArrayList<>();
        for (Zone zone : zones.zones(bureau)) {
            out.add(of(Subject.zone(zone.id()), on));
        }
        List<Enterprise> page;
        for (int offset = 0; !(page = enterprises.enterprises(bureau, offset, PAGE)).isEmpty(); offset += PAGE) {
            List<Subject> subjects =
                    page.stream().map(each -> Subject.enterprise(each.code())).toList();
            grants.held(subjects, Grant.Kind.DEMONSTRATION_ENTERPRISE, on)
                    .keySet()
                    .forEach(subject -> out.add(candidate(subject, 3, "demonstration-enterprise")));
        }
        return out.stream()
                .filter(each -> each.rank() < WITHOUT)
                .sorted(Comparator.comparingInt(Candidate::rank).thenComparing(Candidate::subject))
                .toList();
    }
}
