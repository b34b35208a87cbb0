// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;

/**
 * The register of terms that bureaus set for measures; Shifan implements it. They are asked together with those of
 * {@link BureauTerms}, and every one has to hold.
 */
@ProviderType
public interface SetTerms {
    /**
     * Sets a term. One of the same bureau, measure, goods and kind that is in force on its first day ends the day before.
     *
     * @param measure a measure of the rules that serve that is a convenience or a procedure
     * @param hs the first digits of the goods' codes, an even number from 2 to 10; empty for all
     * @param value see {@link SetTerm.Kind}
     * @param period from the day of the decision or later
     * @throws org.shifan.api.text.ShifanException {@code facilitation.term.*}: no such bureau or measure, one that takes no terms, a
     *     value that its kind cannot read, a first day that is over, a later term in the way
     */
    SetTerm set(
            BureauCode bureau,
            String measure,
            String hs,
            SetTerm.Kind kind,
            String value,
            DateRange period,
            Decision decision);

    /**
     * Ends a term.
     *
     * @param lastDay the last day on which it holds, not before the day before the decision: what was asked in the past was asked
     * @throws org.shifan.api.text.ShifanException {@code facilitation.term.unknown}, {@code .ended}, {@code .end}
     */
    SetTerm end(long id, LocalDate lastDay, Decision decision);

    /**
     * The terms, by number.
     *
     * @param bureau only its own; null for all
     * @param on only those in force on that day; null for every one
     */
    List<SetTerm> terms(BureauCode bureau, LocalDate on);
}
