// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;

/** Which measures stopped for whom, since a ground fell away; Shifan implements it. */
@ProviderType
public interface MeasureStops {
    /**
     * Looks now whether the measures that were used within the last year still apply, records what changed and tells all {@link
     * MeasureListener}s. It happens by itself every few minutes too; what stops applying is never granted meanwhile, since every
     * treatment is decided anew.
     *
     * @return what changed
     */
    List<MeasureStop> look();

    /** The same for the measures of one enterprise only, as soon as something that concerns it changed. */
    List<MeasureStop> look(OrganisationCode enterprise);

    /**
     * What stopped or came back, newest first.
     *
     * @param bureau only of its enterprises; null for all
     * @param enterprise only its own; null for all
     * @param limit 1 or more
     */
    List<MeasureStop> stops(BureauCode bureau, OrganisationCode enterprise, int offset, int limit);
}
