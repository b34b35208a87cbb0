// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.match;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Server;
import org.shifan.api.market.Concerned;
import org.shifan.api.market.HsScope;
import org.shifan.api.records.Volumes;
import org.shifan.api.text.Message;

import static org.shifan.market.MarketMessages.say;

/**
 * Finds whom a change in a market concerns: enterprises that exported such goods there lately, and zones of whose goods it speaks. What
 * all enterprises exported is read at once and kept for some minutes: many changes are compared with it, one after the other.
 */
@Component(service = Exporters.class, configurationPid = "org.shifan.market.match")
@Designate(ocd = Exporters.Reach.class)
public final class Exporters {
    private static final int PAGE = 500;
    private static final long KEPT = Duration.ofMinutes(10).toNanos();

    /** How far back is looked. */
    @ObjectClassDefinition(name = "Shifan: whom a market concerns / 市场关联")
    public @interface Reach {
        @AttributeDefinition(
                min = "1",
                max = "20",
                description = "Years whose exports count, this one among them / 计入的出口年数（含本年）")
        int years() default 3;
    }

    private final BureauDirectory bureaus;
    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;
    private final ZoneRegistry zones;
    private final Volumes volumes;
    private final int years;
    private Read read;

    @Activate
    public Exporters(
            @Reference BureauDirectory bureaus,
            @Reference EnterpriseRegistry enterprises,
            @Reference Memberships memberships,
            @Reference ZoneRegistry zones,
            @Reference Volumes volumes,
            Reach reach) {
        this(bureaus, enterprises, memberships, zones, volumes, reach.years());
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    Exporters(
            BureauDirectory bureaus,
            EnterpriseRegistry enterprises,
            Memberships memberships,
            ZoneRegistry zones,
            Volumes volumes,
            int years) {
        this.bureaus = bureaus;
        this.enterprises = enterprises;
        this.memberships = memberships;
        this.zones = zones;
        this.volumes = volumes;
        this.years = years;
    }

    /** What was exported of a heading to a market. */
    private record Flow(HsCode heading, CountryCode market) {}

    /** What all enterprises exported, and where they are members. */
    private record Read(
            LocalDate on,
            long at,
            Map<Flow, Map<OrganisationCode, BigDecimal>> exports,
            Map<OrganisationCode, Enterprise> enterprises,
            Map<OrganisationCode, Membership> members) {}

    /** What an enterprise exported of what is looked for. */
    private static final class Sum {
        private final SortedSet<HsCode> headings = new TreeSet<>();
        private final SortedSet<CountryCode> markets = new TreeSet<>();
        private BigDecimal usd = BigDecimal.ZERO;

        void add(Flow flow, BigDecimal value) {
            headings.add(flow.heading());
            markets.add(flow.market());
            usd = usd.add(value);
        }

        void add(Sum other) {
            headings.addAll(other.headings);
            markets.addAll(other.markets);
            usd = usd.add(other.usd);
        }
    }

    /** Reads anew at the next question, since records or registers changed. */
    public synchronized void forget() {
        read = null;
    }

    private synchronized Read read(LocalDate on) {
        if (read == null || !read.on().equals(on) || System.nanoTime() - read.at() > KEPT) {
            read = Server.does(() -> readAll(on));
        }
        return read;
    }

    private Read readAll(LocalDate on) {
        Map<Flow, Map<OrganisationCode, BigDecimal>> exports = new HashMap<>();
        Map<OrganisationCode, Enterprise> known = new TreeMap<>();
        Map<OrganisationCode, Membership> members = new HashMap<>();
        for (Bureau bureau : bureaus.bureaus()) {
            List<Enterprise> page;
            for (int offset = 0;
                    !(page = enterprises.enterprises(bureau.code(), offset, PAGE)).isEmpty();
                    offset += PAGE) {
                for (Enterprise enterprise : page) {
                    known.put(enterprise.code(), enterprise);
                    volumes.exports(enterprise.code(), on.getYear() - years + 1, on.getYear())
                            .forEach(line -> exports.computeIfAbsent(
                                            new Flow(line.heading(), line.market()), flow -> new HashMap<>())
                                    .merge(enterprise.code(), line.usd(), BigDecimal::add));
                }
                members.putAll(memberships.memberships(
                        page.stream().map(Enterprise::code).toList(), on));
            }
        }
        return new Read(on, System.nanoTime(), exports, known, members);
    }

    /**
     * Whom a change concerns: zones first, and among each those that export the most.
     *
     * @param hs the goods; of none nobody is concerned, since nobody can tell whom
     * @param on the day whose memberships count, and before which exports count
     */
    public List<Concerned> concerned(Collection<HsScope> hs, Set<CountryCode> markets, LocalDate on) {
        if (hs.isEmpty()) {
            return List.of();
        }
        Read now = read(on);
        Map<OrganisationCode, Sum> sums = new TreeMap<>();
        now.exports().forEach((flow, exporters) -> {
            if (markets.contains(flow.market()) && hs.stream().anyMatch(each -> each.touches(flow.heading()))) {
                exporters.forEach((code, usd) ->
                        sums.computeIfAbsent(code, each -> new Sum()).add(flow, usd));
            }
        });
        List<Concerned> out = new ArrayList<>(zones(now, hs, markets, sums));
        sums.entrySet().stream()
                .map(each -> enterprise(now, each.getKey(), each.getValue(), hs))
                .sorted(java.util.Comparator.comparing(Concerned::usd)
                        .reversed()
                        .thenComparing(Concerned::subject))
                .forEach(out::add);
        return out;
    }

    private Concerned enterprise(Read now, OrganisationCode code, Sum sum, Collection<HsScope> hs) {
        Membership member = now.members().get(code);
        return new Concerned(
                Subject.enterprise(code),
                now.enterprises().get(code).bureau(),
                member == null ? null : member.zone(),
                List.copyOf(sum.headings),
                sum.markets,
                sum.usd,
                exported("market.match.enterprise", sum, hs, now.on()).text());
    }

    private List<Concerned> zones(
            Read now, Collection<HsScope> hs, Set<CountryCode> markets, Map<OrganisationCode, Sum> sums) {
        Map<ZoneId, Sum> byZone = new LinkedHashMap<>();
        sums.forEach((code, sum) -> {
            Membership member = now.members().get(code);
            if (member != null) {
                byZone.computeIfAbsent(member.zone(), zone -> new Sum()).add(sum);
            }
        });
        return Server.does(zones::zones).stream()
                .map(zone -> zone(zone, byZone.get(zone.id()), hs, markets, now.on()))
                .filter(java.util.Objects::nonNull)
                .sorted(java.util.Comparator.comparing(Concerned::usd)
                        .reversed()
                        .thenComparing(Concerned::subject))
                .toList();
    }

    /** Null when it is not concerned. */
    private Concerned zone(Zone zone, Sum sum, Collection<HsScope> hs, Set<CountryCode> markets, LocalDate on) {
        SortedSet<HsCode> own = zone.headings().stream()
                .filter(heading -> hs.stream().anyMatch(each -> each.touches(heading)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (sum == null && own.isEmpty()) {
            return null;
        }
        Message why = sum == null
                ? say("market.match.zone-goods", codes(own), codes(touching(own, hs)), codes(markets))
                : exported("market.match.zone", sum, hs, on);
        if (sum != null) {
            own.addAll(sum.headings);
        }
        return new Concerned(
                Subject.zone(zone.id()),
                zone.bureau(),
                zone.id(),
                List.copyOf(own),
                sum == null ? new TreeSet<>() : sum.markets,
                sum == null ? BigDecimal.ZERO : sum.usd,
                why.text());
    }

    private Message exported(String key, Sum sum, Collection<HsScope> hs, LocalDate on) {
        return say(
                key,
                codes(sum.headings),
                codes(touching(sum.headings, hs)),
                codes(sum.markets),
                on.getYear() - years + 1,
                on.getYear(),
                sum.usd.setScale(0, RoundingMode.HALF_UP).toPlainString());
    }

    private static List<HsScope> touching(Collection<HsCode> headings, Collection<HsScope> hs) {
        return hs.stream()
                .filter(each -> headings.stream().anyMatch(each::touches))
                .toList();
    }

    private static String codes(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
