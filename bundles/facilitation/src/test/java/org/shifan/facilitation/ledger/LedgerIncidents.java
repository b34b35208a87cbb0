// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.ledger;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.Attribution;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.Incidents;

/** A register of incidents in memory: the one question that the ledger asks. */
public final class LedgerIncidents {
    private LedgerIncidents() {}

    public static Ledger with(Ledger ledger, Incident... incidents) {
        ledger.incidents = (Incidents) Proxy.newProxyInstance(
                LedgerIncidents.class.getClassLoader(), new Class<?>[] {Incidents.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("incidents")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    IncidentQuery query = (IncidentQuery) args[0];
                    return List.of(incidents).stream()
                            .filter(incident ->
                                    incident.attributedTo().enterprise().equals(query.enterprise()))
                            .filter(incident -> !incident.on().isBefore(query.from())
                                    && !incident.on().isAfter(query.to()))
                            .skip(query.offset())
                            .limit(query.limit())
                            .toList();
                });
        return ledger;
    }

    public static Incident incident(OrganisationCode enterprise, String hs, String market, LocalDate on) {
        Decision decision = new Decision("li", on, "named on the label", "");
        return new Incident(
                1,
                BureauCode.of("jiangsu"),
                IncidentKind.RECALL,
                on,
                CountryCode.of(market),
                new Goods("goods", "", "", "", hs == null ? null : HsCode.of(hs)),
                "",
                "",
                "",
                "",
                "",
                new Attribution(enterprise, 90, decision),
                null,
                List.of(),
                0,
                null,
                false);
    }
}
