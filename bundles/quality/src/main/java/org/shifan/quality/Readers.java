// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality;

import java.util.HashMap;
import java.util.Map;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentQuery;

/**
 * Which incidents whoever asks may read: those of their bureau, and those of which the maker is known and theirs. For one call: each
 * bureau and each maker is asked for once.
 */
final class Readers {
    private static final String READ = "incident.read";

    private final Permissions permissions;
    private final EnterpriseRegistry enterprises;
    private final Map<BureauCode, Boolean> bureaus = new HashMap<>();
    private final Map<OrganisationCode, Boolean> makers = new HashMap<>();

    Readers(Permissions permissions, EnterpriseRegistry enterprises) {
        this.permissions = permissions;
        this.enterprises = enterprises;
    }

    /** Whether they may read whatever answers the question. */
    boolean all(IncidentQuery query) {
        return permissions.permit(READ, Place.COUNTRY)
                || (query.bureau() != null && of(query.bureau()))
                || (query.enterprise() != null && of(query.enterprise()));
    }

    boolean may(Incident incident) {
        return of(incident.bureau())
                || (incident.attributedTo() != null
                        && of(incident.attributedTo().enterprise()));
    }

    /** Refuses who may not. */
    void require(Incident incident) {
        if (!may(incident)) {
            permissions.require(READ, Place.of(incident.bureau()));
        }
    }

    boolean of(BureauCode bureau) {
        return bureaus.computeIfAbsent(bureau, its -> permissions.permit(READ, Place.of(its)));
    }

    private boolean of(OrganisationCode maker) {
        return makers.computeIfAbsent(
                maker,
                its -> enterprises
                        .enterprise(its)
                        .filter(known -> permissions.permit(READ, Place.of(known)))
                        .isPresent());
    }
}
