// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;

/** Shipments and their treatments for the tests. */
final class Shipments {
    private Shipments() {}

    static Treatment treat(Registers registers, String day, String hs) {
        return service(registers).treat(shipment(day, hs));
    }

    static Treatments service(Registers registers) {
        return new Treatments(registers.enterprises(), registers, registers);
    }

    static Shipment shipment(String day, String hs) {
        return shipment(day, hs, "US", Shipment.Purpose.TRADE);
    }

    static Shipment shipment(String day, String hs, String destination, Shipment.Purpose purpose) {
        return new Shipment(
                "D-1",
                Registers.ENTERPRISE,
                HsCode.of(hs),
                CountryCode.of(destination),
                LocalDate.parse(day),
                Money.usd(new BigDecimal("10000")),
                purpose);
    }

    static Measure measure(Treatment treatment, String id) {
        return treatment.measures().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
