// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.Instant;

import org.shifan.api.code.BureauCode;
import org.shifan.api.quality.IncidentReport;

/**
 * A report as it came in.
 *
 * @param importId the import that brought it, or null when a person entered it
 */
public record Received(
        BureauCode bureau, IncidentReport report, String by, Instant at, Long importId, boolean synthetic) {

    /** Whose numbers it bears: a bureau's own ones are unique only within the bureau. */
    String scheme() {
        return own() ? IncidentReport.OWN + ":" + bureau : report.scheme();
    }

    boolean own() {
        return report.scheme().equals(IncidentReport.OWN);
    }

    String digest() {
        return Texts.sha256(String.join(
                "\n",
                report.kind().name(),
                report.on().toString(),
                report.market().value(),
                String.valueOf(report.enterprise()),
                String.valueOf(report.goods()),
                report.maker(),
                report.origin(),
                report.hazard(),
                report.measures(),
                report.text(),
                report.raw()));
    }
}
