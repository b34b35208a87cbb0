// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;

/**
 * A declared shipment, as far as its treatment depends on it.
 *
 * @param declaration the declaration's number; may be empty for a question in advance
 * @param destination the country on the other side: where an export goes, where an import comes from
 * @param on the day of the declaration
 * @param purpose what it is sent for; trade when null
 * @param direction export when null
 * @param used whether the goods are old machinery or electrical goods (旧机电), which have a lane of their own
 */
public record Shipment(
        String declaration,
        OrganisationCode enterprise,
        HsCode hs,
        CountryCode destination,
        LocalDate on,
        Money value,
        Purpose purpose,
        Direction direction,
        boolean used) {
    public Shipment {
        declaration = declaration == null ? "" : declaration.strip();
        Objects.requireNonNull(enterprise, "enterprise");
        Objects.requireNonNull(hs, "hs");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(on, "on");
        purpose = purpose == null ? Purpose.TRADE : purpose;
        direction = direction == null ? Direction.EXPORT : direction;
    }

    /** A shipment of new goods that leaves the country. */
    public Shipment(
            String declaration,
            OrganisationCode enterprise,
            HsCode hs,
            CountryCode destination,
            LocalDate on,
            Money value,
            Purpose purpose) {
        this(declaration, enterprise, hs, destination, on, value, purpose, Direction.EXPORT, false);
    }

    /** The same as if it were declared on another day. */
    public Shipment on(LocalDate day) {
        return new Shipment(declaration, enterprise, hs, destination, day, value, purpose, direction, used);
    }

    /** Which way a shipment goes. */
    public enum Direction {
        EXPORT,
        IMPORT
    }

    /** What a shipment is sent for, as far as a measure asks (§六(一)). */
    public enum Purpose {
        TRADE,
        /** Foreign aid (援外物资). */
        AID,
        /** Goods of another country that are repaired here (境外维修), in either direction. */
        REPAIR,
        /** Goods that are tested here for others abroad (检测), in either direction. */
        TESTING,
        /** Goods for research and development (研发), in either direction. */
        RESEARCH,
        /** Equipment that the importing enterprise processes with itself (自用设备). */
        EQUIPMENT,
        /** Raw materials and parts for the importing enterprise's own processing (原材料、零部件). */
        MATERIALS
    }
}
