// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.Optional;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * What stands in for an inspection of aid goods and goods for Africa (F6): the enterprise's own declaration, or the result of a third
 * party that is recognised for the goods.
 *
 * @param declaration the number of the declaration that it belongs to
 * @param laboratory the key of the third party; empty for the enterprise's own declaration
 * @param report the number of the report, or of the declaration of conformity
 * @param issued the day of the report
 * @param handedIn who took it in, why, on what document
 * @param drawn whether it is drawn for verification
 * @param verified the decision of the verification, or null while there is none
 */
public record Proof(
        long number,
        String declaration,
        OrganisationCode enterprise,
        String laboratory,
        String report,
        LocalDate issued,
        Decision handedIn,
        boolean drawn,
        Outcome outcome,
        Decision verified) {

    /** What verification found. */
    public enum Outcome {
        /** Not verified. */
        OPEN,
        CONFIRMED,
        /** The goods are not what the proof says: the risk of the enterprise's goods is raised. */
        FAILED
    }

    public Optional<Decision> verification() {
        return Optional.ofNullable(verified);
    }
}
