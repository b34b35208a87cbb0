// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.shifan.api.code.DateRange;
import org.shifan.api.text.Messages;

/**
 * The last so many months or days up to the day of the evaluation, over which a fact of {@link FactPeriod#EVENTS} is counted.
 * Such a count is a fact of its own, with a name made from both: {@code incident.count.last-24-months}.
 *
 * @param length at least 1, at most 240 months or 7,320 days
 */
public record FactWindow(int length, Unit unit) {
    private static final Messages M = Messages.of(FactWindow.class);
    private static final Pattern NAME = Pattern.compile("(.+)\\.last-([1-9][0-9]{0,3})-(months|days)");

    /** In what a window is measured. */
    public enum Unit {
        MONTHS(240),
        DAYS(7320);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        /** The longest window. */
        public int most() {
            return most;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException when the length is out of range */
    public FactWindow {
        if (length < 1 || length > unit.most()) {
            throw new IllegalArgumentException("a window of " + length + " " + unit.code());
        }
    }

    /** A fact over a window. */
    public record Windowed(FactId fact, FactWindow window) {}

    /** The name of the fact over this window. */
    public FactId of(FactId fact) {
        return FactId.of(fact + ".last-" + length + "-" + unit.code());
    }

    /** What a name that {@link #of} made was made from; empty for any other name. */
    public static Optional<Windowed> parse(FactId name) {
        Matcher found = NAME.matcher(name.value());
        if (!found.matches()) {
            return Optional.empty();
        }
        Unit unit = Unit.valueOf(found.group(3).toUpperCase(Locale.ROOT));
        int length = Integer.parseInt(found.group(2));
        return length > unit.most()
                ? Optional.empty()
                : Optional.of(new Windowed(FactId.of(found.group(1)), new FactWindow(length, unit)));
    }

    /**
     * The days of the window, both ends included. It ends on the day of the evaluation; one of months begins on the day after the
     * same day of the month so many months before, or after the last day of that month where it has no such day.
     */
    public DateRange days(LocalDate asOf) {
        LocalDate before = switch (unit) {
            case MONTHS -> asOf.minusMonths(length);
            case DAYS -> asOf.minusDays(length);
        };
        return DateRange.of(before.plusDays(1), asOf);
    }

    /**
     * The definition of a fact, of one over a window too.
     *
     * @param known the definitions of whole facts
     * @return empty when nobody delivers it, or not over a window
     */
    public static Optional<FactDefinition> definition(FactId id, Function<FactId, Optional<FactDefinition>> known) {
        Optional<FactDefinition> itself = known.apply(id);
        return itself.isPresent()
                ? itself
                : parse(id)
                        .flatMap(windowed -> known.apply(windowed.fact())
                                .filter(whole -> whole.period() == FactPeriod.EVENTS)
                                .map(windowed.window()::define));
    }

    private FactDefinition define(FactDefinition whole) {
        return new FactDefinition(
                of(whole.id()),
                M.message("fact.window.title." + unit.code(), whole.title(), length)
                        .text(),
                whole.meaning(),
                whole.type(),
                whole.unit(),
                FactPeriod.DAY,
                whole.subjects(),
                whole.owedBy(),
                whole.clause());
    }
}
