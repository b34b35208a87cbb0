// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;

/**
 * What reports of one event have in common: market, kind, and the goods by barcode, or else by brand and model, or else the
 * whole wording. Returned goods and failed samples have none that reports could share, since each batch is an event of its own.
 */
final class Fingerprint {
    /** Two publications of one event are hardly further apart. */
    static final int DAYS = 60;

    private Fingerprint() {}

    static String of(Received received) {
        IncidentReport report = received.report();
        if (report.kind() == IncidentKind.RETURN || report.kind() == IncidentKind.SAMPLING_FAILURE) {
            return Texts.sha256(received.scheme() + "\n" + report.number());
        }
        return Texts.sha256(report.market() + "\n" + report.kind() + "\n" + goods(report));
    }

    private static String goods(IncidentReport report) {
        var barcodes = Texts.barcodes(report.goods().barcode());
        if (!barcodes.isEmpty()) {
            return "barcode " + barcodes;
        }
        var brands = Texts.keys(report.goods().brand());
        var models = Texts.keys(report.goods().model());
        if (!brands.isEmpty() && !models.isEmpty()) {
            return "model " + brands + models;
        }
        return "text " + brands + models + Texts.key(report.goods().name()) + "|" + Texts.key(report.maker()) + "|"
                + Texts.key(report.hazard()) + "|" + Texts.key(report.text());
    }
}
