// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.ReadableRows;

/**
 * What is kept of an enterprise's measures and who may read it (R6): whose the enterprise is now, and the bureau that kept it. For one
 * call: each bureau and each enterprise is asked for once.
 */
public final class Readers {
    /** Of treatments, what they rest on, what was checked and what it saved. */
    public static final String TREATMENTS = "treatment.read";
    /** Of notices that a measure stopped or came back. */
    public static final String STOPS = "measure.see";

    private final Permissions permissions;
    private final EnterpriseRegistry enterprises;
    private final String operation;
    private final Map<OrganisationCode, Place> places = new HashMap<>();
    private final Map<Place, Boolean> asked = new HashMap<>();

    /** @param operation one of those above */
    public Readers(Permissions permissions, EnterpriseRegistry enterprises, String operation) {
        this.permissions = permissions;
        this.enterprises = enterprises;
        this.operation = operation;
    }

    private boolean may(Place place) {
        return asked.computeIfAbsent(place, its -> permissions.permit(operation, its));
    }

    private Place place(OrganisationCode enterprise) {
        return places.computeIfAbsent(
                enterprise,
                code -> enterprises.enterprise(code).map(Place::of).orElse(new Place(null, null, null, code)));
    }

    /** Whether they may read everything there is, which the server may that acts by itself. */
    public boolean everything() {
        return may(Place.COUNTRY);
    }

    /**
     * Whether they may read something of the enterprise.
     *
     * @param kept the bureau that kept it; null where none is kept beside it
     * @param zone in which the enterprise was then; null for none
     */
    public boolean may(OrganisationCode enterprise, BureauCode kept, ZoneId zone) {
        return everything()
                || (kept != null && may(Place.of(kept)))
                || may(place(enterprise).in(zone));
    }

    /** Refuses who may not. */
    public void require(OrganisationCode enterprise, BureauCode kept, ZoneId zone) {
        if (!may(enterprise, kept, zone)) {
            permissions.require(operation, place(enterprise).in(zone));
        }
    }

    /** Refuses who may not read all of that. */
    public void require(Place place) {
        permissions.require(operation, place);
    }

    /**
     * A page of what they may read, full all the same. Who asks for what is theirs is answered by the database alone.
     *
     * @param bureau of which alone the rows are; null for all
     * @param enterprise of which alone the rows are; null for all
     */
    public <T> List<T> page(
            BureauCode bureau,
            OrganisationCode enterprise,
            int offset,
            int limit,
            ReadableRows.Source<T> rows,
            Predicate<T> may) {
        if (everything()
                || (bureau != null && may(Place.of(bureau)))
                || (enterprise != null && may(place(enterprise)))) {
            return rows.read(offset, limit);
        }
        return ReadableRows.page(offset, limit, rows, may);
    }
}
