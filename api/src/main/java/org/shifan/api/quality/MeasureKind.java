// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a cause leads to (§六(六)). */
public enum MeasureKind {
    /** Feedback of the foreign requirement to the trade and upwards (反馈). */
    FEEDBACK,
    /** Raising it with the partner (交涉). */
    NEGOTIATION,
    /** A plan by which the enterprise is helped (帮扶). */
    HELP_PLAN,
    /** A check whether the help worked (复查). */
    RECHECK,
    /** Punishment by law (处罚). */
    PENALTY,
    /**
     * Withdrawal of the enterprise's title (取消企业称号). Taken up, it opens a case of withdrawal, in which the holder is heard and two
     * persons decide; it is done once the title is held no more, and can be refused once a case has dropped it.
     */
    TITLE_WITHDRAWAL,
    /**
     * A proposal to withdraw the zone's title (撤销示范区建议): a named person accepts or refuses it. Accepted, it opens a case of
     * withdrawal, which decides.
     */
    ZONE_PROPOSAL;

    /**
     * What follows from a cause.
     *
     * @param titled whether the enterprise holds the title of demonstration enterprise
     * @param member whether it was a member of a zone on the day of the incident
     */
    public static Set<MeasureKind> of(Cause cause, boolean titled, boolean member) {
        return switch (cause) {
            case FOREIGN_RULES, FOREIGN_MARKET, FOREIGN_DESIGN -> EnumSet.of(FEEDBACK, NEGOTIATION);
            case CAPABILITY -> EnumSet.of(HELP_PLAN, RECHECK);
            case MALICE -> {
                Set<MeasureKind> out = EnumSet.of(PENALTY);
                if (titled) {
                    out.add(TITLE_WITHDRAWAL);
                }
                if (member) {
                    out.add(ZONE_PROPOSAL);
                }
                yield out;
            }
            case NOT_QUALITY -> EnumSet.noneOf(MeasureKind.class);
        };
    }

    /** The word in options and files, such as {@code help-plan}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
