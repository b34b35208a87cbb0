// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.owed;

import java.time.LocalDate;

/**
 * Within which time a proof that F6 needs is due. Nobody is late who was not asked: the term begins with the declaration, or with the
 * day on which it was asked for, whichever is later.
 *
 * @param days 1 or more
 * @param backDays how old a declaration may be, in days, to be asked for a proof the first time
 */
record ProofTerm(int days, int backDays) {
    LocalDate due(LocalDate declared, LocalDate asked) {
        return (declared.isAfter(asked) ? declared : asked).plusDays(days);
    }

    boolean asksFor(LocalDate declared, LocalDate today) {
        return !declared.isBefore(today.minusDays(backDays));
    }
}
