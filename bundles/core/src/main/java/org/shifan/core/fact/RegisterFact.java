// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.core.store.FactQueries;

import static org.shifan.core.CoreMessages.M;

/** The facts about zones that the registers of memberships and grants yield. */
enum RegisterFact {
    /** Members on the day. */
    MEMBERS("member.count", Unit.COUNT, FactPeriod.YEAR, "四(一)") {
        @Override
        FactValue of(ZoneDay day, Revisions revisions) {
            return FactValue.known(day.members(), members(day, revisions));
        }
    },
    /** Members that hold the title demonstration enterprise. */
    DEMONSTRATION_ENTERPRISES("member.demonstration-enterprises", Unit.COUNT, FactPeriod.YEAR, "六(三)") {
        @Override
        FactValue of(ZoneDay day, Revisions revisions) {
            Grant.Kind title = Grant.Kind.DEMONSTRATION_ENTERPRISE;
            return FactValue.known(day.held(title).size(), members(day, revisions), grants(day, title, revisions));
        }
    },
    /** Part of the members that have a class. */
    CLASSIFIED_SHARE("member.classified.share", Unit.PERCENT, FactPeriod.YEAR, "六(一)") {
        @Override
        FactValue of(ZoneDay day, Revisions revisions) {
            return day.members() == 0
                    ? FactValue.missing(M.message("core.fact.no-member", day.on()))
                    : FactValue.known(
                            share(day.held(Grant.Kind.ENTERPRISE_CLASS).size(), day.members()),
                            members(day, revisions),
                            grants(day, Grant.Kind.ENTERPRISE_CLASS, revisions));
        }
    },
    /** Of the members that have a class, the part in class 1 or 2. */
    CLASS_ONE_TWO_SHARE("member.class-one-two.share", Unit.PERCENT, FactPeriod.YEAR, "六(一)") {
        @Override
        FactValue of(ZoneDay day, Revisions revisions) {
            Map<String, FactQueries.Held> classes = day.held(Grant.Kind.ENTERPRISE_CLASS);
            long upper = classes.values().stream()
                    .filter(g -> UPPER_CLASSES.contains(g.value()))
                    .count();
            return classes.isEmpty()
                    ? FactValue.missing(M.message("core.fact.no-class", day.on()))
                    : FactValue.known(
                            share(upper, classes.size()), grants(day, Grant.Kind.ENTERPRISE_CLASS, revisions));
        }
    },
    /** For how many days the zone has surely been provincial. */
    PROVINCIAL_DAYS("zone.provincial.days", Unit.DAYS, FactPeriod.DAY, "七(二)") {
        @Override
        FactValue of(ZoneDay day, Revisions revisions) {
            Optional<FactQueries.Title> title = day.provincial();
            if (title.isEmpty()) {
                return FactValue.missing(M.message("core.fact.not-provincial", day.on()));
            }
            Grant grant = title.get().grant();
            long days = Math.max(0, ChronoUnit.DAYS.between(surelyFrom(grant), day.on()));
            return FactValue.known(
                    days,
                    new FactValue.Source(
                            M.text("source.level").both() + ": " + grant.value() + " "
                                    + grant.period().from() + " " + grant.precision() + " (grant " + grant.id() + ")",
                            "grants " + revisions.grants(),
                            title.get().synthetic()));
        }
    };

    private static final Set<String> UPPER_CLASSES = Set.of("1", "2");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHARE_DIGITS = 6;

    private final String id;
    private final String unit;
    private final FactPeriod period;
    private final String clause;

    RegisterFact(String id, Unit unit, FactPeriod period, String clause) {
        this.id = id;
        this.unit = unit.code();
        this.period = period;
        this.clause = clause;
    }

    /**
     * The revisions of the registers when they were read.
     */
    record Revisions(long memberships, long grants) {}

    /** The value for a zone whose membership register was begun, or for a fact that does not need it. */
    abstract FactValue of(ZoneDay day, Revisions revisions);

    /** Whether the fact counts members, so that it is missing as long as nobody has entered any. */
    boolean needsMembers() {
        return period == FactPeriod.YEAR;
    }

    FactId id() {
        return FactId.of(id);
    }

    FactDefinition definition() {
        return new FactDefinition(
                id(),
                M.text("fact." + id + ".title"),
                M.text("fact." + id + ".meaning"),
                FactType.NUMBER,
                Unit.of(unit),
                period,
                Set.of(Subject.Kind.ZONE),
                M.text("fact.owed-by"),
                clause);
    }

    static List<FactDefinition> definitions() {
        return Arrays.stream(values()).map(RegisterFact::definition).toList();
    }

    static RegisterFact of(FactId id) {
        return Arrays.stream(values())
                .filter(f -> f.id.equals(id.value()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fact of this provider: " + id));
    }

    private static FactValue.Source members(ZoneDay day, Revisions revisions) {
        return new FactValue.Source(
                M.text("source.members").both() + " " + day.on() + ": " + day.members(),
                "memberships " + revisions.memberships(),
                day.syntheticMembers());
    }

    private static FactValue.Source grants(ZoneDay day, Grant.Kind kind, Revisions revisions) {
        return new FactValue.Source(
                M.text("source." + kind).both() + " " + day.on() + ": "
                        + day.held(kind).size(),
                "grants " + revisions.grants(),
                day.syntheticHeld(kind));
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    /** The first day on which it held whatever the true day was. */
    private static LocalDate surelyFrom(Grant grant) {
        LocalDate from = grant.period().from();
        return switch (grant.precision()) {
            case DAY, NO_LATER_THAN -> from;
            case MONTH -> from.withDayOfMonth(from.lengthOfMonth());
            case YEAR -> from.withDayOfYear(from.lengthOfYear());
        };
    }
}
