// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.records.facts.PeerFact.Among;

import static org.shifan.records.facts.ComputedFact.M;

/** All zones of one day, and who of them are peers of one of them. */
final class Peers {
    /** Of fewer a statistic says more about one of them than about the population. */
    static final int LEAST = 3;

    /** So many are named in a source, the others counted. */
    private static final int MOST_NAMED = 10;

    private final Map<Subject, Zone> zones = new TreeMap<>();
    private final Map<Subject, Grant> levels;
    private final LocalDate on;

    Peers(Collection<Zone> zones, Grants grants, LocalDate on) {
        zones.forEach(zone -> this.zones.put(Subject.zone(zone.id()), zone));
        this.levels = grants.held(this.zones.keySet(), Grant.Kind.ZONE_LEVEL, on);
        this.on = on;
    }

    boolean knows(Subject subject) {
        return zones.containsKey(subject);
    }

    /** The peers of a zone, itself not among them. */
    List<Subject> of(Subject subject, Among among) {
        Zone own = zones.get(subject);
        Set<String> headings = headings(own);
        return zones.entrySet().stream()
                .filter(each -> !each.getKey().equals(subject))
                .filter(each -> {
                    Zone zone = each.getValue();
                    return switch (among) {
                        case INDUSTRY_PROVINCE ->
                            zone.division().province().equals(own.division().province())
                                    && !Collections.disjoint(headings, headings(zone));
                        case INDUSTRY_COUNTRY -> !Collections.disjoint(headings, headings(zone));
                        case BUREAU -> zone.bureau().equals(own.bureau());
                        case LEVEL -> level(each.getKey()).equals(level(subject));
                    };
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The fact of a zone, of the values that its peers have. */
    FactValue value(PeerFact fact, Subject subject, int year, Map<Subject, FactValue> values, String revision) {
        boolean byIndustry = fact.among() == Among.INDUSTRY_PROVINCE || fact.among() == Among.INDUSTRY_COUNTRY;
        if (byIndustry && zones.get(subject).headings().isEmpty()) {
            return FactValue.expired(M.message("records.industry.no-headings", subject.key()));
        }
        List<Subject> peers = of(subject, fact.among());
        List<BigDecimal> known = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean synthetic = false;
        for (Subject peer : peers) {
            if (values.get(peer) instanceof FactValue.Known value) {
                known.add(value.value());
                names.add(peer.key());
                synthetic |= value.sources().stream().anyMatch(FactValue.Source::synthetic);
            }
        }
        if (known.size() < LEAST) {
            return FactValue.expired(
                    M.message("records.peers.few", name(subject, fact.among()), known.size(), peers.size(), LEAST));
        }
        Collections.sort(known);
        String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? ", +" + (names.size() - MOST_NAMED) : "");
        Text source = M.message(
                        "records.peers.source",
                        fact.title(),
                        fact.of().fact().id(),
                        String.valueOf(year),
                        name(subject, fact.among()),
                        known.size(),
                        peers.size(),
                        shown)
                .text();
        return FactValue.known(
                ComputedFact.plain(fact.value(known)), new FactValue.Source(source.both(), revision, synthetic));
    }

    /** The population in words, with the day on which these were its members. */
    private Text name(Subject subject, Among among) {
        Zone own = zones.get(subject);
        String which = switch (among) {
            case INDUSTRY_PROVINCE -> own.division().province() + ": " + String.join(", ", headings(own));
            case INDUSTRY_COUNTRY -> String.join(", ", headings(own));
            case BUREAU -> own.bureau().value();
            case LEVEL -> level(subject).code();
        };
        return M.message(
                        "records.peers.population", M.text("records.peers.among." + among.code()), which, on.toString())
                .text();
    }

    private Level level(Subject zone) {
        return levels.containsKey(zone) ? Level.of(levels.get(zone).value()) : Level.CULTIVATING;
    }

    private static Set<String> headings(Zone zone) {
        return zone.headings().stream()
                .map(HsCode::heading)
                .map(HsCode::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
