// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.text.Text;

/**
 * A case of counterfeit or unfair competition in the area of a zone (§六(六), Q4) and how it was handled.
 *
 * @param on the day on which it was found
 * @param suspect who is said to have done it, in words
 * @param ofSuspect the same where it is a registered enterprise, or null
 * @param ofInjured the registered enterprise that is injured, or null
 * @param authority to whom it was passed on, such as the market supervision authority; empty before
 * @param reference that authority's number; may be empty
 * @param outcome what came of it; null until it is closed
 * @param steps what was done, oldest first
 */
public record CompetitionCase(
        long id,
        BureauCode bureau,
        ZoneId zone,
        Kind kind,
        LocalDate on,
        String suspect,
        OrganisationCode ofSuspect,
        OrganisationCode ofInjured,
        String goods,
        String text,
        State state,
        String authority,
        String reference,
        Outcome outcome,
        List<Step> steps) {

    public CompetitionCase {
        steps = List.copyOf(steps);
    }

    public Optional<OrganisationCode> suspectedEnterprise() {
        return Optional.ofNullable(ofSuspect);
    }

    public Optional<OrganisationCode> injuredEnterprise() {
        return Optional.ofNullable(ofInjured);
    }

    /** What is said to have happened. */
    public enum Kind {
        /** Goods, marks or papers that are not what they say (假冒伪劣). */
        COUNTERFEIT,
        /** Other unfair competition (不正当竞争), such as slander, bribes or sales below cost. */
        UNFAIR_COMPETITION;

        /** The word in options and files, such as {@code unfair-competition}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How far it is. */
    public enum State {
        REPORTED,
        /** The competent authority has it (移送). */
        PASSED_ON,
        CLOSED
    }

    /** What came of it. */
    public enum Outcome {
        /** Punished by the competent authority (查处). */
        PUNISHED,
        /** Set right without punishment (整改). */
        SET_RIGHT,
        /** Passed on to the police or prosecutors (移送司法). */
        PROSECUTED,
        /** Not proven (查无实据). */
        NOT_PROVEN;

        /** The word in options and files, such as {@code not-proven}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Something that was done; never changed. */
    public record Step(Text what, Decision decision) {}
}
