// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.core.Decision;

/** The register of incidents (§六(六), Q2); Shifan implements it. Nothing in it is overwritten without a step that says so. */
@ProviderType
public interface Incidents {
    /**
     * Enters a report by hand. One that plainly tells of an incident that is known, by market, kind, goods and time, becomes a
     * further source of it.
     *
     * @return the incident, new or known
     * @throws org.shifan.api.text.ShifanException {@code quality.source.known} when the number is there with other
     *     content, {@code quality.text.long}
     */
    Incident report(BureauCode bureau, IncidentReport report, String by);

    /**
     * The incident with this number.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.incident.unknown}
     */
    Incident require(long id);

    /** Incidents that are not joined into others, newest first. */
    List<Incident> incidents(IncidentQuery query);

    /** Registered enterprises that may have made the goods, the likeliest first, at most 20. */
    List<Match> matches(long id);

    /** Incidents that may be the same event, for a person to join; at most 20. */
    List<Incident> similar(long id);

    /**
     * Attributes the incident to an enterprise, or to another than before. It passes to the enterprise's bureau.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.incident.*}, {@code core.enterprise.unknown}
     */
    default Incident attribute(long id, String anyCode, Decision decision) {
        return attribute(id, anyCode, null, null, decision);
    }

    /**
     * The same, with the goods: from then on the incident is one of their HS code, so that it raises the risk of their heading and of
     * no other, and is counted with its shipments. The goods of an enterprise that it is attributed to already are added while its
     * trace is under way too.
     *
     * @param hs the code of the goods; null when it is that of the registered goods, or not known
     * @param goods the number of registered goods of the enterprise; null when they are none of these, or not known
     * @throws org.shifan.api.text.ShifanException also {@code quality.incident.goods} when the enterprise has no such goods, {@code
     *     quality.incident.two-goods} when their code is another than the one that is named
     */
    Incident attribute(long id, String anyCode, HsCode hs, Long goods, Decision decision);

    /**
     * Joins an incident into another: its sources become sources of that one.
     *
     * @return the incident that remains
     * @throws org.shifan.api.text.ShifanException {@code quality.incident.*}; an incident whose cause is decided, or that is
     *     attributed to another enterprise, is not joined
     */
    Incident join(long remaining, long joined, Decision decision);

    /** What was done with the incident, oldest first; the steps of its trace and measures for whoever may read traces. */
    List<IncidentStep> history(long id);
}
