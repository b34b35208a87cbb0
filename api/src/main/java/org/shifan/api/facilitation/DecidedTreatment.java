// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.text.Text;

/**
 * A treatment as it was decided. It is never changed and never computed again silently.
 *
 * @param zone the zone that the enterprise was in on the day; null for none
 * @param governing the measure that decided, such as {@code F4}
 * @param drawn whether it was drawn for a random check
 * @param until the last day on which the ground was known to hold; null when no end was known
 * @param receipt what it stands on
 */
public record DecidedTreatment(
        long number,
        Shipment shipment,
        BureauCode bureau,
        ZoneId zone,
        SupervisionMode mode,
        Text modeReason,
        String governing,
        boolean drawn,
        LocalDate until,
        List<Told> measures,
        List<Text> remarks,
        Receipt receipt) {
    public DecidedTreatment {
        measures = List.copyOf(measures);
        remarks = List.copyOf(remarks);
    }

    /**
     * What was told of a measure.
     *
     * @param until null when no end was known, or the measure did not apply
     */
    public record Told(
            String id,
            Text title,
            String clause,
            boolean applies,
            Text reason,
            List<Text> conditions,
            LocalDate until) {
        public Told {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * What a treatment stands on, with SHA-256 in hexadecimal digits.
     *
     * @param rules name, version and digests of rules and reference data
     * @param inputs the digest of what the registers and plug-ins said
     * @param treatment the digest of the treatment as it is kept
     * @param engine the version of the engine
     * @param at when it was decided
     * @param by the account that asked
     */
    public record Receipt(RulesVersion rules, String inputs, String treatment, String engine, Instant at, String by) {}
}
