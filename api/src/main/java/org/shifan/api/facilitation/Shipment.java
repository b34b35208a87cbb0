// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;

/**
 * A declared export shipment, as far as its treatment depends on it.
 *
 * @param declaration the declaration's number; may be empty for a question in advance
 * @param on the day of the declaration
 * @param purpose what it is sent for; trade when null
 */
public record Shipment(
        String declaration,
        OrganisationCode enterprise,
        HsCode hs,
        CountryCode destination,
        LocalDate on,
        Money value,
        Purpose purpose) {
    public Shipment {
        declaration = declaration == null ? "" : declaration.strip();
        Objects.requireNonNull(enterprise, "enterprise");
        Objects.requireNonNull(hs, "hs");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(on, "on");
        purpose = purpose == null ? Purpose.TRADE : purpose;
    }

    /** What a shipment is sent for, as far as a measure asks (§六(一)). */
    public enum Purpose {
        TRADE,
        /** Foreign aid (援外物资). */
        AID
    }
}
