// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.persistence.EntityManager;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.IncidentKind;

/** The attributed incidents of a year, read in one question, as far as facts are made of them. */
public final class IncidentYear {
    /**
     * An attributed incident.
     *
     * @param cause null while its trace is open, or was never opened
     */
    public record Line(LocalDate on, IncidentKind kind, Cause cause, boolean synthetic) {
        /** Whether it counts in the rate: quality-caused, and no domestic failure. */
        public boolean counts() {
            return kind.rated() && cause != null && cause.quality();
        }

        /** Whether it might still come to count. */
        public boolean open() {
            return kind.rated() && cause == null;
        }
    }

    private final int year;
    private final long revision;
    private final Map<String, List<Line>> lines = new HashMap<>();
    private final Set<String> bureaus;

    private IncidentYear(int year, long revision, Set<String> bureaus) {
        this.year = year;
        this.revision = revision;
        this.bureaus = bureaus;
    }

    /** Reads the incidents of the year that had happened by the day. */
    public static IncidentYear read(EntityManager em, int year, LocalDate asOf) {
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate to = asOf.isBefore(end) ? asOf : end;
        IncidentYear out = new IncidentYear(year, RegisterEntity.revision(em), Coverage.bureaus(em, year, to));
        em.createQuery(
                        "select i.enterprise, i.on, i.kind, i.cause, i.synthetic from IncidentEntity i"
                                + " where i.joinedInto is null and i.enterprise is not null and i.on between :from and :to",
                        Object[].class)
                .setParameter("from", LocalDate.of(year, 1, 1))
                .setParameter("to", to)
                .getResultList()
                .forEach(out::add);
        return out;
    }

    private void add(Object[] row) {
        lines.computeIfAbsent((String) row[0], code -> new ArrayList<>())
                .add(new Line(
                        (LocalDate) row[1],
                        IncidentKind.valueOf((String) row[2]),
                        row[3] == null ? null : Cause.valueOf((String) row[3]),
                        (Boolean) row[4]));
    }

    public int year() {
        return year;
    }

    /** The state of the register when they were read. */
    public long revision() {
        return revision;
    }

    /** Whether the bureau has taken in anything of that year, whether or not another one had done so before. */
    public boolean covers(BureauCode bureau) {
        return bureaus.contains(bureau.value());
    }

    public Collection<Line> of(OrganisationCode enterprise) {
        return lines.getOrDefault(enterprise.value(), List.of());
    }
}
