// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;

/**
 * Whom something that is done concerns. What is null is not concerned or not known: it is then nobody's own.
 *
 * @param bureau the bureau that supervises it
 * @param division where it lies
 */
public record Place(BureauCode bureau, DivisionCode division, ZoneId zone, OrganisationCode enterprise) {
    /** What concerns everybody: only who may do it everywhere may do it. */
    public static final Place COUNTRY = new Place(null, null, null, null);

    public static Place of(BureauCode bureau) {
        return new Place(Objects.requireNonNull(bureau, "bureau"), null, null, null);
    }

    public static Place of(Zone zone) {
        return new Place(zone.bureau(), zone.division(), zone.id(), null);
    }

    public static Place of(Enterprise enterprise) {
        return new Place(enterprise.bureau(), enterprise.division(), null, enterprise.code());
    }

    /**
     * Where the registers have a subject.
     *
     * @throws org.shifan.api.text.ShifanException what the registers refuse
     */
    public static Place of(Subject subject, ZoneRegistry zones, EnterpriseRegistry enterprises) {
        return subject.kind() == Subject.Kind.ZONE
                ? of(zones.require(subject.zoneId()))
                : of(enterprises.require(subject.key()));
    }

    /** This one with the zone in which it lies. */
    public Place in(ZoneId other) {
        return new Place(bureau, division, other, enterprise);
    }

    @Override
    public String toString() {
        String told = Stream.of(enterprise, zone, division, bureau)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? Jurisdiction.COUNTRY.toString() : told;
    }
}
