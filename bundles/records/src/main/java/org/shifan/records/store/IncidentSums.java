// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

/** How an attributed incident counts: one rule for the sums that are kept and for those made from single records. */
public final class IncidentSums {
    private IncidentSums() {}

    /**
     * Adds an attributed incident.
     *
     * @param kind NOTIFICATION, RECALL or RETURN
     * @param cause QUALITY and MALICE count as the product's quality, the others do not
     */
    public static void add(Amounts amounts, String kind, String cause, boolean major) {
        amounts.add(Measure.INCIDENT_ROWS);
        boolean malice = cause.equals("MALICE");
        boolean quality = malice || cause.equals("QUALITY");
        if (kind.equals("RETURN")) {
            amounts.add(Measure.RETURNS_ANY);
        }
        if (cause.equals("UNDETERMINED")) {
            amounts.add(Measure.UNDETERMINED);
        }
        if (!quality) {
            return;
        }
        switch (kind) {
            case "NOTIFICATION" -> amounts.add(Measure.NOTIFICATIONS);
            case "RECALL" -> amounts.add(Measure.RECALLS);
            case "RETURN" -> amounts.add(Measure.RETURNS);
            default -> throw new IllegalArgumentException("kind of incident '" + kind + "'");
        }
        if (major) {
            amounts.add(Measure.MAJORS);
        }
        if (malice) {
            amounts.add(Measure.MALICE);
        }
    }
}
