// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.OrganisationCode;

/**
 * What one source says of an incident.
 *
 * @param scheme whose numbers it bears, such as {@link #CPSC}; {@link #OWN} for the bureau's own
 * @param number the source's number, unique within the scheme; of {@link #OWN} within the bureau
 * @param on the day of the incident or of its publication
 * @param market where it happened
 * @param maker the manufacturer as the source names it; may be empty
 * @param origin the country of origin as the source names it; may be empty
 * @param measures what was done about the goods; may be empty
 * @param url where it was published; may be empty
 * @param enterprise whom the source names by code, or null; naming is not yet attribution
 * @param raw everything the source said, line by line
 */
public record IncidentReport(
        String scheme,
        String number,
        IncidentKind kind,
        LocalDate on,
        CountryCode market,
        Goods goods,
        String maker,
        String origin,
        String hazard,
        String measures,
        String text,
        String url,
        OrganisationCode enterprise,
        String raw) {
    /** A bureau's own numbers. */
    public static final String OWN = "own";
    /** Recalls of the US Consumer Product Safety Commission. */
    public static final String CPSC = "cpsc";
    /** Alerts of the EU Safety Gate, formerly RAPEX. */
    public static final String SAFETY_GATE = "safety-gate";

    public IncidentReport {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(goods, "goods");
        maker = stripped(maker);
        origin = stripped(origin);
        hazard = stripped(hazard);
        measures = stripped(measures);
        text = stripped(text);
        url = stripped(url);
        raw = stripped(raw);
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }
}
