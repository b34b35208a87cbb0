// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.shifan.api.core.Actor;

/**
 * One change as its source keeps it. What a source does not know stays empty; nothing is invented.
 *
 * @param position its place at the source, ascending as text and never given twice: digits and capital letters in parts of
 *     fixed width, 100 characters at most; see {@link #position(long)}
 * @param at when it was entered, in milliseconds; null where the source keeps only the day of the decision
 * @param who the account that was logged in, and the person whose name stands under it; 400 characters each
 * @param from from where: an import, a bundle, an address; 400 characters; empty where it is not kept
 * @param subject what was changed, such as {@code zone:320583-01}; 200 characters
 * @param action what was done, such as {@code grant.withdrawn}; 60 characters
 * @param before what of the subject read how before; empty for a beginning
 * @param after what of it reads how since
 * @param reason why; empty where none was asked for
 */
public record AuditedChange(
        String position,
        Instant at,
        Actor who,
        String from,
        String subject,
        String action,
        SortedMap<String, String> before,
        SortedMap<String, String> after,
        String reason) {
    private static final int DIGITS = 19;

    /** @throws IllegalArgumentException when a text is longer than the log keeps */
    public AuditedChange {
        within("position", position, 100);
        at = at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
        within("account", who.account(), 400);
        within("name", who.name(), 400);
        from = within("from", from == null ? "" : from, 400);
        within("subject", subject, 200);
        within("action", action, 60);
        before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
        reason = reason == null ? "" : reason;
    }

    /** A change that only added something, and whose source knows neither account nor origin. */
    public static AuditedChange added(
            String position,
            Instant at,
            String name,
            String subject,
            String action,
            Map<String, String> after,
            String reason) {
        return new AuditedChange(
                position,
                at,
                Actor.named(name),
                "",
                subject,
                action,
                Collections.emptySortedMap(),
                new TreeMap<>(after),
                reason);
    }

    /** A number as a position, or as part of one: of fixed width, so that texts ascend as numbers do. */
    public static String position(long number) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
    }

    /** The number of a position that is one; 0 for the empty one. */
    public static long number(String position) {
        return position.isEmpty() ? 0 : Long.parseLong(position);
    }

    /**
     * Values by name, in turn a name and its value; what is null is left out, and decimals stand without zeros at their end.
     */
    public static SortedMap<String, String> values(Object... namesAndValues) {
        SortedMap<String, String> out = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value instanceof BigDecimal number) {
                out.put(
                        namesAndValues[i].toString(),
                        number.stripTrailingZeros().toPlainString());
            } else if (value != null) {
                out.put(namesAndValues[i].toString(), value.toString());
            }
        }
        return out;
    }

    private static String within(String what, String text, int length) {
        if (Objects.requireNonNull(text, what).length() > length) {
            throw new IllegalArgumentException(what + " of an audited change is longer than " + length + ": " + text);
        }
        return text;
    }
}
