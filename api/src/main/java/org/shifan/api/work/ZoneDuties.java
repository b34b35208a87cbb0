// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.work;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.text.Text;

/**
 * Who is responsible for what in a zone on a day (§一, R1).
 *
 * @param parts government, supervising authorities, enterprises, association, public; always all of them
 */
public record ZoneDuties(ZoneId zone, LocalDate on, List<Part> parts) {
    public ZoneDuties {
        parts = List.copyOf(parts);
    }

    /** Whether every duty has a holder. */
    public boolean complete() {
        return parts.stream().allMatch(part -> part.missing().isEmpty());
    }

    /**
     * A part that the opinion gives.
     *
     * @param code such as {@code government}
     * @param duty what it is responsible for
     * @param missing each duty without a holder
     */
    public record Part(String code, Text duty, List<Holder> holders, List<Text> missing) {
        public Part {
            holders = List.copyOf(holders);
            missing = List.copyOf(missing);
        }
    }

    /**
     * Who bears it.
     *
     * @param what in particular
     * @param enterprise for which member it is borne; null beside the part of the enterprises
     * @param work the number of the entry
     */
    public record Holder(String name, String what, OrganisationCode enterprise, LocalDate since, long work) {}
}
