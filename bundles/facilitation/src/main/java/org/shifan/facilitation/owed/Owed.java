// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.owed;

import java.time.LocalDate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.text.Message;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * Something that an enterprise owes.
 *
 * @param about the number of the treatment or of the consignment
 * @param asked whether it is on record that it was asked for; what an officer entered with its day needs no asking
 * @param lateSaid when it was last said to be late; null for never
 */
record Owed(
        Kind kind,
        long about,
        String declaration,
        OrganisationCode enterprise,
        BureauCode bureau,
        LocalDate due,
        boolean asked,
        LocalDate lateSaid) {

    /** What is owed. */
    enum Kind {
        /** The enterprise's own declaration or a third party's result (F6). */
        PROOF("proof"),
        /** Goods of a registered project that have to cross the border again (F7). */
        GOODS("consignment");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        /** What it is, in words. */
        Message what(String declaration, long about) {
            return say("facilitation.owed." + code, declaration, about);
        }
    }

    Message what() {
        return kind.what(declaration, about);
    }

    Message late() {
        return say("facilitation.owed.late", what(), enterprise, due);
    }

    Deadline deadline(LocalDate today) {
        return Deadline.of(
                kind.code() + "." + about,
                Subject.enterprise(enterprise),
                bureau,
                what().text(),
                M.text("facilitation.owed.by"),
                due,
                M.text("facilitation.owed.source." + kind.code()),
                today);
    }
}
