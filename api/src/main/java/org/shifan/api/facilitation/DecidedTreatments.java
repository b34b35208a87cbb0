// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.text.Message;

/** The archive of treatments: each is decided once, kept with all that it stands on, and can be made again from that. */
@ProviderType
public interface DecidedTreatments {
    /**
     * Decides a declared shipment and keeps the treatment; every use of a measure leaves a line in the ledger. The same declaration
     * again is answered with what was decided, whatever has changed since.
     *
     * @param by the account that asks
     * @throws org.shifan.api.text.ShifanException {@code facilitation.declaration.missing}; {@code .known} when the number was
     *     decided with another content; {@code core.enterprise.unknown}; {@code facilitation.purpose.import}
     */
    DecidedTreatment decide(Shipment shipment, String by);

    /**
     * The treatment with this number.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.treatment.unknown}
     */
    DecidedTreatment require(long number);

    /**
     * The treatment of this declaration.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.declaration.unknown}
     */
    DecidedTreatment require(String declaration);

    /**
     * The treatments, newest first.
     *
     * @param enterprise only its own; null for all
     * @param limit 1 or more
     */
    List<DecidedTreatment> decided(OrganisationCode enterprise, int offset, int limit);

    /**
     * Makes a treatment again, by today's engine from the archived inputs by the archived rules, and compares. Nothing that is
     * installed now has a part in it.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.treatment.unknown}
     */
    Replay replay(long number);

    /** The numbers of all treatments, in order. */
    List<Long> numbers();

    /** What came of a replay. */
    enum Outcome {
        /** The same bytes. */
        EQUAL,
        DIFFERENT,
        /** Something that is needed for it is not there, or was changed. */
        IMPOSSIBLE
    }

    /**
     * A treatment made again.
     *
     * @param told the first difference, or why it cannot be made again; null when it is equal
     */
    record Replay(long number, Outcome outcome, String engineThen, String engineNow, Message told) {}
}
