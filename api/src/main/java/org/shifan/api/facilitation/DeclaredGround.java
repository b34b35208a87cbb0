// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * Something that an officer declared and that measures rest on or fall by. It is dated and never overwritten; what is past
 * can be shown for any day.
 *
 * @param enterprise whom it concerns; null for all
 * @param hs the first digits of the goods' codes, two at least; empty for all goods
 * @param market the country on the other side; null for all
 * @param period from its first day to the last day of its term, if it has one
 * @param declared who declared it, why, on what evidence
 * @param endedOn the last day on which it held when it was ended before its term; null otherwise
 * @param ended the decision that ended it, or null
 */
public record DeclaredGround(
        long id,
        Kind kind,
        OrganisationCode enterprise,
        String hs,
        CountryCode market,
        DateRange period,
        Decision declared,
        LocalDate endedOn,
        Decision ended) {

    /** What can be declared. */
    public enum Kind {
        /**
         * A systemic or industry-wide incident (系统性或行业性质量安全事故): goods of these codes need full registration for a time,
         * and no measure that the risk concerns applies (F3). It has to have a last day.
         */
        SYSTEMIC_INCIDENT(false, true, true),
        /** The risk is raised (F2): back to the supervision mode. */
        RISK_RAISED(false, false, false),
        /** Risk monitoring stands in for batch-by-batch inspection (F2); the reason names the plan. */
        RISK_MONITORING(true, true, false),
        /** A risk assessment allows to presume that imports conform (F8). It has to have a last day. */
        IMPORT_ASSESSED(true, true, true),
        /** A project of repair for abroad is registered (F7). */
        PROJECT_REPAIR(true, false, true),
        /** A project of testing for abroad is registered (F7). */
        PROJECT_TESTING(true, false, true),
        /** A project of research and development is registered (F7). */
        PROJECT_RESEARCH(true, false, true),
        /**
         * The enterprise holds a full export registration (出口注册登记) for goods of these codes (F3). It grants nothing: treatments of
         * goods that need one say whether it is held. It has to have a last day.
         */
        EXPORT_REGISTRATION(true, true, true);

        private final boolean ofOne;
        private final boolean ofGoods;
        private final boolean ends;

        Kind(boolean ofOne, boolean ofGoods, boolean ends) {
            this.ofOne = ofOne;
            this.ofGoods = ofGoods;
            this.ends = ends;
        }

        /** Whether it names one enterprise. */
        public boolean ofOne() {
            return ofOne;
        }

        /** Whether it names goods. */
        public boolean ofGoods() {
            return ofGoods;
        }

        /** Whether it needs a last day from the beginning. */
        public boolean ends() {
            return ends;
        }

        /** The word on the console, such as {@code risk-raised}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return period.contains(day) && (endedOn == null || !day.isAfter(endedOn));
    }

    /** The last day on which it holds as far as is known; empty when it has no end. */
    public Optional<LocalDate> lastDay() {
        LocalDate term = period.to();
        if (term == null || endedOn == null) {
            return Optional.ofNullable(term == null ? endedOn : term);
        }
        return Optional.of(term.isBefore(endedOn) ? term : endedOn);
    }

    /**
     * Whether it concerns these goods of this enterprise. Of goods that are declared with fewer digits than it names it is not
     * known: {@link #mayConcern} is the stricter question.
     */
    public boolean concerns(OrganisationCode other, HsCode goods, CountryCode country) {
        return of(other, country) && goods.value().startsWith(hs);
    }

    /** Whether it concerns these goods, or may, as they are declared with too few digits. */
    public boolean mayConcern(OrganisationCode other, HsCode goods, CountryCode country) {
        return of(other, country) && (goods.value().startsWith(hs) || hs.startsWith(goods.value()));
    }

    private boolean of(OrganisationCode other, CountryCode country) {
        return (enterprise == null || enterprise.equals(other)) && (market == null || market.equals(country));
    }
}
