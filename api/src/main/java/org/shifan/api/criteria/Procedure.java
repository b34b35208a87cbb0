// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.text.Text;

/**
 * How a title is applied for, kept and lost under a criteria set (§七(二), §七(三)): how long each party has, and the
 * steps that the authority adds to those of the policy.
 *
 * @param terms how long something takes or may take; what is not named is left to the default of the procedure
 * @param steps what the authority asks for beyond the policy
 */
public record Procedure(Map<Term, Length> terms, List<Step> steps) {
    /** The set says nothing of it. */
    public static final Procedure NONE = new Procedure(Map.of(), List.of());

    public Procedure {
        terms = Map.copyOf(terms);
        steps = List.copyOf(steps);
    }

    /** How long that is under the set; empty when it leaves it to the default. */
    public Optional<Length> length(Term term) {
        return Optional.ofNullable(terms.get(term));
    }

    /** The authority's own steps that have to be done before the act. */
    public List<Step> before(Act act) {
        return steps.stream().filter(step -> step.before() == act).toList();
    }

    /** What can be given a length. */
    public enum Term {
        /** From an application until it is accepted or returned for completion. */
        ACCEPTANCE("acceptance"),
        /** From acceptance until the assessment is concluded. */
        ASSESSMENT("assessment"),
        /** From a recommendation (推荐) asked for until it is given or refused. */
        RECOMMENDATION("recommendation"),
        /** How long a decision to come is shown to the public, who may object (公示). */
        PUBLIC_NOTICE("public-notice"),
        /** From the conclusion, or the end of the public notice, until the decision. */
        DECISION("decision"),
        /** How long a title stands. */
        VALIDITY("validity"),
        /** From one review to the next (年度审核). */
        REVIEW("review"),
        /** How long before its end the renewal of a title is due (延续复审). */
        RENEWAL("renewal"),
        /** How long rectification (整改) may take. */
        RECTIFICATION("rectification"),
        /** How long the holder may answer before an adverse decision. */
        REPLY("reply"),
        /** How long an adverse decision can be appealed against. */
        APPEAL("appeal");

        private final String code;

        Term(String code) {
            this.code = code;
        }

        /** Its name in a document. */
        public String code() {
            return code;
        }
    }

    /** What a step of the authority's own can stand before. */
    public enum Act {
        /** The bureau takes an application as complete. */
        ACCEPT("accept"),
        /** The assessment is concluded. */
        CONCLUDE("conclude"),
        /** The bureau recommends to the headquarters. */
        RECOMMEND("recommend"),
        /** The title is granted. */
        DESIGNATE("designate"),
        /** A review is concluded. */
        REVIEW("review"),
        /** The title is renewed. */
        RENEW("renew"),
        /** The title is withdrawn. */
        WITHDRAW("withdraw");

        private final String code;

        Act(String code) {
            this.code = code;
        }

        /** Its name in a document. */
        public String code() {
            return code;
        }
    }

    /** Who may do a step. */
    public enum Role {
        /** 总局. */
        AQSIQ("aqsiq"),
        /** An officer of the bureau. */
        BUREAU_OFFICER("bureau-officer"),
        /** The head of the bureau. */
        BUREAU_HEAD("bureau-head"),
        /** The local government. */
        GOVERNMENT("government"),
        /** An enterprise of the zone. */
        ENTERPRISE("enterprise"),
        /** The industry association. */
        ASSOCIATION("association"),
        /** An assessor of the panel. */
        ASSESSOR("assessor");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        /** Its name in a document. */
        public String code() {
            return code;
        }
    }

    /** Whether a length counts in days or months. */
    public enum Unit {
        DAYS,
        MONTHS
    }

    /**
     * A length of time by the calendar.
     *
     * @param number at least 1
     * @param reference the paper or clause that says so; empty when none is named
     */
    public record Length(int number, Unit unit, String reference) {
        public Length {
            if (number < 1) {
                throw new IllegalArgumentException("a length of " + number);
            }
        }

        /** The last day of the length that begins on the day after that one. */
        public LocalDate after(LocalDate day) {
            return unit == Unit.DAYS ? day.plusDays(number) : day.plusMonths(number);
        }

        /**
         * The last day of the length that begins on that day: the one before the same day so many months later, or the end of that month
         * where it has no such day.
         */
        public LocalDate beginningOn(LocalDate first) {
            LocalDate end = after(first);
            return unit == Unit.MONTHS && end.getDayOfMonth() != first.getDayOfMonth() ? end : end.minusDays(1);
        }

        /** The day that lies that much before. */
        public LocalDate before(LocalDate day) {
            return unit == Unit.DAYS ? day.minusDays(number) : day.minusMonths(number);
        }

        @Override
        public String toString() {
            return number + (unit == Unit.DAYS ? " d" : " m");
        }
    }

    /**
     * A step of the authority's own.
     *
     * @param id its name, stable over versions
     * @param before what may not happen until it is done
     * @param by who does it
     * @param within how long it may take once the case has come to it; empty for no limit
     * @param attach the names of the papers that it needs, such as {@code minutes}
     * @param clause what it stands on; empty when none is named
     */
    public record Step(
            String id, Text title, Act before, Role by, Optional<Length> within, List<String> attach, String clause) {
        public Step {
            attach = List.copyOf(attach);
        }
    }

    @Override
    public String toString() {
        return Stream.concat(
                        Stream.of(Term.values())
                                .filter(terms::containsKey)
                                .map(term -> term.code() + " " + terms.get(term)),
                        steps.stream()
                                .map(step ->
                                        step.id() + " before " + step.before().code()))
                .collect(Collectors.joining(", "));
    }
}
