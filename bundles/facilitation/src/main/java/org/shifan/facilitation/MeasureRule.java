// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import org.shifan.facilitation.reference.ReferenceData.MeasureTerms;

/**
 * One measure of §六(一). A rule is pure: the same situation and terms give the same finding, and it asks nobody.
 * When the measure is in force, where it stands among the others and which zones may use it is in {@code
 * measures.csv}, not in the rule.
 */
interface MeasureRule {
    /** The policy's row, which is also the measure's key in the table of measures. */
    String id();

    /**
     * Judges one shipment.
     *
     * @param terms the measure's terms on the day of the shipment
     */
    Finding judge(Situation situation, MeasureTerms terms);
}
