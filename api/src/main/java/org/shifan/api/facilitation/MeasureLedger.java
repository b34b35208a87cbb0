// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.text.Message;

/** The ledger of measures: who got which convenience, how often, and what it saved; Shifan keeps it. */
@ProviderType
public interface MeasureLedger {
    /**
     * The lines of a period, oldest first.
     *
     * @param zone only of this zone; null for all
     * @param limit 1 or more
     */
    List<Line> lines(BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to, int offset, int limit);

    /**
     * What measures saved, by zone, month and measure.
     *
     * @param bureau only of its enterprises; null for all
     * @param zone only of this zone; null for all
     */
    BenefitReport report(BureauCode bureau, ZoneId zone, YearMonth from, YearMonth to);

    /**
     * A use of a measure.
     *
     * @param treatment the number of the treatment
     * @param drawn whether the shipment was checked at random all the same
     * @param daysSaved working days, 0 or more, by the assumption of the rules; 0 for one that was drawn
     */
    record Line(
            long treatment,
            String declaration,
            String measure,
            OrganisationCode enterprise,
            ZoneId zone,
            LocalDate on,
            HsCode hs,
            CountryCode country,
            boolean drawn,
            BigDecimal daysSaved) {}

    /**
     * The report.
     *
     * @param lines how many lines the ledger has for it, counted apart from the rows
     * @param flows what happened afterwards; null while no register of incidents is there
     * @param checks what the checks of the period found, by measure
     * @param remarks what it assumes
     * @param faults where the ledger does not agree with the archive of treatments, by declaration, at most 20 of a kind: each
     *     treatment that a convenience governs has one line of it, drawn and with days saved as the treatment says; empty when all do
     */
    record BenefitReport(
            List<Row> rows, long lines, Flows flows, List<Checks> checks, List<Message> remarks, List<Message> faults) {
        public BenefitReport {
            rows = List.copyOf(rows);
            checks = List.copyOf(checks);
            faults = List.copyOf(faults);
            remarks = List.copyOf(remarks);
        }

        /** Whether the rows add up to the lines, and the lines agree with the treatments. */
        public boolean reconciles() {
            return faults.isEmpty() && rows.stream().mapToLong(Row::uses).sum() == lines;
        }
    }

    /**
     * A row of the report.
     *
     * @param zone null for enterprises outside of zones
     * @param uses lines of the ledger
     * @param drawn those of them that were checked at random
     * @param daysSaved working days in all
     */
    record Row(ZoneId zone, YearMonth month, String measure, long uses, long drawn, BigDecimal daysSaved) {
        /** How many were not checked. */
        public long exempted() {
            return uses - drawn;
        }
    }

    /**
     * Export shipments of the period with and without a check, and the incidents that followed within a year. An incident belongs to
     * the last shipment before it of the same enterprise, heading and market.
     *
     * @param unassigned incidents of these enterprises for which there is no such shipment
     */
    record Flows(long exempted, long exemptedIncidents, long checked, long checkedIncidents, long unassigned) {}

    /**
     * What the checks of a measure found: of the shipments that were drawn although it exempts them, or inspected jointly (F9a). The
     * share that failed is what can be said of those that were not checked.
     *
     * @param due how many had to be checked
     * @param results how many of them have a result
     * @param failed results that are failures
     */
    record Checks(String measure, long due, long results, long failed) {}
}
