// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Set<String> bureaus = new HashSet<>();

    private IncidentYear(int year, long revision) {
        this.year = year;
        this.revision = revision;
    }

    /** Reads the incidents of the year that had happened by the day. */
    public static IncidentYear read(EntityManager em, int year, LocalDate asOf) {
        IncidentYear out = new IncidentYear(year, RegisterEntity.revision(em));
        LocalDate end = LocalDate.of(year, 12, 31);
        em.createQuery(
                        "select i.bureau, i.enterprise, i.on, i.kind, i.cause, i.synthetic from IncidentEntity i"
                                + " where i.joinedInto is null and i.on between :from and :to",
                        Object[].class)
                .setParameter("from", LocalDate.of(year, 1, 1))
                .setParameter("to", asOf.isBefore(end) ? asOf : end)
                .getResultList()
                .forEach(out::add);
        return out;
    }

    private void add(Object[] row) {
        bureaus.add((String) row[0]);
        if (row[1] != null) {
            lines.computeIfAbsent((String) row[1], code -> new ArrayList<>())
                    .add(new Line(
                            (LocalDate) row[2],
                            IncidentKind.valueOf((String) row[3]),
                            row[4] == null ? null : Cause.valueOf((String) row[4]),
                            (Boolean) row[5]));
        }
    }

    public int year() {
        return year;
    }

    /** The state of the register when they were read. */
    public long revision() {
        return revision;
    }

    /** Whether the bureau has taken in anything of that year. */
    public boolean covers(BureauCode bureau) {
        return bureaus.contains(bureau.value());
    }

    public Collection<Line> of(OrganisationCode enterprise) {
        return lines.getOrDefault(enterprise.value(), List.of());
    }
}
