// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.EntityManager;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.IncidentKind;

/**
 * An attributed incident, as far as it makes a risk.
 *
 * @param heading null when its goods have no code
 * @param cause null while no trace has found one
 */
record Happened(
        OrganisationCode enterprise,
        BureauCode bureau,
        IncidentKind kind,
        LocalDate on,
        CountryCode market,
        HsCode heading,
        Cause cause) {

    /** Those in the period that may speak against an enterprise: of other causes than no matter of quality. */
    static List<Happened> read(EntityManager em, LocalDate from, LocalDate to) {
        return em
                .createQuery(
                        "select i.enterprise, i.bureau, i.kind, i.on, i.market, coalesce(i.attributedHs, i.hs), i.cause from IncidentEntity i"
                                + " where i.enterprise is not null and i.joinedInto is null and i.on between :from and :to"
                                + " and (i.cause is null or i.cause <> :none) order by i.id",
                        Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("none", Cause.NOT_QUALITY.name())
                .getResultList()
                .stream()
                .map(row -> new Happened(
                        OrganisationCode.of((String) row[0]),
                        BureauCode.of((String) row[1]),
                        IncidentKind.valueOf((String) row[2]),
                        (LocalDate) row[3],
                        CountryCode.of((String) row[4]),
                        row[5] == null ? null : HsCode.of((String) row[5]).heading(),
                        row[6] == null ? null : Cause.valueOf((String) row[6])))
                .toList();
    }
}
