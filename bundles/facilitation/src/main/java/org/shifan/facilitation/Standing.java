// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.text.Text;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * What the enterprise and its zone hold on a day. Where the registers leave doubt, the enterprise does not hold it: a
 * grant whose first day is known only to the month or year counts from the end of that month or year.
 */
final class Standing {
    private final LocalDate on;
    private final List<Membership> memberships;
    private final List<Grant> grants;
    private final List<Grant> zoneGrants;

    Standing(Inputs inputs) {
        this.on = inputs.shipment().on();
        this.memberships = inputs.memberships();
        this.grants = inputs.grants();
        this.zoneGrants = inputs.zoneGrants();
    }

    /** The one membership of that day; empty for none and for two at once. */
    static Optional<Membership> membership(List<Membership> memberships, LocalDate on) {
        Membership held = null;
        for (Membership m : memberships) {
            if (m.period().contains(on)) {
                if (held != null) {
                    return Optional.empty();
                }
                held = m;
            }
        }
        return Optional.ofNullable(held);
    }

    /** Whether it is a member of a zone. */
    Ground member() {
        Optional<Membership> one = membership(memberships, on);
        if (one.isPresent()) {
            Membership m = one.get();
            return Ground.holds(
                    say("ground.member", m.zone(), m.period().from()),
                    m.period().to());
        }
        List<Membership> held =
                memberships.stream().filter(m -> m.period().contains(on)).toList();
        if (held.size() > 1) {
            return Ground.lacking(say(
                    "ground.member.several",
                    on,
                    held.stream().map(m -> m.zone().value()).sorted().collect(Collectors.joining(", "))));
        }
        return Ground.lacking(near(memberships.stream().map(Membership::period).toList())
                .map(period -> period.from().isAfter(on)
                        ? say("ground.member.later", on, period.from())
                        : say("ground.member.ended", on, period.to()))
                .orElseGet(() -> say("ground.member.none", on)));
    }

    /**
     * Whether its zone has one of these levels.
     *
     * @param wanted the words for them
     */
    Ground zoneLevel(Set<String> levels, Text wanted) {
        Optional<Membership> member = membership(memberships, on);
        if (member.isEmpty()) {
            return Ground.lacking(say("ground.level.no-zone", wanted));
        }
        Grant level = held(zoneGrants, Grant.Kind.ZONE_LEVEL);
        String zone = member.get().zone().value();
        String code = level == null ? Level.CULTIVATING.code() : level.value();
        if (level == null || !levels.contains(code)) {
            return Ground.lacking(say("ground.level.other", zone, title(code), wanted));
        }
        return Ground.holds(
                say("ground.level", zone, title(code), level.period().from()), lastDay(level));
    }

    /** Whether the enterprise holds a grant of this kind. */
    Ground holds(Grant.Kind kind) {
        Text title = M.text("kind." + kind.code());
        Grant g = held(grants, kind);
        if (g != null) {
            return Ground.holds(
                    say("ground.grant", title, g.period().from(), g.granted().by()), lastDay(g));
        }
        List<Grant> ofKind = grants.stream().filter(x -> x.kind().equals(kind)).toList();
        if (ofKind.stream().anyMatch(x -> x.holdsOn(on))) {
            return Ground.lacking(say("ground.grant.imprecise", title, on));
        }
        return Ground.lacking(near(ofKind.stream()
                        .map(x -> DateRange.of(x.period().from(), lastDay(x)))
                        .toList())
                .map(period -> period.from().isAfter(on)
                        ? say("ground.grant.later", title, on, period.from())
                        : say("ground.grant.ended", title, on, period.to()))
                .orElseGet(() -> say("ground.grant.none", title, on)));
    }

    /** The class of the enterprise; of several at once the worst, which has the highest number; null for none. */
    Grant enterpriseClass() {
        return enterpriseClass(grants, on);
    }

    /** The class among grants of an enterprise on a day. */
    static Grant enterpriseClass(List<Grant> grants, LocalDate on) {
        Grant worst = null;
        for (Grant g : grants) {
            if (g.kind().equals(Grant.Kind.ENTERPRISE_CLASS) && holdsSurely(g, on)) {
                int worse = worst == null ? 1 : g.value().compareTo(worst.value());
                if (worse > 0 || (worse == 0 && later(g, worst))) {
                    worst = g;
                }
            }
        }
        return worst;
    }

    /** The last day on which the grant holds as far as is known; null when it has no end. */
    static LocalDate lastDay(Grant grant) {
        LocalDate term = grant.period().to();
        LocalDate ended = grant.endedOn();
        if (term == null || ended == null) {
            return term == null ? ended : term;
        }
        return term.isBefore(ended) ? term : ended;
    }

    private Grant held(List<Grant> of, Grant.Kind kind) {
        Grant last = null;
        for (Grant g : of) {
            if (g.kind().equals(kind) && holdsSurely(g, on) && (last == null || later(g, last))) {
                last = g;
            }
        }
        return last;
    }

    private static boolean later(Grant one, Grant other) {
        int days = one.period().from().compareTo(other.period().from());
        return days > 0 || (days == 0 && one.id() > other.id());
    }

    private static boolean holdsSurely(Grant grant, LocalDate on) {
        return grant.holdsOn(on) && !on.isBefore(surelyFrom(grant));
    }

    private static LocalDate surelyFrom(Grant grant) {
        LocalDate from = grant.period().from();
        return switch (grant.precision()) {
            case DAY, NO_LATER_THAN -> from;
            case MONTH -> from.withDayOfMonth(from.lengthOfMonth());
            case YEAR -> from.withDayOfYear(from.lengthOfYear());
        };
    }

    /** The period that ended last before the day, or else the one that begins first after it. */
    private Optional<DateRange> near(List<DateRange> periods) {
        Optional<DateRange> ended = periods.stream()
                .filter(p -> p.to() != null && p.to().isBefore(on))
                .max(Comparator.comparing(DateRange::to));
        return ended.isPresent()
                ? ended
                : periods.stream().filter(p -> p.from().isAfter(on)).min(Comparator.comparing(DateRange::from));
    }

    /** The words for some levels. */
    static Text titles(Set<String> levels) {
        List<Text> titles = new TreeSet<>(levels).stream().map(Standing::title).toList();
        return new Text(
                titles.stream().map(Text::zh).collect(Collectors.joining("、")),
                titles.stream().map(Text::en).collect(Collectors.joining(" or ")));
    }

    private static Text title(String level) {
        String key = "level." + level;
        return M.has(key) ? M.text(key) : Text.same(level);
    }
}
