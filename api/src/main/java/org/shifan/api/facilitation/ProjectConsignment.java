// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * Goods that crossed the border for a registered project of repair, testing or research and have to cross it again (F7), with
 * what did. Goods of others that came in for repair have to leave; goods that were sent out for a test have to come back.
 *
 * @param project the number of the declared ground that registers the project
 * @param declaration the declaration of the way there
 * @param direction which way that was; the way back is the other one
 * @param on the day of that declaration
 * @param goods what it is, in words
 * @param quantity how much, above 0, at most 15 digits and 3 of them decimals
 * @param unit what it is counted in, such as pieces or kg
 * @param due the last day on which everything has to be back
 * @param steps what came back or was written off, by number
 */
public record ProjectConsignment(
        long number,
        long project,
        DeclaredGround.Kind kind,
        OrganisationCode enterprise,
        BureauCode bureau,
        String declaration,
        Shipment.Direction direction,
        HsCode hs,
        LocalDate on,
        String goods,
        BigDecimal quantity,
        String unit,
        LocalDate due,
        Decision entered,
        List<Step> steps) {
    public ProjectConsignment {
        steps = List.copyOf(steps);
    }

    /**
     * What ends a consignment, wholly or in part.
     *
     * @param declaration the declaration of the way back; empty for what is written off
     * @param on the day of that declaration, or of the decision
     */
    public record Step(long number, String declaration, LocalDate on, BigDecimal quantity, Decision decision) {
        /** Whether the goods stay where they are, such as those that a test has destroyed. */
        public boolean writtenOff() {
            return declaration.isEmpty();
        }
    }

    /** How much is still on the other side; 0 when it is closed. */
    public BigDecimal open() {
        return steps.stream().map(Step::quantity).reduce(quantity, BigDecimal::subtract);
    }

    /** Whether something should be back by that day and is not. */
    public boolean overdue(LocalDate day) {
        return day.isAfter(due) && open().signum() > 0;
    }
}
