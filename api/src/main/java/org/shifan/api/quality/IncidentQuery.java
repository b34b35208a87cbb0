// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;

/**
 * Which incidents are asked for; what is null does not matter.
 *
 * @param unattributed whether only those without an enterprise are meant
 * @param from the first day
 * @param to the last day
 */
public record IncidentQuery(
        BureauCode bureau,
        OrganisationCode enterprise,
        boolean unattributed,
        LocalDate from,
        LocalDate to,
        int offset,
        int limit) {}
