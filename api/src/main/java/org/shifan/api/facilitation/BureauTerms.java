// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Text;

/**
 * What a bureau asks of its own enterprises for a measure of §六(一), besides what the policy asks of all; a bureau's bundle
 * registers it as a service. It can make a measure stricter and never grant one: its terms are asked together with all others,
 * and every one has to hold. The supervision mode (F1) takes no terms.
 *
 * <p>It is a pure function of its arguments. One that throws or answers null makes the measures of its bureau not apply, and the
 * treatment says so.
 */
@ConsumerType
public interface BureauTerms {
    /** The bureau whose enterprises are meant. */
    BureauCode bureau();

    /**
     * The terms for a measure, as they hold for a shipment.
     *
     * @param measure the policy's row, such as {@code F4}
     * @return empty when nothing more is asked
     */
    List<Term> terms(String measure, Shipment shipment);

    /**
     * One term.
     *
     * @param holds whether the shipment meets it
     * @param text what is asked, and what was found
     * @param until the last day on which it is known to hold; null when it has no end or does not hold
     */
    record Term(boolean holds, Text text, LocalDate until) {
        public Term {
            Objects.requireNonNull(text, "text");
        }
    }
}
